// What an endpoint takes where it takes a mapping document: read once, with a sentence for each thing that is wrong.
import * as z from 'zod'
import type { MappingDocumentInput } from './core/document.ts'
import { platformModel } from './core/platform-model.ts'
import { readDocument } from './core/document/read-document.ts'

export const documentBody = z.custom<MappingDocumentInput>().transform((data, context) => {
  const read = readDocument(data)
  if ('document' in read) return read.document
  for (const { path, text } of read.problems) {
    context.addIssue({ code: 'custom', path, message: text })
  }
  return z.NEVER
})

/** Two fields (user types, tags) of one key would be one on the platform. */
export const modelBody = platformModel.superRefine((model, context) => {
  for (const part of ['fields', 'userTypes', 'tags'] as const) {
    const keys = model[part].map(({ key }) => key)
    const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at)
    if (twice === -1) continue
    const message = `The key '${keys[twice] ?? ''}' is taken: give each its own.`
    context.addIssue({ code: 'custom', path: [part, twice, 'key'], message })
  }
})

export const projectParams = z.object({ project: z.uuid() })

/** The number of a save; the database counts no further. */
export const revision = z.int().min(0).max(2_147_483_647)
