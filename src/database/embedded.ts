// The embedded database: a real PostgreSQL from npm, in Gangway's data folder, on a unix socket that nobody else reaches.
//
// stopped ── start ──▶ running ── its process dies ──▶ started again (watch)
//    ▲                   │  ▲
//    └────── stop ───────┘  └── Gangway died and left it running: the next start adopts it
//
// It never listens on a network, and never runs as root: PostgreSQL refuses to, so root hands it to a user of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, type DatabaseError } from 'pg'
import { databaseHome, type DatabaseHome } from './embedded-home.ts'

export type EmbeddedDatabase = {
  /** For `pg`: the socket's folder, and the login role that owns the database. */
  connection: { host: string; user: string; database: string }
  /** Whether it was already running: left by a Gangway that was killed, or another one's on this folder. */
  adopted: boolean
  /** Stops the server; the data stays. */
  stop(): Promise<void>
}

const owner = 'gangway'
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  // Wal is written ahead in larger steps: a first load is one long burst of writes.
  max_wal_size: '4GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
}

/**
 * Starts the database of a data folder, or adopts the one that an earlier process left running there.
 * @throws {Error} with one sentence where it can't run here.
 */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedDatabase> {
  const home = await databaseHome(dataFolder)
  await initialise(home)
  const log = (text: string) => process.stderr.write(`${text}\n`)
  const adopted = await answers(home)
  if (!adopted) await ensureRunning(home)
  await ensureOwner(home)
  const stopping = new AbortController()
  const watched = watch(home, stopping.signal, log)
  return {
    connection: { host: home.socketFolder, user: owner, database: owner },
    adopted,
    async stop() {
      stopping.abort()
      await watched
      await run(home, home.binaries.pgCtl, ['stop', '-D', home.cluster, '-m', 'fast', '-w'])
    },
  }
}

async function initialise(home: DatabaseHome): Promise<void> {
  for (const folder of [home.root, home.socketFolder]) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (home.user) await chown(folder, home.user.uid, home.user.gid)
    await chmod(folder, 0o700)
  }
  // Made beside its place and moved there whole: an initdb that was killed leaves no half cluster, and of two at once
  // one is first and the other uses its cluster.
  const making = `${home.cluster}.new-${process.pid}`
  if (existsSync(home.cluster)) return clearUnfinished(home)
  try {
    await make(home, making)
    await rename(making, home.cluster)
  } catch (error) {
    if (!existsSync(home.cluster)) throw error
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

async function make(home: DatabaseHome, making: string): Promise<void> {
  const options = ['-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']
  await run(home, home.binaries.initdb, ['-D', making, ...options])
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  const path = join(making, 'gangway.conf')
  await writeFile(path, `${lines.join('\n')}\n`)
  if (home.user) await chown(path, home.user.uid, home.user.gid)
  const main = join(making, 'postgresql.conf')
  await writeFile(main, `${await readFile(main, 'utf8')}\ninclude 'gangway.conf'\n`)
}

async function clearUnfinished(home: DatabaseHome): Promise<void> {
  const unfinished = (await readdir(home.root)).filter((name) => name.startsWith('cluster.new-'))
  for (const name of unfinished) await rm(join(home.root, name), { recursive: true, force: true })
}

async function ensureRunning(home: DatabaseHome): Promise<void> {
  const deadline = Date.now() + 60_000
  let last = ''
  while (Date.now() < deadline) {
    if (await answers(home)) return
    const args = [
      'start',
      '-D',
      home.cluster,
      '-l',
      join(home.root, 'postgres.log'),
      '-w',
      '-t',
      '30',
    ]
    last = await run(home, home.binaries.pgCtl, [...args, '-o', `-k '${home.socketFolder}'`]).then(
      () => '',
      (error: Error) => error.message,
    )
    // After `kill -9` of the server its children need a moment to let go of the shared memory.
    if (last) await pause(200)
  }
  throw new Error(
    `The embedded database in ${home.root} doesn't start: ${last} ` +
      `Read ${join(home.root, 'postgres.log')}, or set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

async function watch(
  home: DatabaseHome,
  stopping: AbortSignal,
  log: (text: string) => void,
): Promise<void> {
  while (!stopping.aborted) {
    await pause(500, undefined, { ref: false, signal: stopping }).catch(() => {})
    if (stopping.aborted || (await alive(home))) continue
    log('The embedded database stopped by itself; starting it again.')
    await ensureRunning(home).catch((error: unknown) => log(String(error)))
  }
}

async function alive(home: DatabaseHome): Promise<boolean> {
  const file = await readFile(join(home.cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(file.split('\n')[0])
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function ensureOwner(home: DatabaseHome): Promise<void> {
  const client = new Client({ host: home.socketFolder, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    await client.query(`create role ${owner} login createrole createdb`).catch(unlessThere)
    await client.query(`create database ${owner} owner ${owner}`).catch(unlessThere)
  } finally {
    await client.end()
  }
}

/** Made before, or by another process at this moment: duplicate_object, duplicate_database, unique_violation. */
function unlessThere(error: DatabaseError): void {
  if (!['42710', '42P04', '23505'].includes(error.code ?? '')) throw error
}

async function answers(home: DatabaseHome): Promise<boolean> {
  const client = new Client({
    host: home.socketFolder,
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function run(home: DatabaseHome, program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    cwd: home.root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    ...(home.user && { uid: home.user.uid, gid: home.user.gid }),
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  // The server keeps the pipes of its starter open.
  child.stdout.destroy()
  child.stderr.destroy()
  if (code !== 0) throw new Error(said.trim().split('\n').slice(-3).join(' '))
}
