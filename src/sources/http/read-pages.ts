import type { SourceDefinition } from '../definition/definition.ts'
import { SourceError } from '../source-error.ts'
import type { Page, PageProof, ReadCounts, ReadOutcome, RecordProblem } from './page.ts'
import { createPageReader, type PageReaderOptions } from './page-reader.ts'
import { createProof } from './proof.ts'

export type ReadOptions = PageReaderOptions & {
  /** The pages that an earlier, broken-off read has brought and written, in order: the read goes on after them. */
  from?: readonly PageProof[]
}

/**
 * Reads a source page by page, one page in memory at a time, and returns how the read ended:
 *
 *     const pages = readPages(definition, options)
 *     let step = await pages.next()
 *     for (; !step.done; step = await pages.next()) await write(step.value)
 *     const outcome = step.value
 *
 * Every fault of the source is an outcome; only an aborted signal and our own mistakes are thrown. Records come
 * without the fields that are never stored.
 */
export async function* readPages(
  definition: SourceDefinition,
  options: ReadOptions,
): AsyncGenerator<Page, ReadOutcome, void> {
  const proof = createProof(definition)
  try {
    const reader = createPageReader(definition, options)
    let token = reader.first
    for (const page of options.from ?? []) {
      proof.add(page)
      if (page.next === null) return ended(proof.counts, proof.doubt())
      token = page.next
    }
    for (;;) {
      const page = await reader.read(proof.counts.pages + 1, token)
      proof.add(proofOf(page))
      yield page
      if (page.next === null) return ended(proof.counts, proof.doubt())
      token = page.next
    }
  } catch (error) {
    if (error instanceof SourceError) return ended(proof.counts, error)
    throw error
  }
}

function ended(counts: ReadCounts, error: SourceError | null): ReadOutcome {
  if (error === null) return { ...counts, state: 'complete' }
  return error.until === null
    ? { ...counts, state: 'incomplete', error }
    : { ...counts, state: 'parked', until: error.until, error }
}

/** What to keep of a page, so that `from` can be given later. */
export function proofOf(page: Page): PageProof {
  const { number, token, next, digest, items, total } = page
  return {
    number,
    token,
    next,
    digest,
    items,
    total,
    entries: page.records.length + page.problems.length,
    unreadable: unreadableIn(page.problems),
  }
}

export function unreadableIn(problems: readonly RecordProblem[]): number {
  return problems.filter(({ kind }) => kind === 'unreadable').length
}
