import { randomBytes } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import { connect, type Address, type Database } from './connection.ts'
import { startJobs, type Jobs } from './jobs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that the suite runs on, and its migrated template database. */
    server: { address: Address; template: string }
  }
}

/** A database of the test's own, cloned from the migrated template and dropped when the test ends. */
export async function freshDatabase(): Promise<Database & { address: Address }> {
  const { address, template } = inject('server')
  const name = `${template}_${randomBytes(6).toString('hex')}`
  await administer(address, `create database ${name} template ${template} strategy file_copy`)
  const own = { ...at(address, name) }
  const db = Object.assign(connect(own), { address: own })
  onTestFinished(async () => {
    await db.destroy()
    dropLater(address, name)
  })
  return db
}

/** One after the other and not waited for: each takes a tenth of a second of sleep. The suite's end drops the rest. */
function dropLater(address: Address, name: string): void {
  dropping = dropping
    .then(() => administer(address, `drop database ${name} with (force)`))
    .catch(() => {})
}
let dropping = Promise.resolve()

async function administer(address: Address, statement: string): Promise<void> {
  const admin = connect(address, { connections: 1 })
  await admin.pool.query(statement)
  await admin.destroy()
}

/** The job queue on that database, stopped when the test ends. */
export async function jobsOn(db: { address: Address }): Promise<Jobs> {
  const jobs = await startJobs(db.address)
  onTestFinished(() => jobs.stop())
  return jobs
}

export function at(address: Address, database: string): Address {
  if (!('connectionString' in address)) return { ...address, database }
  const url = new URL(address.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}
