import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

const folder = join(import.meta.dirname, 'migrations')
const oldestServer = 15

/**
 * Brings the database up to date: each numbered file once, in order, each in a transaction, under a lock,
 * so that two processes that start together don't both do it.
 * @throws {Error} where the server is too old, a file that ran was changed, or the database is newer than this program.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await refuseOldServer(client)
    await client.query("select pg_advisory_lock(hashtext('gangway.migrate'))")
    await client.query(
      'create table if not exists migrations (name text primary key, digest text not null, ran_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; digest: string }>(
      'select name, digest from migrations order by name',
    )
    const ran = new Map(rows.map((row) => [row.name, row.digest]))
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    const unknown = [...ran.keys()].find((name) => !files.includes(name))
    if (unknown) {
      throw new Error(
        `The database was made by a newer Gangway (it has ${unknown}): start that version, or restore an older backup.`,
      )
    }
    for (const name of files) await once(client, name, ran.get(name))
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('gangway.migrate'))").catch(() => {})
    client.release()
  }
}

async function once(client: pg.PoolClient, name: string, ranAs: string | undefined): Promise<void> {
  const text = await readFile(join(folder, name), 'utf8')
  const digest = createHash('sha256').update(text).digest('hex')
  if (ranAs === digest) return
  if (ranAs) {
    throw new Error(
      `${name} was changed after it ran on this database: put it back, and write a new numbered file.`,
    )
  }
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into migrations (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`${name} failed: ${explained(cause as pg.DatabaseError)}`, { cause })
  }
}

function explained(error: pg.DatabaseError): string {
  if (error.code !== '42501') return error.message
  return (
    `the database's user lacks a right (${error.message}). It must own the database and be allowed to create roles, ` +
    'or an administrator runs: create role gangway_environment; grant gangway_environment to <that user> with admin option;'
  )
}

async function refuseOldServer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  )
  const version = rows[0]?.version ?? 0
  if (version < oldestServer) {
    throw new Error(
      `DATABASE_URL names a PostgreSQL ${version}: Gangway needs ${oldestServer} or newer.`,
    )
  }
}
