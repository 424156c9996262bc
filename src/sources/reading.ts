// Opens a source for an environment: an HTTP API under its bindings, or the file that was uploaded. The same from here on.
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { Vault } from '../tenancy/vault.ts'
import { openBindings } from './bindings.ts'
import { parseDefinition } from './definition/parse.ts'
import type { Guard } from './http/guard.ts'
import { nothingRead, type Page, type PageProof, type ReadOutcome } from './http/page.ts'
import { readPages } from './http/read-pages.ts'
import { SourceError } from './source-error.ts'
import { uploadPages } from './upload.ts'

export type OpenSource = {
  /** Goes on after the pages that were read earlier. */
  read(earlier: readonly PageProof[]): AsyncGenerator<Page, ReadOutcome, void>
}

/** What is read: as it stands now, or as a release froze it. The caller knows which holds. */
export type ReadableSource = {
  kind: 'http' | 'file'
  definition: string
  neverStore: readonly string[]
}

export async function openSource(
  { db, vault, guard }: { db: Database; vault: Vault; guard: Guard },
  of: { environmentId: string; sourceId: string; uploadId: string | null },
  source: ReadableSource,
): Promise<OpenSource> {
  if (source.kind === 'file') {
    const pages = await within(db, of.environmentId, (tx) => uploadPages(tx, of.uploadId ?? ''))
    return { read: (earlier) => pages(earlier.length) }
  }
  const parsed = parseDefinition(source.definition)
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ text }) => text).join(' '))
  const { gangway, ...rest } = parsed.definition
  const dropping = { ...gangway, never_store: [...gangway.never_store, ...source.neverStore] }
  const definition = { ...rest, gangway: dropping }
  return {
    async *read(earlier) {
      try {
        const bound = await openBindings(db, vault, of, definition)
        return yield* readPages(definition, { ...bound, guard, from: earlier })
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        return { ...nothingRead, state: 'incomplete', error }
      }
    },
  }
}
