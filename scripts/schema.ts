// Writes src/database/schema.sql and tables.ts from the migrations; with --check, says whether they are stale.
import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '../src/database/connection.ts'
import { startEmbedded } from '../src/database/embedded.ts'
import { migrate } from '../src/database/migrate.ts'
import { dumpSchema } from '../src/database/schema-dump.ts'
import { scratchFolder } from '../src/database/scratch-folder.ts'

const folder = join(import.meta.dirname, '../src/database')
const scratch = await scratchFolder('schema')
const embedded = await startEmbedded(scratch)
const db = connect(embedded.connection)
try {
  await migrate(db.pool)
  const fresh = { 'schema.sql': await dumpSchema(db.pool), 'tables.ts': await tables() }
  for (const [name, text] of Object.entries(fresh)) await settle(join(folder, name), text)
} finally {
  await db.destroy()
  await embedded.stop()
  await rm(scratch, { recursive: true, force: true })
}

async function settle(path: string, fresh: string): Promise<void> {
  if (!process.argv.includes('--check')) return writeFile(path, fresh)
  if ((await readFile(path, 'utf8').catch(() => '')) === fresh) return
  console.error(`${path} is stale: run \`npm run schema\` and commit it.`)
  process.exitCode = 1
}

async function tables(): Promise<string> {
  const { host, user, database } = embedded.connection
  const out = join(scratch, 'tables.ts')
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
  // JSON goes in as text and comes out unparsed by type: what reads it says what it is.
  const json = 'ColumnType<unknown, string, string>'
  const types = JSON.stringify({ json, jsonb: json, int8: 'number' })
  const codegen = join(import.meta.dirname, '../node_modules/.bin/kysely-codegen')
  const args = ['--dialect', 'postgres', '--url', url, '--out-file', out, '--type-mapping', types]
  await promisify(execFile)(codegen, [...args, '--include-pattern', 'public.*'])
  await promisify(execFile)(join(import.meta.dirname, '../node_modules/.bin/oxfmt'), [
    out,
    '-c',
    join(import.meta.dirname, '../.oxfmtrc.json'),
  ])
  return readFile(out, 'utf8')
}
