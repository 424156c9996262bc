import { sql, type RawBuilder } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { RecordProblem } from '../sources/http/page.ts'
import type { PullKind } from './pull.ts'

/** A pull as it stands: live while it runs. */
export type PullView = {
  pullId: string
  sourceId: string
  kind: PullKind
  state: 'queued' | 'running' | 'parked' | 'complete' | 'incomplete'
  pages: number
  /** Entries of the source's own list that were read: what its own total counts. */
  read: number
  /** Records that they became: an order holds several. */
  records: number
  changed: number
  gone: number
  vendorTotal: number | null
  /** The first hundred entries that could not become records, and how many there are. */
  problems: RecordProblem[]
  problemCount: number
  failure: string | null
  parkedUntil: Date | null
  startedBy: string | null
  startedAt: Date
  finishedAt: Date | null
}

type Row = Omit<PullView, 'failure'> & { failure: { text: string } | null }

export async function pullView(
  tx: EnvironmentTransaction,
  pullId: string,
): Promise<PullView | null> {
  return one(tx, sql`pull_id = ${pullId}`)
}

/** The newest pull that was to bring everything, or the newest that did. */
export async function newestPull(
  tx: EnvironmentTransaction,
  sourceId: string,
  { complete = false } = {},
): Promise<PullView | null> {
  return one(
    tx,
    sql`source_id = ${sourceId} and kind in ('full', 'additions') and (${!complete} or state = 'complete')`,
  )
}

async function one(
  tx: EnvironmentTransaction,
  which: RawBuilder<unknown>,
): Promise<PullView | null> {
  const { rows } = await sql<Row>`
    select pull_id as "pullId", source_id as "sourceId", kind, state, pages, records, changed, gone, problems, failure,
      problem_count as "problemCount", vendor_total as "vendorTotal", parked_until as "parkedUntil",
      started_by as "startedBy", created_at as "startedAt", finished_at as "finishedAt", (
        select coalesce(sum((proof->>'items')::int), 0) from pull_pages
        where pull_pages.environment_id = pulls.environment_id and pull_pages.pull_id = pulls.pull_id
      ) as read
    from pulls where environment_id = ${tx.environmentId} and ${which}
    order by created_at desc limit 1`.execute(tx)
  const [row] = rows
  return row ? { ...row, failure: row.failure?.text ?? null } : null
}
