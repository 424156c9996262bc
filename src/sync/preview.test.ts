import { expect, test } from 'vitest'
import { mappingDocument, type MappingDocument } from '../mapping/core/document.ts'
import { standardModel, type PlatformModel } from '../mapping/core/platform-model.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import { createProfile } from '../sources/profile.ts'
import { preview, type Sample } from './preview.ts'
import { createPreviewThread } from './preview/thread.ts'
import { sampleRecords } from './snapshot.ts'
import { inside, plan, pull, registrationProject, sync, type World } from './testing.ts'

const model: PlatformModel = {
  ...standardModel,
  tags: [{ key: 'gala', label: 'Gala dinner' }],
}

function document(more: object = {}): MappingDocument {
  return mappingDocument.parse({
    format: 1,
    population: {
      rows: [
        {
          id: 'cancelled',
          name: 'Cancelled',
          source: 'status',
          when: 'is one of',
          values: ['c'],
          decision: 'leave out',
        },
      ],
    },
    identity: { externalId: { sources: ['id'] }, email: { sources: ['mail'] } },
    fields: {
      rows: [
        { id: 'given', field: 'given_name', sources: ['first'], steps: [{ recipe: 'trim' }] },
        { id: 'family', field: 'family_name', sources: ['last'] },
        { id: 'land', field: 'country', sources: ['land'], values: 'lands' },
      ],
    },
    values: {
      tables: [
        {
          id: 'lands',
          name: 'Countries',
          rows: [{ id: 'pt', from: ['Portugal'], to: 'PT' }],
          ignore: ['N/A'],
        },
      ],
    },
    userTypes: {
      sources: ['ticket'],
      rows: [
        { id: 'full', from: ['Full'], userTypes: ['attendee'] },
        { id: 'talk', from: ['Speaker'], userTypes: ['speaker'], tags: ['gala'] },
      ],
    },
    ...more,
  })
}

const person = (id: number, more: SourceRecord = {}): SourceRecord => ({
  id: `T${id}`,
  status: 'p',
  ticket: 'Full',
  first: ' Noor ',
  last: `Okafor ${id}`,
  mail: `noor${id}@example.org`,
  land: 'Portugal',
  badge: null,
  ...more,
})

function sampleOf(records: SourceRecord[]): Sample {
  const profile = createProfile()
  for (const record of records) profile.add(record)
  return {
    records: records.map((record, index) => ({ recordNumber: index + 1, record })),
    profile: profile.finish(),
  }
}

const now = (more?: object) => ({ document: document(more), model })
const tried = (records: SourceRecord[], more?: object) =>
  preview(sampleOf(records), now(more), now())

test('people come in, are joined, held and left out, and the counts make up the sample', () => {
  const result = tried([
    person(1),
    person(2, { status: 'c' }),
    person(3, { ticket: 'VIP2' }),
    person(4, { ticket: 'Speaker', last: 'Okafor 1', mail: 'noor1@example.org' }),
    person(5, { land: 'Holand' }),
  ])
  expect(result.records).toBe(5)
  expect(result.counts).toEqual({ in: 1, duplicates: 1, held: 2, leftOut: 1 })
  expect(result.people).toEqual([
    {
      id: 1,
      records: [1, 4],
      status: 'in',
      name: 'Noor Okafor 1',
      email: 'noor1@example.org',
      userTypes: ['speaker', 'attendee'],
      tags: ['gala'],
      groups: [],
      access: [],
      directory: true,
      reason: null,
      row: null,
      value: null,
    },
    expect.objectContaining({
      id: 2,
      status: 'left out',
      name: 'Noor Okafor 2',
      reason: "Left out by 'Cancelled': Status is 'c'",
      row: { tab: 'population', row: 'cancelled' },
    }),
    expect.objectContaining({
      id: 3,
      status: 'held',
      name: 'Noor Okafor 3',
      reason: "Ticket is 'VIP2': no row of the user types names it",
      value: 'VIP2',
    }),
    expect.objectContaining({ id: 5, status: 'held', row: { tab: 'values', row: 'lands' } }),
  ])
  expect(result.identity).toMatchObject({ shared: [], joined: [1] })
})

test('a code used by more than may is told of those who came last, as the plan will', () => {
  const codes = { sources: ['code'], rows: [{ id: 'vip', code: 'VIP24', mostUses: 1 }] }
  const records = [person(1, { code: 'VIP24' }), person(2, { code: 'vip24' }), person(3)]
  const { people } = tried(records, {
    userTypes: {
      sources: ['ticket'],
      rows: [{ id: 'full', from: ['Full'], userTypes: ['attendee'] }],
      codes,
    },
  })
  expect(people.map(({ status, reason, row }) => [status, reason, row?.row])).toEqual([
    ['in', null, undefined],
    ['held', "Code 'VIP24' may be used by 1 person and 2 used it; this person came later.", 'vip'],
    ['in', null, undefined],
  ])
})

test('fields that another project of the site writes are refused while they are edited', () => {
  const owned = new Map([['country', 'Members']])
  const { problems } = preview(sampleOf([person(1)]), now(), now(), owned)
  expect(problems.map(({ row, column }) => [row, column])).toContainEqual(['land', 'field'])
})

test('an edit shows as the people whom it changes, old and new, and nobody else', () => {
  const records = [person(1), person(2, { ticket: 'VIP2' }), person(3, { status: 'c' })]
  const userTypes = {
    sources: ['ticket'],
    rows: [{ id: 'full', from: ['Full', 'VIP2'], userTypes: ['attendee'] }],
  }
  const fields = {
    rows: [
      {
        id: 'given',
        field: 'given_name',
        sources: ['first'],
        steps: [{ recipe: 'trim' }, { recipe: 'change case', to: 'upper' }],
      },
      { id: 'family', field: 'family_name', sources: ['last'] },
    ],
  }
  const result = tried(records, { userTypes, fields })
  expect(result.changed).toEqual([
    {
      id: 1,
      name: 'NOOR Okafor 1',
      changes: [
        { what: 'Given name', before: 'Noor', after: 'NOOR' },
        { what: 'Display name', before: 'Noor Okafor 1', after: 'NOOR Okafor 1' },
        { what: 'Country', before: 'PT', after: null },
      ],
    },
    {
      id: 2,
      name: 'NOOR Okafor 2',
      changes: [
        {
          what: 'Result',
          before: "Waits: Ticket is 'VIP2': no row of the user types names it",
          after: 'Comes in',
        },
        { what: 'User types', before: null, after: 'Attendee' },
      ],
    },
  ])
  expect(tried(records).changed).toEqual([])
})

test('two people who become one, and one who becomes two, are shown as changed', () => {
  const twice = [person(1), person(2, { last: 'Okafor 1', mail: 'noor1@example.org' })]
  const identity = { ...document().identity, samePerson: 'external id' }
  expect(tried(twice, { identity }).changed).toEqual([
    { id: 1, name: 'Noor Okafor 1', changes: [{ what: 'Tickets joined', before: 2, after: 1 }] },
    { id: 2, name: 'Noor Okafor 1', changes: [{ what: 'Tickets joined', before: 2, after: 1 }] },
  ])
})

test('each row shows different values before and after, those that it changes first, and what it does not fill', () => {
  const { fields, identity } = tried([
    person(1),
    person(2),
    person(3, { first: 'Ana' }),
    person(4, { first: null, mail: 'n/a' }),
    person(5, { status: 'c', first: 'Gone' }),
    person(6, { land: 'Holand' }),
  ])
  expect(fields.find(({ row }) => row === 'given')?.effect).toEqual({
    filled: 4,
    blank: [4],
    held: [],
    examples: [
      {
        before: [' Noor '],
        steps: [{ recipe: 'trim', after: 'Noor' }],
        after: 'Noor',
        held: null,
      },
      { before: ['Ana'], steps: [{ recipe: 'trim', after: 'Ana' }], after: 'Ana', held: null },
    ],
  })
  expect(fields.find(({ row }) => row === 'land')?.effect).toMatchObject({
    held: [6],
    examples: [
      { before: ['Portugal'], after: 'PT' },
      { before: ['Holand'], held: "Country is 'Holand': not in the value table 'Countries'" },
    ],
  })
  expect(identity.email).toMatchObject({ filled: 4, held: [4] })
})

test('a document in which nothing is filled in yet shows its first row at work all the same', () => {
  const empty = mappingDocument.parse({
    format: 1,
    fields: { rows: [{ id: 'family', field: 'family_name', sources: ['last'] }] },
  })
  const result = preview(sampleOf([person(1)]), { document: empty, model }, now())
  expect(result.counts).toEqual({ in: 0, duplicates: 0, held: 1, leftOut: 0 })
  expect(result.fields[0]?.effect.examples[0]).toMatchObject({
    before: ['Okafor 1'],
    after: 'Okafor 1',
  })
  expect(result.problems.map(({ text }) => text)).toContain(
    'No source gives the external id, so no record can come in.',
  )
})

test('problems stand at their tab, row and column', () => {
  const rows = [{ id: 'job', field: 'job_titel', sources: ['statsu'] }]
  const { problems } = tried([person(1)], { fields: { rows } })
  expect(problems.filter(({ row }) => row === 'job')).toEqual([
    {
      severity: 'problem',
      tab: 'fields',
      row: 'job',
      column: 'sources',
      text: "'statsu' is not a field of the source; did you mean 'status'?",
    },
    {
      severity: 'problem',
      tab: 'fields',
      row: 'job',
      column: 'field',
      text: "'job_titel' is not a field of the platform; did you mean 'job_title'?",
    },
  ])
})

test('seen values stand beside the rows that name them, and those who are left out anyway raise no question', () => {
  const { userTypes, tables, problems } = tried([
    person(1),
    person(2),
    person(3, { ticket: 'VIP2' }),
    person(4, { ticket: 'Gala dinner', status: 'c' }),
    person(5, { land: 'Holand' }),
    person(6, { land: 'n/a' }),
  ])
  expect(userTypes).toEqual({
    all: true,
    values: [
      { value: 'Full', count: 4, row: 'full', leftOut: false },
      { value: 'VIP2', count: 1, row: null, leftOut: false },
      { value: 'Gala dinner', count: 1, row: null, leftOut: true },
    ],
  })
  expect(tables).toEqual([
    {
      table: 'lands',
      seen: {
        all: true,
        values: [
          { value: 'Portugal', count: 4, row: 'pt', leftOut: false },
          { value: 'Holand', count: 1, row: null, leftOut: false },
          { value: 'n/a', count: 1, row: 'ignored', leftOut: false },
        ],
      },
    },
  ])
  const texts = problems.map(({ text }) => text)
  expect(texts).toContain("1 person has ticket 'VIP2', which no row names.")
  expect(texts.some((text) => text.includes('Gala dinner'))).toBe(false)
})

test.each([
  ['one ticket', 'Full', 'Lunch'],
  ['a list of tickets', ['Full'], ['Lunch']],
])('what Population leaves out by %s is not said to be had by nobody', (_, full, lunch) => {
  const addons = { source: 'ticket', when: 'is one of', values: ['Lunch'], decision: 'leave out' }
  const { problems, coverage } = tried(
    [person(1, { ticket: full }), person(2, { ticket: lunch })],
    {
      population: { rows: [{ id: 'addons', name: 'Add-ons', ...addons }] },
      userTypes: {
        sources: ['ticket'],
        rows: [{ id: 'full', from: ['Full'], userTypes: ['attendee'] }],
      },
    },
  )
  expect(problems).toEqual([])
  expect(coverage.unnamed).toEqual([])
})

test('fields of the source that nothing reads are told, unless nobody has them', () => {
  const records = [person(1, { company: 'Quay Ltd', name: { first: 'N', last: 'O' }, empty: '' })]
  const fields = { rows: [{ id: 'given', field: 'given_name', sources: ['name'] }] }
  expect(tried(records, { fields }).coverage.unused).toEqual(['first', 'last', 'land', 'company'])
})

test('people with one address are held where the Identity tab says so', () => {
  const couple = [person(1), person(2, { mail: 'noor1@example.org' }), person(3)]
  expect(tried(couple).identity.shared).toEqual([1, 2])
  const identity = { ...document().identity, sharedEmail: 'hold' }
  const result = tried(couple, { identity })
  expect(result.counts).toEqual({ in: 1, duplicates: 0, held: 2, leftOut: 0 })
  expect(result.identity.shared).toEqual([1, 2])
})

test('without a sample the document is checked all the same', () => {
  const result = preview({ records: [], profile: null }, now(), now())
  expect(result).toMatchObject({ records: 0, people: [], changed: [], coverage: { unused: [] } })
  expect(result.problems).toEqual([])
})

test('the preview is what the engine makes of the same records', async () => {
  const world = await registrationProject({ people: 120 })
  const pulled = await pull(world)
  const result = await previewOf(world, pulled.pull_id)
  const { bridge } = await plan(world)
  expect(result.records).toBe(bridge.total)
  const sum = (terms: { count: number }[]) => terms.reduce((all, { count }) => all + count, 0)
  expect(result.counts).toEqual({
    in: bridge.people,
    duplicates: bridge.duplicates,
    held: sum(bridge.held),
    leftOut: sum(bridge.leftOut),
  })
  expect(bridge.held.length).toBeGreaterThan(0)
  await sync(world)
  const persons = await inside(world, (tx) =>
    tx
      .selectFrom('persons')
      .select(['display_name', 'email', 'user_types', 'tags', 'in_directory'])
      .execute(),
  )
  const line = (...cells: unknown[]) => JSON.stringify(cells)
  const before = result.people
    .filter(({ status }) => status === 'in')
    .map(({ name, email, userTypes, tags, directory }) =>
      line(name, email, userTypes, tags, directory),
    )
  const after = persons.map((one) =>
    line(one.display_name, one.email, one.user_types, one.tags, one.in_directory),
  )
  expect(before.toSorted()).toEqual(after.toSorted())
})

async function previewOf(world: World, pullId: string) {
  const pulled = await inside(world, (tx) =>
    tx.selectFrom('pulls').select('profile').where('pull_id', '=', pullId).executeTakeFirst(),
  )
  const records = await inside(world, (tx) =>
    sampleRecords(tx, { sourceId: world.sourceId, pullId }, 1000),
  )
  const program = { document: world.document, model: standardModel }
  return preview({ records, profile: pulled?.profile as Sample['profile'] }, program, program)
}

test('the completed example has no problem on the system it was written for', async () => {
  const world = await registrationProject({ people: 400 })
  const { pull_id: pullId } = await pull(world)
  const { problems, userTypes } = await previewOf(world, pullId)
  expect(problems.filter(({ severity }) => severity === 'problem')).toEqual([])
  expect(userTypes.values.filter(({ row, leftOut }) => row === null && !leftOut)).toEqual([
    expect.objectContaining({ value: 'VIP2' }),
  ])
})

test('a document that asks for endless work is stopped with a sentence, and the next is tried', async () => {
  const thread = createPreviewThread({ cpuMs: 1_000 })
  const by = { accountId: 'noor', projectId: 'harbor' }
  const grow = { recipe: 'replace', find: 'a', with: 'a'.repeat(900) }
  const slow = { recipe: 'change case', to: 'upper' }
  const steps = [grow, grow, ...Array.from({ length: 40 }, () => slow)]
  const fields = standardModel.fields.map(({ key }) => ({
    id: key,
    field: key,
    sources: ['text'],
    steps,
  }))
  const sample = sampleOf(Array.from({ length: 250 }, (_, n) => person(n, { text: 'a' })))
  const before = now()
  const endless = { sample, now: now({ fields: { rows: fields } }), before }
  const start = performance.now()
  await expect(thread.preview(by, endless)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('takes too long') as string,
  })
  expect(performance.now() - start).toBeLessThan(20_000)
  const result = await thread.preview(by, { sample, now: before, before })
  expect(result.counts.in).toBe(250)
})
