// Who is not allowed to, tries it by every way there is.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { previewEndpoints } from '../sync/preview-routes.ts'
import { Failed, testServer } from '../server/testing.ts'
import type { Database } from '../database/connection.ts'
import { areas, partOfProgram, withPart, type Area, type Program } from './core/document/area.ts'
import { mappingDocument, type MappingDocument } from './core/document.ts'
import { same } from './core/three-way/same.ts'
import { toYaml } from './core/yaml.ts'
import { nothingSaved } from './revisions.ts'
import { mappingEndpoints } from './routes.ts'
import { exampleProgram } from './workbook/example.ts'
import { writeMappingWorkbook } from './workbook/export.ts'

const path = '/api/projects/:project/mapping'
const versions = `${path}/versions` as const
const version = `${versions}/:number` as const
const questions = `${version}/questions` as const

async function aProject() {
  const server = await testServer(({ db }) => ({
    ...mappingEndpoints({ db }),
    ...previewEndpoints({ db }),
  }))
  const { projectId, clientId, dev } = await server.aProject()
  const params = { project: projectId }
  const client = await server.asRole('client', clientId)
  const engineer = await server.asRole('engineer')
  const program = exampleProgram('registration')
  await engineer.call(`PUT ${path}`, { params, body: { revision: 0, ...program } })
  return { ...server, dev, params, client, engineer, program }
}

type World = Awaited<ReturnType<typeof aProject>>

async function close({ engineer, params }: World, closed: readonly Area[]) {
  for (const area of closed) {
    const body = { area, clientEdits: false }
    await engineer.call(`PUT ${path}/rights`, { params, body })
  }
}

const notTheirs = {
  status: 403,
  code: 'not_allowed',
  message: expect.stringContaining('Only the platform team edits') as string,
}

/** The program with a change in one part: content gets a type, the platform a tag, and any other part is emptied. */
function otherwise(program: Program, area: Area): Program {
  const { document, model } = structuredClone(program)
  if (area === 'platform') model.tags.push({ key: 'root', label: 'Root' })
  else if (area === 'content') document.content.types.push(sessions)
  else return withPart(program, area, partOfProgram(nothingSaved, area))
  return { document, model }
}

const [sessions] = mappingDocument.parse({
  format: 1,
  content: { types: [{ id: 's', type: 'session', list: '', externalId: { sources: ['id'] } }] },
}).content.types as [MappingDocument['content']['types'][number]]

test.each(areas)('a client member writes nothing in %s where it is not theirs', async (area) => {
  const world = await aProject()
  const { client, engineer, params, program } = world
  await close(world, [area])
  const mine = otherwise(program, area)
  expect(same(mine, program)).toBe(false)
  // The room, a settled conflict, an older version brought back, a starter and a suggestion all save by this.
  const body = { revision: 1, ...mine }
  await expect(client.call(`PUT ${path}`, { params, body })).rejects.toMatchObject(notTheirs)
  const yaml = { revision: 1, yaml: toYaml(mine.document, mine.model) }
  const asYaml = { params, body: yaml }
  await expect(client.call(`PUT ${path}/yaml`, asYaml)).rejects.toMatchObject(notTheirs)
  // Beside a change of their own it goes neither, nor from a revision that others saved over.
  const note = (text: string, at: Program): Program => {
    const own = structuredClone(at)
    const [first] = area === 'fields' ? own.document.population.rows : own.document.fields.rows
    if (first) first.note = text
    return own
  }
  const saved = { params, body: { revision: 1, ...note('Ours', program) } }
  await engineer.call(`PUT ${path}`, saved)
  const stale = { params, body: { revision: 1, ...note('Ours', mine) } }
  await expect(client.call(`PUT ${path}`, stale)).rejects.toMatchObject(notTheirs)
  // A workbook from outside is shown without it, and what it shows is what could be saved.
  const bytes = await workbookOf(mine, { id: params.project, revision: 1 })
  const sent = { params, body: bytes }
  const shown = await client.call(`POST ${path}/workbook`, sent)
  expect(partOfProgram(shown.merged, area)).toEqual(partOfProgram(program, area))
  expect(await client.call(`GET ${path}`, { params })).toMatchObject(note('Ours', program))
})

/** A workbook that says it began from what it holds, but for a part that somebody wrote into it by hand. */
async function workbookOf(program: Program, project: { id: string; revision: number }) {
  return writeMappingWorkbook({ title: 'Forged', ...program, project })
}

test('a tag that is named in User types is not written to a closed Tags tab besides', async () => {
  const world = await aProject()
  const { client, params, program } = world
  await close(world, ['tags'])
  const { document, model } = structuredClone(program)
  document.userTypes.rows[0]?.tags.push('root')
  document.tags.rows.push({
    id: 'root',
    key: 'root',
    label: 'Root',
    type: null,
    from: [],
    note: '',
  })
  const both = client.call(`PUT ${path}`, { params, body: { revision: 1, document, model } })
  await expect(both).rejects.toMatchObject({
    ...notTheirs,
    places: [{ place: 'tags', text: 'Edited by the platform team alone.' }],
  })
  const body = { revision: 1, document: { ...document, tags: program.document.tags }, model }
  expect(await client.call(`PUT ${path}`, { params, body })).toMatchObject({ revision: 2 })
})

const tables = [mappingEndpoints, previewEndpoints]
const keys = tables.flatMap((table) => Object.keys(table({ db: null as never })))

test('strangers get nothing of any endpoint: not signed out, not of another client, not on a site', async () => {
  const {
    server,
    params,
    headers,
    asRole,
    aProject: another,
    asVisitor,
    dev,
    db,
  } = await aProject()
  const stranger = await asRole('client', (await another({ slug: 'quay' })).clientId)
  const visitor = await asVisitor(dev)
  const before = await everything(db)
  for (const key of keys) {
    const [method, route] = key.split(' ') as ['GET', string]
    const url = route
      .replace(':project', params.project)
      .replace(':question', randomUUID())
      .replace(/:\w+/gu, '1')
    for (const [who, status] of [
      [headers, 401],
      [stranger.headers, 404],
      [{ ...stranger.headers, host: visitor.headers.host }, 404],
    ] as const) {
      const answer = await server.inject({ method, url, headers: who })
      expect([key, answer.statusCode]).toEqual([key, status])
      expect(answer.json()).toMatchObject({ text: expect.stringMatching(/^[A-Z].*\.$/u) as string })
    }
  }
  expect(await everything(db)).toEqual(before)
})

async function everything(db: Database) {
  const entries = await db.selectFrom('audit_entries').select('event').execute()
  const present = await db.selectFrom('mapping_presences').select('account_id').execute()
  return { entries, present }
}

test('what belongs to another project is not reached through one’s own', async () => {
  const world = await aProject()
  const { client, engineer, params, asRole, aProject: another } = world
  await client.call(`POST ${versions}`, { params, body: { revision: 1, note: 'Please look.' } })
  const at = { ...params, number: 1 }
  const { questionId } = await engineer.call(`POST ${questions}`, { params: at, body: question })
  await engineer.call(`POST ${version}/return`, { params: at })
  const other = await another({ slug: 'quay' })
  const stranger = await asRole('client', other.clientId)
  const theirs = { project: other.projectId, number: 1 }
  const nothing = { status: 404 }
  const own = stranger.call(`GET ${version}`, { params: theirs })
  await expect(own).rejects.toMatchObject(nothing)
  const answer = { params: { ...theirs, question: questionId }, body: { text: 'Ours now' } }
  const answered = stranger.call(`PUT ${questions}/:question/answer`, answer)
  await expect(answered).rejects.toMatchObject(nothing)
  const taken = engineer.call(`DELETE ${questions}/:question`, answer)
  await expect(taken).rejects.toMatchObject(nothing)
  const at2 = { tab: 'fields', list: null, row: null, column: null }
  const here = { params: { project: other.projectId }, body: { at: at2 } }
  await client.call(`POST ${path}/presence`, { params, body: { at: at2 } })
  expect((await stranger.call(`POST ${path}/presence`, here)).people).toEqual([])
})

const question = { tab: 'fields', row: null, column: null, place: 'Fields', text: 'Why?' } as const

test('of ten who accept, return and take back at once, what comes out fits together', async () => {
  const world = await aProject()
  const { client, engineer, params, db, program } = world
  for (let number = 1; number <= 4; number += 1) {
    const { document, model } = structuredClone(program)
    document.fields.rows[0]!.note = `Version ${number}`
    await engineer.call(`PUT ${path}`, { params, body: { revision: number, document, model } })
    const handIn = { revision: number + 1, note: 'Please look.' }
    await client.call(`POST ${versions}`, { params, body: handIn })
    const at = { ...params, number }
    const { questionId } = await engineer.call(`POST ${questions}`, { params: at, body: question })
    const acts = [
      () => engineer.call(`POST ${version}/accept`, { params: at }),
      () => engineer.call(`POST ${version}/return`, { params: at }),
      () =>
        engineer.call(`DELETE ${questions}/:question`, { params: { ...at, question: questionId } }),
    ]
    const all = Array.from({ length: 10 }, async (_, n) => acts[(n + number) % 3]?.())
    for (const answer of await Promise.allSettled(all)) {
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({
          status: expect.toBeOneOf([404, 409]) as number,
        })
    }
    const decisions = await db
      .selectFrom('mapping_decisions')
      .select('decision')
      .where('number', '=', number)
      .execute()
    const asked = await db
      .selectFrom('mapping_questions')
      .select('question_id')
      .where('number', '=', number)
      .execute()
    // Returned with its question, or accepted without one, or taken back and still waiting.
    expect(decisions.length).toBeLessThanOrEqual(1)
    if (decisions.length === 1) {
      expect([number, decisions[0]?.decision]).toEqual([
        number,
        asked.length > 0 ? 'returned' : 'accepted',
      ])
    } else expect(asked).toEqual([])
    if (asked.length > 0) {
      const answered = { params: { ...at, question: questionId }, body: { text: 'So.' } }
      await client.call(`PUT ${questions}/:question/answer`, answered)
    }
  }
})

const where = (more: object) => ({
  at: { tab: 'fields', list: null, row: null, column: null, ...more },
})

test('what no database holds is refused with a sentence wherever somebody writes', async () => {
  const { client, engineer, params } = await aProject()
  await client.call(`POST ${versions}`, { params, body: { revision: 1, note: 'Please look.' } })
  const at = (number: number) => ({ ...params, number })
  const attempts: [string, () => Promise<unknown>][] = []
  for (const bad of ['a\0b', 'a\ud800b']) {
    const places = [{ tab: bad }, { list: bad }, { row: bad }, { column: bad }]
    for (const place of places) {
      const body = where(place)
      attempts.push(['presence', () => client.call(`POST ${path}/presence`, { params, body })])
    }
    const note = { revision: 1, note: bad }
    attempts.push(['note', () => client.call(`POST ${versions}`, { params, body: note })])
    for (const part of [{ text: bad }, { row: bad }, { column: bad }, { place: bad }]) {
      const body = { ...question, ...part }
      attempts.push(['question', () => engineer.call(`POST ${questions}`, { params: at(1), body })])
    }
    const answer = { params: { ...at(1), question: randomUUID() }, body: { text: bad } }
    attempts.push(['answer', () => client.call(`PUT ${questions}/:question/answer`, answer)])
    const yaml = { revision: 1, yaml: `format: 1 # ${bad}` }
    attempts.push(['YAML', () => client.call(`PUT ${path}/yaml`, { params, body: yaml })])
  }
  for (const huge of [2 ** 31, 99_999_999_999, 1e300, -1, 0.5]) {
    attempts.push(
      ['version', () => engineer.call(`GET ${version}`, { params: at(huge) })],
      ['accept', () => engineer.call(`POST ${version}/accept`, { params: at(huge) })],
      ['return', () => engineer.call(`POST ${version}/return`, { params: at(huge) })],
      ['ask', () => engineer.call(`POST ${questions}`, { params: at(huge), body: question })],
      [
        'since',
        () => client.call(`GET ${path}/since/:revision`, { params: { ...params, revision: huge } }),
      ],
      [
        'compare',
        () => client.call(`GET ${path}/difference`, { params, query: { from: huge, to: 'now' } }),
      ],
      [
        'hand in',
        () => client.call(`POST ${versions}`, { params, body: { revision: huge, note: '' } }),
      ],
      [
        'save',
        () => client.call(`PUT ${path}`, { params, body: { revision: huge, ...nothingSaved } }),
      ],
      [
        'record',
        () =>
          client.call('GET /api/projects/:project/sample/records/:record', {
            params: { ...params, record: huge },
          }),
      ],
    )
  }
  for (const [what, attempt] of attempts) {
    const refused: unknown = await attempt().catch((error: unknown) => error)
    expect(refused, what).toBeInstanceOf(Failed)
    const { status, message } = refused as Failed
    expect([what, status, message]).toEqual([
      what,
      expect.toBeOneOf([400, 404]),
      expect.stringMatching(/[.!]$/u),
    ])
  }
})
