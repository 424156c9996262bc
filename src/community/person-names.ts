import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'

type PointsAt = {
  row: { added_by: string | null }
  presences: readonly { source_id: string; release_id: string }[]
  identifiers: readonly { kind: string; namespace: string }[]
}

export type PersonNames = Awaited<ReturnType<typeof personNames>>

/** The names of what the person's rows point at, which stand outside the environment. */
export async function personNames(db: Database, { row, presences, identifiers }: PointsAt) {
  const sourceIds = [
    ...presences.map(({ source_id }) => source_id),
    ...identifiers.flatMap(({ kind, namespace }) => (kind === 'external' ? namespace : [])),
  ]
  const sources = sourceIds.length
    ? await db
        .selectFrom('sources as source')
        .innerJoin('projects as project', 'project.project_id', 'source.project_id')
        .select([
          'source.source_id',
          'source.name',
          'project.project_id',
          'project.name as project',
        ])
        .where((eb) => eb(sql<string>`source.source_id::text`, '=', eb.fn.any(eb.val(sourceIds))))
        .execute()
    : []
  const releases = presences.length
    ? await db
        .selectFrom('releases')
        .select(['release_id', 'number'])
        .where(
          'release_id',
          'in',
          presences.map(({ release_id }) => release_id),
        )
        .execute()
    : []
  const adder = row.added_by
    ? await db
        .selectFrom('accounts')
        .select('name')
        .where('account_id', '=', row.added_by)
        .executeTakeFirst()
    : undefined
  return {
    source: (id: string) => sources.find((source) => source.source_id === id),
    release: (id: string) => releases.find((release) => release.release_id === id)?.number ?? null,
    adder: adder?.name ?? null,
  }
}
