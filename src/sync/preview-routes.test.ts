import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { MappingDocumentInput } from '../mapping/core/document.ts'
import { standardModel } from '../mapping/core/platform-model.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import { saveDraft } from '../mapping/draft.ts'
import { readDocument } from '../mapping/core/document/read-document.ts'
import { testServer } from '../server/testing.ts'
import { createProfile } from '../sources/profile.ts'
import { previewEndpoints } from './preview-routes.ts'
import { storePage } from './snapshot.ts'

const sample = 'GET /api/projects/:project/sample'
const sampleRecord = 'GET /api/projects/:project/sample/records/:record'
const preview = 'POST /api/projects/:project/mapping/preview'
const recipes = 'POST /api/projects/:project/mapping/recipes'

const ticket = (id: number, more: SourceRecord = {}): SourceRecord => ({
  id,
  mail: `noor${id}@example.org`,
  type: 'Full',
  name: ' Noor ',
  ...more,
})

const document = (more: object = {}): MappingDocumentInput => ({
  format: 1,
  identity: { externalId: { sources: ['id'] }, email: { sources: ['mail'] } },
  fields: { rows: [{ id: 'given', field: 'given_name', sources: ['name'] }] },
  userTypes: {
    sources: ['type'],
    rows: [{ id: 'full', from: ['Full'], userTypes: ['attendee'] }],
  },
  ...more,
})

async function aProject() {
  const console = await testServer(previewEndpoints)
  const project = await console.aProject()
  const params = { project: project.projectId }
  return { ...console, ...project, params, owner: await console.asOwner() }
}

type Of = { db: Database; projectId: string; dev: string; owner: { accountId: string } }

/** A pull that brought these records, as one page. */
async function pulled({ db, projectId, dev, owner }: Of, records: SourceRecord[]) {
  const [sourceId, pullId] = [uuid(), uuid()]
  const profile = createProfile()
  for (const record of records) profile.add(record)
  await db
    .insertInto('sources')
    .values({
      source_id: sourceId,
      project_id: projectId,
      name: 'Quayside',
      kind: 'http',
      definition: '',
      updated_by: owner.accountId,
    })
    .execute()
  await within(db, dev, async (tx) => {
    await tx
      .insertInto('pulls')
      .values({
        environment_id: dev,
        pull_id: pullId,
        source_id: sourceId,
        kind: 'full',
        state: 'complete',
        records: records.length,
        profile: JSON.stringify(profile.finish()),
        finished_at: new Date(),
      })
      .execute()
    const proof = { number: 1, address: '/', status: 200, entries: records.length, digest: '' }
    const keyed = records.map((record) => ({ key: JSON.stringify(record['id']), record }))
    await storePage(tx, { sourceId, pullId }, proof as never, keyed)
  })
  return pullId
}

const body = (more?: object) => ({ document: document(more), model: standardModel })

test('before anything was pulled there is no sample, and the document is only checked', async () => {
  const { owner, params } = await aProject()
  expect(await owner.call(sample, { params })).toEqual({ sample: null })
  const tried = await owner.call(preview, { params, body: body() })
  expect(tried).toMatchObject({ pullId: null, records: 0, people: [], problems: [] })
})

test('the sample is the newest pull of Dev: each field with its fill, values and examples', async () => {
  const made = await aProject()
  await pulled(made, [ticket(1)])
  const pullId = await pulled(made, [ticket(1), ticket(2, { type: null, order: { mail: 'a' } })])
  const answer = await made.owner.call(sample, { params: made.params })
  expect(answer.sample).toMatchObject({
    pullId,
    source: 'Quayside',
    asOf: expect.stringMatching(/^20/u) as string,
    whole: true,
    records: 2,
    tried: 2,
  })
  expect(answer.sample?.fields.find(({ path }) => path === 'order.mail')).toMatchObject({
    label: 'Mail',
    filled: 1,
    examples: ['a'],
  })
})

test('the document is tried on the sample and compared with the saved one', async () => {
  const made = await aProject()
  const pullId = await pulled(made, [ticket(1), ticket(2, { type: 'VIP2' })])
  const saved = readDocument(document())
  if (!('document' in saved)) throw new Error('The test document is none.')
  const from = { revision: 0, accountId: made.owner.accountId }
  await saveDraft(made.db, made.projectId, from, { document: saved.document })
  const rows = [
    { id: 'given', field: 'given_name', sources: ['name'], steps: [{ recipe: 'trim' }] },
  ]
  const tried = await made.owner.call(preview, {
    params: made.params,
    body: body({ fields: { rows } }),
  })
  expect(tried).toMatchObject({
    pullId,
    counts: { in: 1, duplicates: 0, held: 1, leftOut: 0 },
    changed: [
      {
        id: 1,
        name: 'Noor',
        changes: [
          { what: 'Given name', before: ' Noor ', after: 'Noor' },
          { what: 'Display name', before: ' Noor ', after: 'Noor' },
        ],
      },
    ],
  })
  const against = { ...body(), before: body() }
  const same = await made.owner.call(preview, { params: made.params, body: against })
  expect(same.changed).toEqual([])
})

test('one record of the sample is read by the number that its person has', async () => {
  const made = await aProject()
  await pulled(made, [ticket(1), ticket(2, { type: 'VIP2' })])
  const tried = await made.owner.call(preview, { params: made.params, body: body() })
  const waiting = tried.people.find(({ status }) => status === 'held')
  const at = (record: unknown) => ({ params: { ...made.params, record: String(record) } })
  const answer = await made.owner.call(sampleRecord, at(waiting?.id))
  expect(answer.record).toEqual(ticket(2, { type: 'VIP2' }))
  await expect(made.owner.call(sampleRecord, at(99))).rejects.toMatchObject({ code: 'not_found' })
  await expect(made.owner.call(sampleRecord, at('x'))).rejects.toMatchObject({ code: 'invalid' })
})

test('a try writes nothing', async () => {
  const made = await aProject()
  await pulled(made, [ticket(1)])
  await made.owner.call(preview, { params: made.params, body: body() })
  const drafts = await made.db.selectFrom('mapping_drafts').select('revision').execute()
  const entries = await made.db.selectFrom('audit_entries').select('event').execute()
  expect(drafts).toEqual([])
  expect(entries.filter(({ event }) => event.startsWith('mapping'))).toEqual([])
})

test('what is marked never to be stored is shown nowhere, though it was pulled before the mark', async () => {
  const made = await aProject()
  const { owner, params } = made
  const secret = { passport: 'X1234567', answers: [{ q: 'id', a: 'X1234567' }] }
  await pulled(made, [ticket(1, secret), ticket(2, secret)])
  const marked = {
    fields: {
      rows: [
        { id: 'given', field: 'given_name', sources: ['cel: string(record.passport)', 'name'] },
        { id: 'city', field: 'city', sources: ['cel: record.answers.map(one, one.a).join("")'] },
        { id: 'job', field: 'job_title', sources: ['passport'] },
        { id: 'no', field: '', sources: ['passport', 'answers[q=id].a'], neverStore: true },
      ],
    },
    testPeople: { rows: [{ id: 'p', name: 'Noor', record: { passport: 'X7654321' } }] },
  }
  const tried = await owner.call(preview, { params, body: body(marked) })
  expect(tried.counts.in + tried.counts.held).toBe(2)
  expect(JSON.stringify(tried)).not.toContain('X1234567')
  expect(JSON.stringify(tried)).not.toContain('X7654321')
  expect(tried.problems).toContainEqual(
    expect.objectContaining({
      tab: 'testPeople',
      text: "Test person 'Noor' holds 'passport', which is never stored; take it out of the record.",
    }),
  )
  const saved = readDocument(document(marked))
  if (!('document' in saved)) throw new Error('The test document is none.')
  const from = { revision: 0, accountId: owner.accountId }
  await saveDraft(made.db, made.projectId, from, { document: saved.document })
  for (const answer of [
    await owner.call(sample, { params }),
    await owner.call(sampleRecord, { params: { ...params, record: 1 } }),
    await owner.call(recipes, {
      params,
      body: { sources: ['passport', 'answers[0].a'], steps: [] },
    }),
  ]) {
    expect(JSON.stringify(answer)).not.toContain('X1234567')
  }
})

test('recipes come with what they would make of this very row', async () => {
  const made = await aProject()
  await pulled(made, [ticket(1), ticket(2, { name: 'Ana' }), ticket(3, { name: null })])
  const { recipes: offers } = await made.owner.call(recipes, {
    params: made.params,
    body: { sources: ['name'], steps: [] },
  })
  expect(offers.find(({ step }) => step.recipe === 'trim')).toEqual({
    step: { recipe: 'trim' },
    explanation: 'Takes away white space before and after.',
    combines: false,
    example: { before: '  Lisbon ', after: 'Lisbon' },
    here: { before: ' Noor ', after: 'Noor', held: false },
    changes: 1,
    of: 2,
  })
  const after = await made.owner.call(recipes, {
    params: made.params,
    body: { sources: ['name'], steps: [{ recipe: 'trim' }] },
  })
  expect(after.recipes.find(({ step }) => step.recipe === 'trim')).toMatchObject({
    here: null,
    changes: 0,
  })
})

test('a row that names an unknown field is a problem at its place; a column that is none is refused', async () => {
  const { owner, params } = await aProject()
  const named = { rows: [{ id: 'job', field: 'job_titel', sources: [] }] }
  const tried = await owner.call(preview, { params, body: body({ fields: named }) })
  expect(tried.problems[0]).toMatchObject({
    tab: 'fields',
    row: 'job',
    column: 'field',
    text: "'job_titel' is not a field of the platform; did you mean 'job_title'?",
  })
  const unknown = { rows: [{ id: 'job', field: 'city', sorces: ['x'] }] }
  await expect(
    owner.call(preview, { params, body: body({ fields: unknown }) }),
  ).rejects.toMatchObject({
    code: 'invalid',
    places: [
      {
        place: 'document.fields.rows.0.sorces',
        text: "fields, row 'job' (1): 'sorces' is not known here; did you mean 'sources'?",
      },
    ],
  })
})

test('the client team tries its own document; strangers and who is signed out see nothing', async () => {
  const made = await aProject()
  const { asRole, aProject: another, call, params, clientId } = made
  await pulled(made, [ticket(1)])
  const member = await asRole('client', clientId)
  expect((await member.call(preview, { params, body: body() })).counts.in).toBe(1)
  const stranger = await asRole('client', (await another({ slug: 'quay' })).clientId)
  const row = { sources: ['name'], steps: [] }
  for (const [caller, refused] of [
    [stranger.call, { status: 404, code: 'not_found' }],
    [call, { status: 401, code: 'signed_out' }],
  ] as const) {
    await expect(caller(sample, { params })).rejects.toMatchObject(refused)
    const first = { params: { ...params, record: '1' } }
    await expect(caller(sampleRecord, first)).rejects.toMatchObject(refused)
    await expect(caller(preview, { params, body: body() })).rejects.toMatchObject(refused)
    await expect(caller(recipes, { params, body: row })).rejects.toMatchObject(refused)
  }
})

test('a document beyond a megabyte is refused before it is read', async () => {
  const { owner, params } = await aProject()
  const rows = [{ id: 'given', field: 'given_name', note: 'x'.repeat(1_100_000) }]
  await expect(
    owner.call(preview, { params, body: body({ fields: { rows } }) }),
  ).rejects.toMatchObject({ status: 413, code: 'too_large' })
})
