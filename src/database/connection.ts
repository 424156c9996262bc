import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { GlobalTables } from './walls.ts'

/** How to reach a PostgreSQL: a URL, or the parts that the embedded one gives. */
export type Address =
  | { connectionString: string }
  | { host: string; user: string; database: string }

/** Everything outside the environments' walls. What lies inside is reached through `within` alone. */
export type Database = Kysely<GlobalTables> & { pool: Pool }

// Counts and sums come as numbers; none of ours comes near 2^53.
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)

export function connect(address: Address, { connections = 20 } = {}): Database {
  const pool = new Pool({ ...address, max: connections, application_name: 'gangway' })
  // A connection that breaks while idle is replaced by the pool, and one that breaks between two statements fails the
  // second. Both tell it by an event too, which would end the process if nobody listened.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<GlobalTables>({ dialect: new PostgresDialect({ pool }) })
  // Kysely ends only a pool that it used itself.
  const destroy = () => (pool.ending ? Promise.resolve() : pool.end())
  return Object.assign(kysely, { pool, destroy })
}
