import { stringify } from 'yaml'
import * as z from 'zod'
import type { DefinitionProblem } from './definition/definition.ts'
import { readYaml } from './definition/yaml.ts'

/** How the records of an uploaded file are known: the columns that together name a record for good. */
export const fileDefinition = z.strictObject({
  type: z.literal('FileSource'),
  primary_key: z.array(z.string().trim().min(1)).min(1),
  never_store: z.array(z.string()).default([]),
})
export type FileDefinition = z.infer<typeof fileDefinition>

/** A file source's definition, or everything that keeps the text from being one. */
export function parseFileDefinition(
  text: string,
): { definition: FileDefinition } | { problems: DefinitionProblem[] } {
  const read = readYaml(text)
  if ('problem' in read) return { problems: [{ place: '', text: read.problem }] }
  const parsed = fileDefinition.safeParse(read.value)
  if (parsed.success) return { definition: parsed.data }
  const issues = parsed.error.issues.slice(0, 20)
  return {
    problems: issues.map(({ path, message }) => {
      const place = path.join('.')
      return { place, text: `${place === '' ? 'The definition' : place}: ${message}` }
    }),
  }
}

/** One that is stored, and so was parsed before. */
export function readFileDefinition(text: string): FileDefinition {
  const parsed = parseFileDefinition(text)
  if ('definition' in parsed) return parsed.definition
  throw new Error(parsed.problems.map(({ text }) => text).join(' '))
}
export const printFileDefinition = (definition: FileDefinition): string => stringify(definition)
