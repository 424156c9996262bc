import { expect, test } from 'vitest'
import { within } from '../database/within.ts'
import { testServer } from '../server/testing.ts'
import { peopleEndpoints } from './people-routes.ts'
import { deployModel, writePeople } from './testing.ts'

const people = 'GET /api/sites/:site/:environment/people'
const onePerson = 'GET /api/sites/:site/:environment/people/:person'
const makeTest = 'PUT /api/sites/:site/:environment/people/:person/test'
const endTest = 'DELETE /api/sites/:site/:environment/people/:person/test'
const dev = { site: 'harbor', environment: 'dev' } as const

const ada = { given_name: 'Ada', family_name: 'Øvergård', email: 'ada@example.org', country: 'NO' }
const wang = { given_name: '小明', family_name: '王', country: 'CN', organization: '北京大学' }
const bram = {
  given_name: 'Bram',
  family_name: 'de Wit',
  email: 'b_wit@example.com',
  country: 'NL',
}

async function aSite() {
  const server = await testServer((services) => peopleEndpoints(services))
  const project = await server.aProject()
  const owner = await server.asOwner()
  await deployModel(server.db, { ...project, environmentId: project.dev, ...owner })
  const [adaId, wangId, bramId] = (await writePeople(server.db, project.dev, [
    { profile: ada, userTypes: ['speaker', 'attendee'], tags: ['keynote'] },
    { profile: wang, directoryChoice: false },
    { profile: bram, userTypes: ['staff'], inDirectory: false, state: 'suspended' },
  ])) as [string, string, string]
  const names = async (query: object) =>
    (await owner.call(people, { params: dev, query })).rows.map(({ name }) => name)
  return { ...server, project, owner, adaId, wangId, bramId, names }
}

test('people are listed by family name, with their dimensions', async () => {
  const { owner } = await aSite()
  const { rows, total } = await owner.call(people, { params: dev, query: {} })
  expect(total).toBe(3)
  expect(rows.map(({ name }) => name)).toEqual(['Bram de Wit', 'Ada Øvergård', '小明 王'])
  expect(rows[1]).toMatchObject({
    email: 'ada@example.org',
    state: 'active',
    userTypes: ['speaker', 'attendee'],
    tags: ['keynote'],
    listed: true,
    testAddress: null,
    values: { country: 'NO', city: null },
  })
})

const found: [query: object, names: string[]][] = [
  [{ q: 'overgard' }, ['Ada Øvergård']],
  [{ q: '小明' }, ['小明 王']],
  [{ q: '王小明' }, ['小明 王']],
  [{ q: '北京' }, ['小明 王']],
  [{ q: 'ADA@EXAMPLE' }, ['Ada Øvergård']],
  [{ q: 'b_wit@' }, ['Bram de Wit']],
  [{ q: 'a_a@' }, []],
  [{ q: '%' }, []],
  [{ q: 'ada nobody' }, []],
  [{ state: 'suspended' }, ['Bram de Wit']],
  [{ userType: ['speaker', 'staff'] }, ['Bram de Wit', 'Ada Øvergård']],
  [{ userType: 'speaker', tag: 'keynote' }, ['Ada Øvergård']],
  [{ listed: 'yes' }, ['Ada Øvergård']],
  [{ listed: 'no' }, ['Bram de Wit', '小明 王']],
  [{ email: 'none' }, ['小明 王']],
  [{ where: 'country:NL' }, ['Bram de Wit']],
  [{ where: ['country:NL', 'country:CN'] }, ['Bram de Wit', '小明 王']],
  [{ where: ['country:NL', 'organization:北京大学'] }, []],
  [{ where: 'organization:' }, ['Bram de Wit', 'Ada Øvergård']],
  [{ sort: '-name' }, ['小明 王', 'Ada Øvergård', 'Bram de Wit']],
  [{ sort: 'email' }, ['小明 王', 'Ada Øvergård', 'Bram de Wit']],
  [{ offset: 1, limit: 1 }, ['Ada Øvergård']],
]

test('search, filters and sort work in every script, alone and together', async () => {
  const { names } = await aSite()
  for (const [query, people] of found)
    expect(await names(query), JSON.stringify(query)).toEqual(people)
})

test('somebody is found by their id in the source', async () => {
  const { db, project, adaId, names } = await aSite()
  await within(db, project.dev, (tx) =>
    tx
      .insertInto('identifiers')
      .values({
        environment_id: project.dev,
        kind: 'external',
        namespace: 'source',
        value: 'Quayside-4711',
        person_id: adaId,
      })
      .execute(),
  )
  expect(await names({ q: '4711' })).toEqual(['Ada Øvergård'])
})

test('a filter counts its alternatives by what else is asked, and not by itself', async () => {
  const { owner } = await aSite()
  const filters = (query: object) =>
    owner.call('GET /api/sites/:site/:environment/people/filters', { params: dev, query })
  expect(await filters({})).toMatchObject({
    state: [
      { value: 'active', count: 2 },
      { value: 'suspended', count: 1 },
    ],
    userType: [
      { value: 'attendee', label: 'Attendee', count: 2 },
      { value: 'speaker', label: 'Speaker', count: 1 },
      { value: 'staff', label: 'Staff', count: 1 },
    ],
    tag: [{ value: 'keynote', label: 'keynote', count: 1 }],
    withoutEmail: 1,
    test: 0,
  })
  const ofStaff = await filters({ userType: 'staff' })
  expect(ofStaff.userType).toHaveLength(3)
  expect(ofStaff.state).toEqual([{ value: 'suspended', count: 1 }])
  const values = await owner.call('GET /api/sites/:site/:environment/people/values/:field', {
    params: { ...dev, field: 'country' },
    query: { state: 'active' },
  })
  expect(values.values).toEqual([
    { value: 'CN', label: 'CN', count: 1 },
    { value: 'NO', label: 'NO', count: 1 },
  ])
})

test('windows and directions hold everybody once, in one order', async () => {
  const { db, project, owner } = await aSite()
  const crowd = Array.from({ length: 230 }, (_, n) => ({
    profile: { family_name: `Doppel ${n % 3}`, given_name: 'Gänger', email: `g${n}@example.org` },
  }))
  await writePeople(db, project.dev, crowd)
  const order = async (sort: string, limit: number) => {
    const ids: string[] = []
    for (let offset = 0; offset < 233; offset += limit) {
      const query = { sort: sort as 'name', offset, limit }
      const { rows, total } = await owner.call(people, { params: dev, query })
      expect(total).toBe(233)
      ids.push(...rows.map(({ personId }) => personId))
    }
    return ids
  }
  for (const by of ['name', 'email', 'updated', 'created']) {
    const up = await order(by, 100)
    expect(new Set(up).size).toBe(233)
    expect(await order(`-${by}`, 60)).toEqual(up.toReversed())
  }
})

test('the export brings everybody asked for, batch after batch, and runs no formula', async () => {
  const { db, project, owner, server } = await aSite()
  const crowd = Array.from({ length: 2100 }, (_, n) => ({
    profile: { family_name: 'Doppel', given_name: `=1+${n}`, city: 'Köln, Deutz' },
  }))
  await writePeople(db, project.dev, crowd)
  const answer = await server.inject({
    url: '/api/sites/harbor/dev/people/export?q=doppel&sort=-updated',
    headers: owner.headers,
  })
  expect(answer.headers['content-disposition']).toBe('attachment; filename="people-harbor-dev.csv"')
  const lines = answer.body.trim().split('\r\n')
  expect(lines).toHaveLength(2101)
  expect(answer.body.startsWith('\ufeffName,E-mail,State,')).toBe(true)
  expect(new Set(lines).size).toBe(2101)
  expect(lines[1]).toMatch(/^'=1\+\d+ Doppel,.*,"Köln, Deutz",/)
  const logged = await db.selectFrom('audit_entries').select('event').execute()
  expect(logged).toContainEqual({ event: 'people.exported' })
})

test('a person shows what the source says, what was edited here and what is effective', async () => {
  const { db, project, owner } = await aSite()
  const [id = ''] = await writePeople(db, project.dev, [
    { profile: { ...ada, city: 'Bergen' }, local: { city: 'Bergen' } },
  ])
  const person = await owner.call(onePerson, { params: { ...dev, person: id } })
  expect(person).toMatchObject({ name: 'Ada Øvergård', directory: { listed: true }, test: null })
  expect(person.fields.find(({ key }) => key === 'city')).toMatchObject({
    label: 'City',
    source: null,
    edit: { value: 'Bergen' },
    effective: 'Bergen',
  })
})

test('a person becomes a test person at the address of whoever makes them one', async () => {
  const { owner, adaId, db, names } = await aSite()
  const params = { ...dev, person: adaId }
  const account = await db
    .selectFrom('accounts')
    .select('email')
    .where('account_id', '=', owner.accountId)
    .executeTakeFirstOrThrow()
  expect(await owner.call(makeTest, { params, body: {} })).toEqual({ address: account.email })
  expect(await names({ test: 'yes' })).toEqual(['Ada Øvergård'])
  const person = await owner.call(onePerson, { params })
  expect(person.test).toMatchObject({ address: account.email, addedBy: 'owner' })
  await owner.call(endTest, { params })
  expect(await names({ test: 'yes' })).toEqual([])
  await expect(owner.call(endTest, { params })).rejects.toMatchObject({ code: 'not_found' })
})

test('Dev writes to listed test addresses and project members, and to nobody else', async () => {
  const { owner, adaId, db, project } = await aSite()
  const params = { ...dev, person: adaId }
  const address = 'Mailbox@example.org'
  await expect(owner.call(makeTest, { params, body: { address } })).rejects.toMatchObject({
    code: 'invalid',
    places: [{ place: 'address' }],
  })
  await within(db, project.dev, (tx) =>
    tx
      .insertInto('test_addresses')
      .values({
        environment_id: project.dev,
        email: 'mailbox@example.org',
        added_by: owner.accountId,
      })
      .execute(),
  )
  expect(await owner.call(makeTest, { params, body: { address } })).toEqual({
    address: 'mailbox@example.org',
  })
})

test('Prod has no test people', async () => {
  const { owner, db, project } = await aSite()
  const [id = ''] = await writePeople(db, project.prod, [{ profile: ada }])
  const params = { site: 'harbor', environment: 'prod', person: id } as const
  await expect(owner.call(makeTest, { params, body: {} })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('the client sees its people and makes nobody a test person', async () => {
  const { asRole, project, adaId } = await aSite()
  const client = await asRole('client', project.clientId)
  expect((await client.call(people, { params: dev, query: {} })).total).toBe(3)
  const params = { ...dev, person: adaId }
  await expect(client.call(makeTest, { params, body: {} })).rejects.toMatchObject({
    code: 'not_allowed',
  })
})

test("whoever is signed out, or another client's, sees nobody", async () => {
  const { call, asRole, aProject, adaId } = await aSite()
  const elsewhere = await aProject({ slug: 'elsewhere' })
  const stranger = await asRole('client', elsewhere.clientId)
  const params = { ...dev, person: adaId }
  for (const [key, sent] of [
    [people, { params: dev, query: {} }],
    [onePerson, { params }],
    ['GET /api/sites/:site/:environment/people/export', { params: dev, query: {} }],
    ['GET /api/sites/:site/:environment/people/:person/photo', { params }],
    [makeTest, { params, body: {} }],
    [endTest, { params }],
  ] as const) {
    await expect(call(key, sent as never)).rejects.toMatchObject({ code: 'signed_out' })
    await expect(stranger.call(key, sent as never)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('a person of Dev is nobody on Prod', async () => {
  const { owner, adaId } = await aSite()
  const params = { site: 'harbor', environment: 'prod', person: adaId } as const
  await expect(owner.call(onePerson, { params })).rejects.toMatchObject({ code: 'not_found' })
  await expect(owner.call(people, { params, query: {} })).resolves.toEqual({ rows: [], total: 0 })
})

const refused = [
  { sort: 'height' },
  { state: 'gone' },
  { limit: 100_000 },
  { offset: -1 },
  { where: 'country' },
  { q: 'x'.repeat(201) },
]

test('what cannot be asked is refused with the place of it', async () => {
  const { owner } = await aSite()
  for (const query of refused) {
    const answer = owner.call(people, { params: dev, query: query as never })
    await expect(answer, JSON.stringify(query)).rejects.toMatchObject({
      code: 'invalid',
      places: [{ place: expect.stringContaining(Object.keys(query)[0] ?? '') }],
    })
  }
})

test('an id that is none is refused, and no photo is nothing', async () => {
  const { owner, adaId } = await aSite()
  const params = { ...dev, person: 'ada' }
  await expect(owner.call(onePerson, { params })).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    owner.call('GET /api/sites/:site/:environment/people/:person/photo', {
      params: { ...dev, person: adaId },
    }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
