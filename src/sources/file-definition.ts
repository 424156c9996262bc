import { parse, stringify } from 'yaml'
import * as z from 'zod'

/** How the records of an uploaded file are known: the columns that together name a record for good. */
export const fileDefinition = z.strictObject({
  type: z.literal('FileSource'),
  primary_key: z.array(z.string().trim().min(1)).min(1),
  never_store: z.array(z.string()).default([]),
})
export type FileDefinition = z.infer<typeof fileDefinition>

export const readFileDefinition = (text: string): FileDefinition =>
  fileDefinition.parse(parse(text))
export const printFileDefinition = (definition: FileDefinition): string => stringify(definition)
