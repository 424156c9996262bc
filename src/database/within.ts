import { sql, type Transaction } from 'kysely'
import type { Database } from './connection.ts'
import type { DB } from './tables.ts'
import type { EnvironmentTables } from './walls.ts'

/** A transaction inside one environment: its tables and no others. */
export type EnvironmentTransaction = Transaction<EnvironmentTables> & { environmentId: string }

/**
 * The one way to an environment's data. The transaction takes on a role that owns nothing and names its
 * environment, so the database itself (row-level security) refuses rows of any other.
 */
export async function within<T>(
  db: Database,
  environmentId: string,
  act: (tx: EnvironmentTransaction) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('gangway.environment', ${environmentId}, true), set_config('role', 'gangway_environment', true)`.execute(
      tx,
    )
    const walled = tx as unknown as Transaction<EnvironmentTables>
    return act(Object.assign(walled, { environmentId }))
  })
}

/** Steps outside the wall for what a transaction must do with the shared tables (a job, a log entry), and back again. */
export async function outside<T>(
  tx: EnvironmentTransaction,
  act: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  await sql`set local role none`.execute(tx)
  const result = await act(tx)
  await sql`set local role gangway_environment`.execute(tx)
  return result
}
