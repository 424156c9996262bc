import type { MappingDocument } from '../document.ts'

/** The source paths that the document marks 'never store': they are dropped before anything is written. */
export const neverStorePaths = (document: MappingDocument): string[] =>
  document.fields.rows.filter((row) => row.neverStore).flatMap((row) => row.sources)
