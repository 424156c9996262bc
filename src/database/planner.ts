// What PostgreSQL's planner must be told after a first load: it knows nothing of rows that came a moment ago, takes
// whole sets for single rows, and loops over them.
import { sql } from 'kysely'
import type { Database } from './connection.ts'
import type { EnvironmentTables } from './walls.ts'
import type { EnvironmentTransaction } from './within.ts'

/** Runs statements that compare whole sets with each other: by hashing or merging, never row by row. */
export async function wholeSets<T>(tx: EnvironmentTransaction, act: () => Promise<T>): Promise<T> {
  await sql`set local enable_nestloop = off`.execute(tx)
  const result = await act()
  await sql`set local enable_nestloop = on`.execute(tx)
  return result
}

/** Has the tables looked at now, instead of when the server gets round to it. Costs a sample of each, whatever its size. */
export async function freshStatistics(
  db: Database,
  tables: readonly (keyof EnvironmentTables)[],
): Promise<void> {
  await sql`analyze ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db)
}
