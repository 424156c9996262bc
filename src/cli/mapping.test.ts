import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { mappingDocument, tabsOf } from '../mapping/core/document.ts'
import { standardModel } from '../mapping/core/platform-model.ts'
import { writeMappingWorkbook } from '../mapping/workbook/export.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangway-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

/** In a process of its own, with no database, server or environment that could help it. */
async function gangway(...args: string[]) {
  const command = [join(root, 'src/cli/main.ts'), ...args]
  try {
    const { stdout, stderr } = await run(process.execPath, command, { cwd: folder, env: {} })
    return { code: 0, stdout, stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, stdout, stderr }
  }
}

const mapping = `format: 1
population:
  rows:
    - { id: gone, name: Cancelled, source: state, when: is one of, values: [cancelled], decision: leave out }
identity:
  externalId: { sources: [id] }
  email: { sources: [email] }
fields:
  rows:
    - { id: city, field: city, sources: [town] }
userTypes:
  sources: [ticket]
  rows:
    - { id: delegate, from: [Full], userTypes: [attendee] }
`
const payload = JSON.stringify({
  results: [
    { id: 1, state: 'paid', email: 'ada@example.org', town: 'Delft', ticket: 'Full' },
    { id: 2, state: 'cancelled', email: 'noor@example.org', town: 'Gouda', ticket: 'Full' },
    { id: 3, state: 'paid', email: 'lin@example.org', town: 'Delft', ticket: 'VIP2' },
  ],
})

test('a sound document is told as such, with what it makes of the sample, and exits with 0', async () => {
  const document = await file('sound.yaml', mapping)
  const sample = await file('payload.json', payload)
  const { code, stdout } = await gangway('check', document, '--sample', sample)
  expect(stdout.split('\n')).toEqual([
    "warning  userTypes.else.from  1 person has ticket 'VIP2', which no row names.",
    '3 records: 1 in, 1 held, 1 left out.',
    '0 problems, 1 warning.',
    '',
  ])
  expect(code).toBe(0)
})

test('what Population leaves out raises no question, and is not said to be had by nobody', async () => {
  const row =
    '{ id: addon, name: Add-ons, source: ticket, when: is one of, values: [Lunch], decision: leave out }'
  const document = await file(
    'addons.yaml',
    mapping.replace('  rows:\n', `  rows:\n    - ${row}\n`),
  )
  const records = [
    { id: 1, state: 'paid', email: 'ada@example.org', town: 'Delft', ticket: 'Full' },
    { id: 2, state: 'cancelled', email: 'lin@example.org', town: 'Delft', ticket: 'Full' },
    { id: 3, state: 'paid', email: 'noor@example.org', town: 'Gouda', ticket: 'Lunch' },
  ]
  const sample = await file('addons.json', JSON.stringify(records))
  const { stdout } = await gangway('check', document, '--sample', sample)
  expect(stdout).toBe('3 records: 1 in, 0 held, 2 left out.\n0 problems, 0 warnings.\n')
})

test('problems are told with their places, and exit with 1', async () => {
  const document = await file('faulty.yaml', mapping.replace('town', 'townn'))
  const sample = await file('payload.json', payload)
  const { code, stdout } = await gangway('check', document, '--sample', sample)
  expect(stdout).toContain(
    "problem  fields.city.sources  'townn' is not a field of the source; did you mean 'town'?",
  )
  expect(code).toBe(1)
})

test('what is not a document is told with line and column', async () => {
  const document = await file('broken.yaml', 'format: 1\nfelds: {}\n')
  const { code, stdout } = await gangway('check', document)
  expect(stdout).toBe(
    `problem  ${document}:2:1  The document: 'felds' is not known here; did you mean 'fields'?\n`,
  )
  expect(code).toBe(1)
})

test('map prints one result a record, as NDJSON', async () => {
  const document = await file('sound.yaml', mapping)
  const sample = await file('payload.json', payload)
  const { code, stdout } = await gangway('map', document, '--sample', sample)
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(code).toBe(0)
  expect(lines).toMatchObject([
    { record: 1, status: 'included', email: 'ada@example.org', values: { city: 'Delft' } },
    { record: 2, status: 'excluded', text: "Left out by 'Cancelled': State is 'cancelled'" },
    { record: 3, status: 'held', code: 'user-type-unknown' },
  ])
})

test('map ends without a word where nobody reads on', async () => {
  const document = await file('sound.yaml', mapping)
  const records = Array.from({ length: 5_000 }, (_, id) => ({ id, state: 'paid', ticket: 'Full' }))
  const sample = await file('many.json', JSON.stringify(records))
  const command = [join(root, 'src/cli/main.ts'), 'map', document, '--sample', sample]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  child.stdout.once('data', () => child.stdout.destroy())
  const [code] = (await once(child, 'close')) as [number]
  expect(errors).toBe('')
  expect(code).toBe(0)
})

test('the day decides which rules apply', async () => {
  const dated = `${mapping}tags: { rows: [{ id: early, key: early, label: Early }] }
rules:
  tables:
    - { id: t, name: Early birds, columns: [{ id: c, reads: ticket }], rows: [{ id: r, when: { c: Full }, addTags: [early], until: '2027-03-01' }] }
`
  const document = await file('dated.yaml', dated)
  const sample = await file('payload.json', payload)
  const tagsOn = async (day: string) => {
    const { stdout } = await gangway('map', document, '--sample', sample, '--on', day)
    return (JSON.parse(stdout.split('\n')[0] ?? '') as { tags: string[] }).tags
  }
  expect(await tagsOn('2027-03-01')).toEqual(['early'])
  expect(await tagsOn('2027-03-02')).toEqual([])
})

test('a workbook is read as YAML is, and what is none is told as such', async () => {
  const written = await writeMappingWorkbook({
    title: 'Mapping',
    document: mappingDocument.parse(parse(mapping)),
    model: standardModel,
    project: { id: '01993a00-0000-7000-8000-000000000000', revision: 1 },
    tabs: tabsOf('registration'),
    readOnly: [],
  })
  const document = join(folder, 'mapping.xlsx')
  await writeFile(document, written)
  const sample = await file('payload.json', payload)
  const { code, stdout } = await gangway('check', document, '--sample', sample)
  expect(stdout).toContain('3 records: 1 in, 1 held, 1 left out.')
  expect(code).toBe(0)
  const none = await gangway('check', await file('none.xlsx', mapping))
  expect(none.stdout).toMatch(/^problem {2}.*none\.xlsx {2}\S/u)
  expect(none.code).toBe(1)
})

test('content items are mapped with their type', async () => {
  const document = join(root, 'src/mapping/starters/sessionize.yaml')
  const sample = await file(
    'all.json',
    JSON.stringify({
      sessions: [{ id: '1', title: 'Tides', status: 'Accepted', speakers: ['a'], roomId: 5 }],
      speakers: [{ id: 'a', fullName: 'Noor Haddad' }],
      rooms: [{ id: 5, name: 'Quay' }],
    }),
  )
  const { stdout } = await gangway('map', document, '--sample', sample)
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(lines).toMatchObject([
    { record: 1, type: 'session', externalId: 'session-1', values: { room: 'Quay' } },
    { record: 1, type: 'speaker', externalId: 'speaker-a', title: 'Noor Haddad' },
  ])
})

test.each([
  [['chek'], /'chek' is not a command of gangway/u],
  [['check'], /Found 0 files, expected one mapping document/u],
  [['map', 'x.yaml'], /Name the records to map/u],
  [['check', 'x.yaml', '--on', 'tomorrow'], /--on is 'tomorrow'; expected a day/u],
  [['check', 'x.yaml', '--smaple', 'y'], /--smaple/u],
  [['check', 'nowhere.yaml'], /nowhere\.yaml/u],
])('%j is refused with a sentence', async (args, text) => {
  const { code, stderr } = await gangway(...args)
  expect(stderr).toMatch(text)
  expect(stderr).not.toMatch(/\n\s+at /u)
  expect(code).toBe(1)
})
