// The embedded database under the worst that can happen to it: each death here is a real `kill -9` of a real process.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { connect, type Database } from './connection.ts'
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts'
import { databaseHome } from './embedded-home.ts'
import { scratchFolder } from './scratch-folder.ts'

async function dataFolder(): Promise<string> {
  const folder = await scratchFolder('embedded')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function started(folder: string): Promise<{ embedded: EmbeddedDatabase; db: Database }> {
  const embedded = await startEmbedded(folder)
  const db = connect(embedded.connection)
  onTestFinished(async () => {
    await db.destroy()
    await embedded.stop()
  })
  return { embedded, db }
}

/** A process of its own that starts the database of a folder and then does nothing. */
async function startedElsewhere(folder: string): Promise<ChildProcess> {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))})
    await startEmbedded(${JSON.stringify(folder)})
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit'),
  ])) as unknown[]
  expect(String(said)).toBe('ready\n')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function killServer(folder: string): Promise<void> {
  const { cluster } = await databaseHome(folder)
  const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

const remember = async (db: Database, what: string) => {
  await sql`create table if not exists remembered (what text)`.execute(db)
  await sql`insert into remembered values (${what})`.execute(db)
}

async function remembered(db: Database): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`select what from remembered`.execute(db)
  return rows.map((row) => row.what)
}

/** Asks until the database answers again. */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries > 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

test('what was written is there after a stop and a start', async () => {
  const folder = await dataFolder()
  const first = await startEmbedded(folder)
  const before = connect(first.connection)
  await remember(before, 'a word')
  await before.destroy()
  await first.stop()
  const { db } = await started(folder)
  expect(await remembered(db)).toEqual(['a word'])
})

test('after kill -9 of the database the same connections go on, with all that was committed', async () => {
  const folder = await dataFolder()
  const { db } = await started(folder)
  await remember(db, 'before')
  // One connection dies idle, one between two statements of a transaction: neither ends the process.
  const torn = db.transaction().execute(async (tx) => {
    await sql`insert into remembered values ('torn')`.execute(tx)
    await killServer(folder)
    await again(() => sql`select 1`.execute(db))
    await sql`insert into remembered values ('torn too')`.execute(tx)
  })
  await expect(torn).rejects.toThrow(/connection|terminated|queryable/i)
  await remember(db, 'after')
  expect(await remembered(db)).toEqual(['before', 'after'])
})

test('after kill -9 of the process that started it, the next one adopts the running database', async () => {
  const folder = await dataFolder()
  await kill(await startedElsewhere(folder))
  const { embedded, db } = await started(folder)
  expect(embedded.adopted).toBe(true)
  await remember(db, 'adopted')
  expect(await remembered(db)).toEqual(['adopted'])
})

test('after kill -9 of both, it starts again', async () => {
  const folder = await dataFolder()
  const child = await startedElsewhere(folder)
  await killServer(folder)
  await kill(child)
  const { embedded, db } = await started(folder)
  expect(embedded.adopted).toBe(false)
  await remember(db, 'again')
  expect(await remembered(db)).toEqual(['again'])
})

test('what a killed initialisation left behind is no cluster, and is cleared away', async () => {
  const folder = await dataFolder()
  const { root, cluster } = await databaseHome(folder)
  const half = `${cluster}.new-1`
  await mkdir(join(half, 'base'), { recursive: true })
  await writeFile(join(half, 'pg_hba.conf'), 'half')
  const first = await startEmbedded(folder)
  await first.stop()
  const { db } = await started(folder)
  expect((await sql`select 1`.execute(db)).rows).toHaveLength(1)
  expect((await readdir(root)).filter((name) => name.includes('new'))).toEqual([])
})

test('two processes that start at once on an empty folder share one database', async () => {
  const folder = await dataFolder()
  const children = await Promise.all([startedElsewhere(folder), startedElsewhere(folder)])
  const { embedded, db } = await started(folder)
  expect(embedded.adopted).toBe(true)
  await remember(db, 'shared')
  expect(await remembered(db)).toEqual(['shared'])
  for (const child of children) await kill(child)
})
