import type { SourceRecord } from '../../mapping/core/record.ts'
import type { SourceError } from '../source-error.ts'

/** How a page is asked for: a next link, a cursor, a page number or an offset. Never holds a credential. */
export type PageToken = string | number

/** A record under the key that its definition's `primary_key` gives it. */
export type KeyedRecord = { key: string; record: SourceRecord }

/**
 * An entry of the list that cannot become a record; the others go on without it. Who an `unreadable` one is about is
 * not known, so it might be anybody; a `repeated` one has the key of another, which counts.
 */
export type RecordProblem = {
  page: number
  position: number
  kind: 'unreadable' | 'repeated'
  text: string
}

/** One answered page. Written together with its records, it is the checkpoint of a pull. */
export type Page = {
  /** From 1. */
  number: number
  /** What was asked, with every secret blotted out. */
  request: string
  /** How this page was asked for; null for a first page asked without a token. */
  token: PageToken | null
  /** How the next page is to be asked for; null when paging has ended by its own rule. */
  next: PageToken | null
  /** A digest of the page's items; empty for a page without items. */
  digest: string
  /** Entries of the list at `field_path`, before expanding. */
  items: number
  records: KeyedRecord[]
  problems: RecordProblem[]
  /** The vendor's own total as this page gave it. */
  total: number | null
  /** Milliseconds waited for the source's limits and for retries before this page came. */
  waitedMs: number
}

/** What must be kept of each page so that a broken-off read goes on where it stopped and still proves itself. */
export type PageProof = Pick<Page, 'number' | 'token' | 'next' | 'digest' | 'items' | 'total'> & {
  /** Records and problems together: the entries after expanding. */
  entries: number
  /** Those of them that cannot be read. */
  unreadable: number
}

export type ReadCounts = {
  pages: number
  items: number
  /** Entries after expanding, those with problems included. */
  entries: number
  /** Entries that cannot be read: each might be anybody, so while there are any, nobody is proved to be gone. */
  unreadable: number
  /** The vendor's own total at the end; null where the definition names none. */
  total: number | null
}

export const nothingRead: ReadCounts = {
  pages: 0,
  items: 0,
  entries: 0,
  unreadable: 0,
  total: null,
}

/**
 * How a read ended. Only `complete` with nothing unreadable proves that someone is gone (every page 2xx, paging ended
 * by its own rule, no page or token twice, the total agrees). `parked`: the source wants to be left alone until then.
 */
export type ReadOutcome = ReadCounts &
  (
    | { state: 'complete' }
    | { state: 'incomplete'; error: SourceError }
    | { state: 'parked'; until: Date; error: SourceError }
  )
