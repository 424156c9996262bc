// What an endpoint takes where it takes a mapping document: read once, with a sentence for each thing that is wrong.
import * as z from 'zod'
import { Problem } from '../tenancy/problem.ts'
import type { MappingDocument, MappingDocumentInput } from './core/document.ts'
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

/**
 * Whatever way a document comes: what is saved must go through the console's own requests (1 MiB) with its platform model
 * beside it, or nobody could change it there any more.
 * @throws {Problem} `too_large` with its length.
 */
export function refuseTooLong(document: MappingDocument): void {
  const { length } = JSON.stringify(document)
  if (length <= longest) return
  const found = `Written out, this document has ${length.toLocaleString('en')} characters`
  throw new Problem('too_large', `${found}; the console takes ${longest.toLocaleString('en')}.`)
}

const longest = 900_000

export const projectParams = z.object({ project: z.uuid() })

/** The number of a save; the database counts no further. */
export const revision = z.int().min(0).max(2_147_483_647)
