// Vitest's global set-up: one PostgreSQL for the whole suite, with a migrated database to clone from.
import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { connect, type Address, type Database } from './connection.ts'
import { startEmbedded } from './embedded.ts'
import { startJobs } from './jobs.ts'
import { migrate } from './migrate.ts'
import { scratchFolder } from './scratch-folder.ts'
import { at } from './testing.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const template = `gangway_template_${process.pid}`
  const admin = connect(server.address, { connections: 1 })
  await admin.pool.query(`create database ${template}`)
  const db = connect(at(server.address, template), { connections: 1 })
  await migrate(db.pool)
  const jobs = await startJobs(at(server.address, template))
  await jobs.stop()
  await db.destroy()
  // A template is cloned only while nobody is connected to it.
  await admin.pool.query(`alter database ${template} with allow_connections false`)
  await admin.pool.query(
    'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1',
    [template],
  )
  project.provide('server', { address: server.address, template })
  return async () => {
    await server.clear(admin, template)
    await admin.destroy()
    await server.stop()
  }
}

type TestingServer = {
  address: Address
  /** Drops what the suite leaves: the template, and the clones that no test has dropped yet. */
  clear(admin: Database, template: string): Promise<void>
  stop(): Promise<void>
}

async function startServer(): Promise<TestingServer> {
  const url = process.env['DATABASE_URL']
  if (url) return { address: { connectionString: url }, clear: dropAll, stop: async () => {} }
  const folder = await scratchFolder('test')
  const embedded = await startEmbedded(folder)
  await waitForNoDisk(embedded.connection)
  return {
    address: embedded.connection,
    // Its folder goes, and all with it.
    clear: async () => {},
    async stop() {
      await embedded.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function dropAll(admin: Database, template: string): Promise<void> {
  const { rows } = await admin.pool.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [template],
  )
  for (const { datname } of rows)
    await admin.pool.query(`drop database if exists ${datname} with (force)`)
}

/** Nothing here outlives the run: a new database takes a tenth of the time. */
async function waitForNoDisk(connection: { host: string }): Promise<void> {
  const address = { ...connection, user: 'postgres', database: 'postgres' }
  const superuser = connect(address, { connections: 1 })
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await superuser.pool.query(`alter system set ${setting} = off`)
  await superuser.pool.query('select pg_reload_conf()')
  await superuser.destroy()
}
