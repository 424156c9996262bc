import { hash } from 'node:crypto'
import type { Json } from '../../mapping/core/record.ts'
import type { SourceDefinition } from '../definition/definition.ts'
import { SourceError } from '../source-error.ts'
import { shownPath } from './extract.ts'
import { keyName } from './key.ts'
import { nothingRead, type PageProof, type PageToken, type ReadCounts } from './page.ts'

/** Empty pages are legal in cursor paging; so many in a row are a paging that never ends. */
const emptyPagesLimit = 50

/**
 * Collects what proves a complete read, page by page: no page and no token twice, and at the end a total that agrees.
 * What it keeps of a page is a few dozen bytes.
 */
export type Proof = {
  counts: ReadCounts
  /** Takes a page, or throws a SourceError that says why it breaks the proof. */
  add: (page: PageProof) => void
  /** Once paging has ended: null, or why the read does not prove itself. */
  doubt: () => SourceError | null
}

export function createProof(definition: SourceDefinition): Proof {
  const { total: template, total_counts: counted } = definition.gangway
  const counts: ReadCounts = { ...nothingRead }
  const digests = new Map<string, number>()
  const tokens = new Set<string>()
  let firstTotal: number | null = null
  let fall: SourceError | null = null
  let emptyPages = 0

  const add = (page: PageProof): void => {
    const earlier = page.digest === '' ? undefined : digests.get(page.digest)
    if (earlier !== undefined) throw new SourceError('page_repeats', { page: page.number, earlier })
    if (page.token !== null) tokens.add(mark(page.token))
    if (page.next !== null && tokens.has(mark(page.next))) {
      throw new SourceError('token_repeats', { page: page.number })
    }
    emptyPages = page.items === 0 ? emptyPages + 1 : 0
    if (emptyPages >= emptyPagesLimit && page.next !== null) {
      throw new SourceError('pages_without_end', { pages: emptyPages })
    }
    if (page.digest !== '') digests.set(page.digest, page.number)
    if (page.next !== null) tokens.add(mark(page.next))
    if (page.total !== null) {
      if (counts.total !== null && page.total < counts.total) {
        fall ??= new SourceError('total_fell', { before: counts.total, after: page.total })
      }
      firstTotal ??= page.total
      counts.total = page.total
    }
    counts.pages = page.number
    counts.items += page.items
    counts.entries += page.entries
    counts.unreadable += page.unreadable
  }

  const doubt = (): SourceError | null => {
    if (counts.entries === 0) {
      const place = shownPath(definition.retriever.record_selector.extractor.field_path)
      return new SourceError('empty', { place })
    }
    if (counts.unreadable === counts.entries) {
      const key = keyName(definition.primary_key)
      return new SourceError('none_readable', { entries: counts.entries, key })
    }
    if (template === undefined) return null
    if (counts.total === null || firstTotal === null) {
      return new SourceError('total_missing', { template })
    }
    if (fall !== null) return fall
    // People who register while the pages are being read raise the total; a complete read lies in between.
    const read = counted === 'items' ? counts.items : counts.entries
    if (read >= firstTotal && read <= counts.total) return null
    return new SourceError('total_disagrees', { total: counts.total, read, counted })
  }

  return { counts, add, doubt }
}

/** A digest of a page's items, the same wherever they come again. */
export function digestOf(items: readonly Json[]): string {
  return items.length === 0 ? '' : hash('sha256', JSON.stringify(items), 'base64url').slice(0, 22)
}

function mark(token: PageToken): string {
  const text = String(token)
  return text.length > 40 ? hash('sha256', text, 'base64url').slice(0, 22) : text
}
