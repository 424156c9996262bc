import { expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { mappingDocument } from './core/document.ts'
import { settlePrograms } from './core/three-way/programs.ts'
import { mappingEndpoints } from './routes.ts'
import { exampleProgram } from './workbook/example.ts'
import { readWorkbook } from './workbook/read.ts'
import { Hand } from './workbook/testing.ts'

const path = '/api/projects/:project/mapping'

/** A file, which the console's own calls would take for JSON. */
const bytesOf = (answer: unknown) => answer as Uint8Array

async function aDocument() {
  const server = await testServer(mappingEndpoints)
  const { projectId, clientId } = await server.aProject({ kind: 'registration', slug: 'harbour' })
  const params = { project: projectId }
  const engineer = await server.asRole('engineer')
  const program = exampleProgram('registration')
  await engineer.call(`PUT ${path}`, { params, body: { revision: 0, ...program } })
  const client = await server.asRole('client', clientId)
  const download = async (who = engineer) =>
    Hand.open(bytesOf(await who.call(`GET ${path}.xlsx`, { params })))
  const upload = async (book: Hand, who = engineer) =>
    who.call(`POST ${path}/workbook`, { params, body: await book.save() })
  const saved = () => engineer.call(`GET ${path}`, { params })
  return { ...server, params, program, engineer, client, download, upload, saved }
}

test('the workbook is a file to download, named for the site, with the tabs of its kind', async () => {
  const { server, params, client, program } = await aDocument()
  const url = `/api/projects/${params.project}/mapping.xlsx`
  const answer = await server.inject({ url, headers: client.headers })
  expect(answer.headers).toMatchObject({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': 'attachment; filename="mapping-harbour.xlsx"',
  })
  const read = await readWorkbook(answer.rawPayload)
  expect(read).toMatchObject({
    document: program.document,
    from: { model: program.model, project: { id: params.project, revision: 1 } },
  })
  const { sheets } = await Hand.open(answer.rawPayload)
  const names = sheets.map(({ name }) => name)
  expect(names).toContain('Test people')
  expect(names).not.toContain('Content types')
})

test('a workbook that says what it said changes nothing', async () => {
  const { download, upload, program } = await aDocument()
  expect(await upload(await download())).toEqual({
    revision: 1,
    madeOf: 1,
    isUntouched: true,
    merged: program,
    conflicts: [],
    differences: [],
    count: 0,
    notes: [],
  })
})

test('an upload shows its changes and saves nothing; saved, it is merged with what others did', async () => {
  const { download, upload, program, engineer, params, saved } = await aDocument()
  const book = await download()
  book.write('Fields', book.rowWith('Fields', 'City'), { Required: 'yes' })
  book.add('Population', {
    Rule: 'Pets',
    'Field of your data': 'is_pet',
    Condition: 'is yes',
    'What happens': 'leave out',
  })
  const others = structuredClone(program.document)
  others.population.rows.pop()
  await engineer.call(`PUT ${path}`, {
    params,
    body: { ...program, revision: 1, document: others },
  })

  const shown = await upload(book)
  expect(shown).toMatchObject({
    revision: 2,
    madeOf: 1,
    isUntouched: false,
    conflicts: [],
    count: 2,
  })
  expect(shown.differences).toMatchObject([
    { tab: 'population', kind: 'added' },
    { tab: 'fields', row: { id: 'city' }, kind: 'changed', before: 'no', after: 'yes' },
  ])
  expect(await saved()).toMatchObject({ revision: 2, document: others })

  await engineer.call(`PUT ${path}`, { params, body: { revision: 2, ...shown.merged } })
  const { document } = await saved()
  expect(document.population.rows.map(({ id }) => id)).toEqual([
    ...others.population.rows.map(({ id }) => id),
    'pets',
  ])
  expect(document.fields.rows.find(({ id }) => id === 'city')?.required).toBe(true)
})

test('the same workbook twice is one change', async () => {
  const { download, upload, engineer, params } = await aDocument()
  const book = await download()
  book.add('Population', {
    Rule: 'Pets',
    'Field of your data': 'is_pet',
    Condition: 'is yes',
    'What happens': 'leave out',
  })
  const first = await upload(book)
  await engineer.call(`PUT ${path}`, { params, body: { revision: 1, ...first.merged } })
  expect(await upload(book)).toMatchObject({
    revision: 2,
    count: 0,
    conflicts: [],
    merged: first.merged,
  })
})

test('a cell that was changed here too is listed with what each says, and settled', async () => {
  const { download, upload, program, engineer, params } = await aDocument()
  const book = await download()
  book.write('Fields', book.rowWith('Fields', 'City'), { Note: 'From the workbook' })
  const others = structuredClone(program.document)
  const city = others.fields.rows.find(({ id }) => id === 'city')
  if (city) city.note = 'From the console'
  await engineer.call(`PUT ${path}`, {
    params,
    body: { ...program, revision: 1, document: others },
  })

  const { conflicts, merged, count } = await upload(book)
  expect(count).toBe(0)
  expect(conflicts).toMatchObject([
    {
      place: expect.stringMatching(/^Fields › City › Note$/u) as string,
      saidBefore: '',
      saysMine: 'From the workbook',
      saysTheirs: 'From the console',
    },
  ])
  const choices = new Map(conflicts.map(({ key }) => [key, 'mine' as const]))
  const { document } = settlePrograms(merged, conflicts, choices)
  expect(document.fields.rows.find(({ id }) => id === 'city')?.note).toBe('From the workbook')
})

test('a cell that cannot be read is told of at its place, and nothing is changed', async () => {
  const { download, upload, saved, program } = await aDocument()
  const book = await download()
  const row = book.rowWith('Fields', 'City')
  book.write('Fields', row, { Required: 'maybe' })
  await expect(upload(book)).rejects.toMatchObject({
    status: 400,
    code: 'invalid',
    places: [
      { place: `Fields, row ${row}, column Required`, text: "Found 'maybe', expected yes or no." },
    ],
  })
  expect(await saved()).toMatchObject({ revision: 1, document: program.document })
})

test.each([
  ['something else', Buffer.from('a,b,c'), /not a workbook/u],
  ['nothing', Buffer.alloc(0), /empty/u],
])('%s is refused in a sentence', async (_, body, message) => {
  const { engineer, params } = await aDocument()
  await expect(engineer.call(`POST ${path}/workbook`, { params, body })).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(message) as string,
  })
})

test('more than 5 MB are refused before they are read', async () => {
  const { engineer, params } = await aDocument()
  const body = Buffer.alloc(5_000_001)
  await expect(engineer.call(`POST ${path}/workbook`, { params, body })).rejects.toMatchObject({
    status: 413,
  })
})

test('a workbook of another project is refused', async () => {
  const { download, engineer, aProject } = await aDocument()
  const { projectId } = await aProject({ slug: 'quay' })
  const body = await (await download()).save()
  const params = { project: projectId }
  await expect(engineer.call(`POST ${path}/workbook`, { params, body })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('another project') as string,
  })
})

test('one that lost its stamp is compared with the document as it stands', async () => {
  const { download, upload } = await aDocument()
  const book = await download()
  book.write('Fields', book.rowWith('Fields', 'City'), { Required: 'yes' })
  const bare = new Hand(book.sheets.filter(({ name }) => name !== 'Gangway'))
  expect(await upload(bare)).toMatchObject({
    madeOf: null,
    count: 1,
    notes: [expect.stringContaining('no longer says') as string],
  })
})

test('what the client team may not edit is read only, and left out where it was changed anyway', async () => {
  const { download, upload, client, program } = await aDocument()
  const book = await download(client)
  expect(book.sheet('Identity').rows[2]?.[1]).toMatch(/^To be read only/u)
  expect(book.sheet('Fields').rows[2]?.[1]).not.toMatch(/read only/u)
  book.write('Identity', book.rowWith('Identity', 'A missing e-mail address'), {
    'Your answer': 'allow',
  })
  book.write('Fields', book.rowWith('Fields', 'City'), { Required: 'yes' })
  const shown = await upload(book, client)
  expect(shown.merged.document.identity).toEqual(program.document.identity)
  expect(shown).toMatchObject({
    count: 1,
    notes: [
      'Only the platform team edits Identity in this project: what the workbook changed there was left out.',
    ],
  })
})

test.each(['registration', 'content'] as const)(
  'the example for %s is a workbook that can be read',
  async (kind) => {
    const server = await testServer(mappingEndpoints)
    const { projectId } = await server.aProject({ kind })
    const owner = await server.asOwner()
    const bytes = await owner.call(`GET ${path}/example.xlsx`, { params: { project: projectId } })
    expect(await readWorkbook(bytesOf(bytes))).toMatchObject({
      document: exampleProgram(kind).document,
    })
  },
)

test('who is signed out, of another client, or only reads, uploads nothing', async () => {
  const { call, params, download, asRole, aProject } = await aDocument()
  const body = await (await download()).save()
  const other = await aProject({ slug: 'quay' })
  const stranger = await asRole('client', other.clientId)
  const ask = { params, body }
  await expect(call(`POST ${path}/workbook`, ask)).rejects.toMatchObject({ status: 401 })
  await expect(call(`GET ${path}.xlsx`, { params })).rejects.toMatchObject({ status: 401 })
  await expect(stranger.call(`POST ${path}/workbook`, ask)).rejects.toMatchObject({ status: 404 })
  await expect(stranger.call(`GET ${path}.xlsx`, { params })).rejects.toMatchObject({ status: 404 })
})

test('an empty document goes out and comes back too', async () => {
  const server = await testServer(mappingEndpoints)
  const { projectId } = await server.aProject()
  const params = { project: projectId }
  const owner = await server.asOwner()
  const book = await Hand.open(bytesOf(await owner.call(`GET ${path}.xlsx`, { params })))
  const body = await book.save()
  expect(await owner.call(`POST ${path}/workbook`, { params, body })).toMatchObject({
    revision: 0,
    isUntouched: true,
    merged: { document: mappingDocument.parse({ format: 1 }) },
  })
})
