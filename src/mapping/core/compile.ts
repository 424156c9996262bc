import type { MappingDocument } from './document.ts'
import type { Explanation } from './explanation.ts'
import type { Gathering } from './gather.ts'
import type { MappedField } from './mapped-field.ts'
import type { PlatformModel } from './platform-model.ts'
import type { SourceRecord } from './record.ts'
import type { MapResult } from './result.ts'

export type { Excluded, Held, Included, MapResult, RowRef, Suggestion } from './result.ts'
export type { Explanation } from './explanation.ts'

/** A mapping document compiled once. All of it is pure and deterministic and never throws for a JSON record. */
export type Mapping = {
  /** The document's hash: equal hashes map equally. */
  hash: string
  /** The platform fields that the document writes, in the platform's order, with the policies for the merge. */
  fields: readonly MappedField[]
  /** For `gather`. */
  gathering: Gathering
  map(record: SourceRecord): MapResult
  /** The same result with its reasons: which source won, and what each step made of it. */
  explain(record: SourceRecord): Explanation
}

/**
 * Compiles a document for a platform. A row that `check` calls a problem (an unknown field, a faulty path) brings
 * nothing, so that the rest can still be tried out.
 */
export declare function compile(document: MappingDocument, model: PlatformModel): Mapping
