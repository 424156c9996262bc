import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../compile.ts'
import { emptyDocument, mappingDocument, type MappingDocumentInput } from '../document.ts'
import { gather } from '../gather.ts'
import { hashOf } from '../hash.ts'
import { standardModel, type PlatformModel } from '../platform-model.ts'
import type { Json, SourceRecord } from '../record.ts'
import { processorTime } from './testing.ts'

type Tables = NonNullable<NonNullable<MappingDocumentInput['rules']>['tables']>
type TableInput = Tables[number]
type RowInput = NonNullable<TableInput['rows']>[number]

const model: PlatformModel = {
  ...standardModel,
  fields: [
    ...standardModel.fields,
    { key: 'badge', label: 'Badge', type: 'text', maxLength: 10 },
    {
      key: 'diet',
      label: 'Diet',
      type: 'choice',
      choices: [{ key: 'vegan', label: 'No animals' }],
    },
    { key: 'seats', label: 'Seats', type: 'number' },
  ],
  tags: [{ key: 'vip', label: 'Very important' }],
  groups: [{ key: 'lounge', label: 'Lounge' }],
}

const columns: TableInput['columns'] = [
  { id: 'ticket', reads: 'ticket' },
  { id: 'land', reads: 'land' },
]

function documentWith(...tables: Partial<TableInput>[]) {
  return mappingDocument.parse({
    format: 1,
    identity: { externalId: { sources: ['id'] } },
    fields: {
      rows: [
        { id: 'given', field: 'given_name', sources: ['first'] },
        { id: 'family', field: 'family_name', sources: ['last'] },
        { id: 'country', field: 'country', sources: ['land'] },
        { id: 'diet', field: 'diet', sources: ['diet'] },
      ],
    },
    userTypes: {
      sources: ['type'],
      rows: [{ id: 'speaker', from: ['S'], userTypes: ['speaker'], tags: ['first'] }],
      else: { userTypes: ['attendee'] },
    },
    rules: {
      tables: tables.map((table, at) => ({
        id: `table-${at}`,
        name: `Table ${at + 1}`,
        columns,
        ...table,
      })),
    },
  })
}

const record = (more: { [key: string]: Json } = {}): SourceRecord => ({
  id: '7',
  first: 'Noor',
  last: 'Okafor',
  ticket: 'VIP',
  land: 'NL',
  ...more,
})

function run(tables: Partial<TableInput>[], more: { [key: string]: Json } = {}, asOf?: string) {
  return compile(documentWith(...tables), model, asOf).map(record(more))
}

const gold: RowInput = {
  id: 'gold',
  when: { ticket: 'vip', land: 'nl' },
  set: { badge: 'Gold' },
  addTags: ['vip'],
  addGroups: ['lounge'],
}

test('when ticket is VIP and country is NL: the badge is Gold, the tag is added, the group is joined', () => {
  const table = { rows: [gold] }
  expect(run([table])).toMatchObject({
    values: { badge: 'Gold' },
    tags: ['vip'],
    groups: ['lounge'],
  })
  expect(run([table], { land: 'BE' })).toMatchObject({ values: { badge: null }, tags: [] })
})

test.each<[string, string, Json, boolean]>([
  ['a value', 'vip', ' VIP ', true],
  ['one of several', 'Press; VIP', 'VIP', true],
  ['a number', '10', 10, true],
  ['not among', 'not Press; VIP', 'VIP', false],
  ['blank', 'blank', ' ', true],
  ['not blank', 'not blank', null, false],
  ['a value or blank', 'VIP; blank', null, true],
  ['a range of numbers', '10..20', '15', true],
  ['outside a range', '10..20', 21, false],
  ['days', '2027-01-01..2027-06-30', '2027-06-30', true],
  ['a limit', '>= 10', 10, true],
  ['yes', 'yes', true, true],
  ['no', 'no', 'nein', true],
  ['a beginning', 'starts with V; P', 'Press', true],
  ['an end', 'ends with ip', 'VIP', true],
  ['a part', 'contains i', 'VIP', true],
  ['an item of a list', 'VIP', ['Dinner', 'vip'], true],
  ['none of a list', 'not VIP', ['Dinner', 'vip'], false],
  ['anything', '*', null, true],
  ['what cannot be read', 'VIP; *', 'VIP', false],
])('a condition is met: %s', (_, cell, ticket, fits) => {
  const rows = [{ id: 'row', when: { ticket: cell }, addTags: ['hit'] }]
  expect(run([{ rows }], { ticket })).toMatchObject({ tags: fits ? ['hit'] : [] })
})

test('of a table in which the first counts, no later row is applied; of one in which all count, the later overwrites', () => {
  const rows: RowInput[] = [
    { id: 'a', when: { ticket: 'Press' }, set: { badge: 'Grey' }, addTags: ['press'] },
    { id: 'b', when: { ticket: 'VIP' }, set: { badge: 'Gold' }, addTags: ['vip'] },
    { id: 'c', when: {}, set: { badge: 'White' }, addTags: ['rest'], removeTags: ['vip'] },
  ]
  expect(run([{ rows }])).toMatchObject({ values: { badge: 'Gold' }, tags: ['vip'] })
  expect(run([{ rows, hit: 'all' }])).toMatchObject({ values: { badge: 'White' }, tags: ['rest'] })
  expect(run([{ rows }], { ticket: 'x' })).toMatchObject({ values: { badge: 'White' } })
})

test('columns read platform fields, user types and tags, by key or by label; a later table sees what an earlier one did', () => {
  const tables: Partial<TableInput>[] = [
    {
      columns: [
        { id: 'country', of: 'field', reads: 'country' },
        { id: 'diet', of: 'field', reads: 'diet' },
        { id: 'types', of: 'user types' },
      ],
      rows: [
        {
          id: 'a',
          when: { country: 'Netherlands', diet: 'no animals', types: 'Speaker' },
          addTags: ['vip'],
        },
      ],
    },
    {
      columns: [{ id: 'tags', of: 'tags' }],
      rows: [{ id: 'b', when: { tags: 'very important' }, removeTags: ['first'] }],
    },
  ]
  expect(run(tables, { diet: 'vegan', type: 'S' })).toMatchObject({ tags: ['vip'] })
  expect(run(tables, { type: 'S' })).toMatchObject({ tags: ['first'] })
})

test('rows of one table see what the record was when the table was first asked', () => {
  const table: Partial<TableInput> = {
    hit: 'all',
    columns: [{ id: 'badge', of: 'field', reads: 'badge' }],
    rows: [
      { id: 'a', when: {}, set: { badge: 'Gold' } },
      { id: 'b', when: { badge: 'Gold' }, addTags: ['vip'] },
      { id: 'c', when: { badge: 'blank' }, addTags: ['was-blank'] },
    ],
  }
  expect(run([table])).toMatchObject({ tags: ['was-blank'] })
})

describe('what a row sets', () => {
  test.each<[string, Json, string | null]>([
    ['Gold', 'VIP', 'Gold'],
    ['{ticket}', 'VIP', 'VIP'],
    ['{ticket} {land}', 'VIP', 'VIP NL'],
    ['{ticket} {land}', null, 'NL'],
    ['{ticket}', null, null],
    ['{} {ticket}', 'VIP', 'VIP'],
    ['{ticket}', ['a', 'b'], 'a, b'],
    ['"blank"', 'VIP', 'blank'],
    ['blank', 'VIP', null],
    ['{{x}}', 'VIP', '{x}'],
  ])('%j, where the ticket is %j', (text, ticket, badge) => {
    const result = run([{ rows: [{ id: 'a', set: { badge: text } }] }], { ticket })
    expect(result).toMatchObject({ values: { badge } })
  })

  test('a number keeps its type, and a choice is found by its label', () => {
    const rows = [{ id: 'a', set: { seats: '{seats}', diet: 'No animals' } }]
    expect(run([{ rows }], { seats: 2 })).toMatchObject({ values: { seats: 2, diet: 'vegan' } })
  })

  test('a country may be called by its name', () => {
    const rows = [{ id: 'a', set: { country: 'Portugal' } }]
    expect(run([{ rows }])).toMatchObject({ values: { country: 'PT' } })
    const unknown = [{ id: 'a', set: { country: '{home}' } }]
    expect(run([{ rows: unknown }], { home: 'Holand' })).toMatchObject({
      text: expect.stringContaining('not the name or the code of a country') as string,
    })
  })

  test('a value that does not fit its field holds the record, at its row', () => {
    const rows = [{ id: 'a', set: { badge: 'Gold {last}' } }]
    expect(run([{ rows }], { last: 'Okafor-Lindqvist' })).toEqual({
      status: 'held',
      row: { tab: 'rules', row: 'a', column: 'set.badge' },
      code: 'value-too-long',
      text: "Badge is 'Gold Okafor-Lindqvist': 21 characters, and the platform has room for 10",
      externalId: '7',
    })
  })

  test('a field that the platform does not have is left alone', () => {
    const result = run([{ rows: [{ id: 'a', set: { shoe: '44' }, addTags: ['x'] }] }])
    expect(result).toMatchObject({ status: 'included', tags: ['x'] })
    expect(result).not.toHaveProperty('values.shoe')
  })
})

test('a record is left out or held, with the row and what it found', () => {
  const rows: RowInput[] = [
    { id: 'a', when: { ticket: 'Press' }, decision: 'exclude' },
    { id: 'b', when: { ticket: 'VIP', land: 'blank' }, decision: 'hold' },
    { id: 'c', decision: 'exclude', when: { ticket: 'Staff' } },
  ]
  expect(run([{ rows, name: 'Roles' }], { ticket: 'Press' })).toEqual({
    status: 'excluded',
    row: { tab: 'rules', row: 'a', column: 'decision' },
    text: "Left out by 'Roles', row 1: Ticket is 'Press'",
    externalId: '7',
  })
  expect(run([{ rows, name: 'Roles' }], { land: null })).toEqual({
    status: 'held',
    row: { tab: 'rules', row: 'b', column: 'decision' },
    code: 'rule',
    text: "Held by 'Roles', row 2: Land is blank, Ticket is 'VIP'",
    externalId: '7',
  })
  expect(run([{ rows }])).toMatchObject({ status: 'included' })
})

test('the reason calls user types and choices by their labels', () => {
  const table: Partial<TableInput> = {
    name: 'Roles',
    columns: [
      { id: 'types', of: 'user types' },
      { id: 'diet', of: 'field', reads: 'diet' },
    ],
    rows: [{ id: 'a', when: { types: 'speaker', diet: 'not blank' }, decision: 'exclude' }],
  }
  expect(run([table], { type: 'S', diet: 'vegan' })).toMatchObject({
    text: "Left out by 'Roles', row 1: Diet is 'No animals', User type is 'Speaker'",
  })
})

test.each<[string | undefined, string[]]>([
  [undefined, ['always']],
  ['2026-12-31', ['always', 'until']],
  ['2027-01-01', ['always', 'from', 'until', 'within']],
  ['2027-01-31', ['always', 'from', 'until', 'within']],
  ['2027-02-01', ['always', 'from']],
])('as of %s those rows apply whose days it is', (asOf, tags) => {
  const [from, until] = ['2027-01-01', '2027-01-31']
  const rows: RowInput[] = [
    { id: 'a', addTags: ['always'] },
    { id: 'b', addTags: ['from'], from },
    { id: 'c', addTags: ['until'], until },
    { id: 'd', addTags: ['within'], from, until },
  ]
  expect(run([{ rows, hit: 'all' }], {}, asOf)).toMatchObject({ tags })
})

describe('an expression', () => {
  const counted: Partial<TableInput> = {
    columns: [{ id: 'n', reads: 'cel: record.n * 2' }],
    rows: [
      { id: 'a', when: { n: '> 10' }, set: { badge: 'cel: record.first + "!"' } },
      { id: 'b', when: {}, set: { seats: 'cel: record.n + 1' } },
    ],
  }

  test('stands in a column and in what a row sets, where it keeps its type', () => {
    expect(run([counted], { n: 6 })).toMatchObject({ values: { badge: 'Noor!', seats: null } })
    expect(run([counted], { n: 2 })).toMatchObject({ values: { badge: null, seats: 3 } })
  })

  test('that cannot be calculated holds the record', () => {
    expect(run([counted], { n: 'x' })).toMatchObject({
      status: 'held',
      row: { tab: 'rules', row: 'n', column: 'reads' },
    })
    const setting = { rows: [{ id: 'a', set: { badge: 'cel: record.first + 1' } }] }
    expect(run([setting])).toMatchObject({
      status: 'held',
      row: { tab: 'rules', row: 'a', column: 'set.badge' },
    })
  })

  test('holds nobody whom a row before it has decided about, also where reasons are asked for', () => {
    const document = documentWith({ ...counted, rows: counted.rows!.toReversed() })
    const { map, explain } = compile(document, model)
    expect(map(record({ n: 'x' }))).toMatchObject({ status: 'held', row: { row: 'b' } })
    const any = documentWith({
      ...counted,
      rows: [gold, ...counted.rows!].map((row, at) =>
        at === 0 ? { id: 'z', addTags: ['vip'] } : row,
      ),
    })
    const early = compile(any, model)
    expect(early.map(record({ n: 'x' }))).toMatchObject({ tags: ['vip'] })
    expect(early.explain(record({ n: 'x' })).result).toEqual(early.map(record({ n: 'x' })))
    expect(explain(record({ n: 'x' })).result).toEqual(map(record({ n: 'x' })))
  })
})

describe('the mapping knows what rules write', () => {
  test('a field without a row has policies of its own, on whatever day', () => {
    const rows = [{ id: 'a', set: { badge: 'Gold', seats: ' ' }, from: '2030-01-01' }]
    const { fields } = compile(documentWith({ rows }), model)
    expect(fields.find(({ field }) => field === 'badge')).toEqual({
      field: 'badge',
      row: null,
      write: 'always',
      blank: 'keep',
      default: null,
      show: { profile: true, directory: false, filter: false },
      locked: false,
      personal: false,
    })
    expect(fields.map(({ field }) => field)).toEqual([
      'given_name',
      'family_name',
      'country',
      'badge',
      'diet',
      'display_name',
    ])
  })

  test('a field with a row has the policies of its row, and what is required may come from a rule', () => {
    const document = documentWith({ rows: [gold] })
    document.fields.rows.push({
      ...mappingDocument.parse({ format: 1, fields: { rows: [{ id: 'b', field: 'badge' }] } })
        .fields.rows[0]!,
      required: true,
      write: 'create only',
    })
    const mapping = compile(document, model)
    expect(mapping.fields).toContainEqual(
      expect.objectContaining({ field: 'badge', row: 'b', write: 'create only' }),
    )
    expect(mapping.map(record())).toMatchObject({ values: { badge: 'Gold' } })
    expect(mapping.map(record({ land: 'BE' }))).toMatchObject({
      status: 'held',
      code: 'required-missing',
      row: { tab: 'fields', row: 'b', column: 'required' },
    })
  })

  test('the display name follows names that a rule sets', () => {
    expect(run([{ rows: [{ id: 'a', set: { given_name: 'N.' } }] }])).toMatchObject({
      values: { display_name: 'N. Okafor' },
      personKey: 'id:7',
    })
  })

  test('a display name that a rule sets stays, also where records are gathered', () => {
    const rows = [{ id: 'a', set: { display_name: 'Dr {last}' } }]
    const { map, gathering } = compile(documentWith({ rows }), model)
    const result = map(record())
    if (result.status !== 'included') throw new Error(result.text)
    expect(result.values['display_name']).toBe('Dr Okafor')
    const person = gather([{ recordNumber: 1, result }], gathering)
    expect(person.values['display_name']).toBe('Dr Okafor')
  })
})

test('the explanation names the rows that fit, which of them were applied, and what they did', () => {
  const rows: RowInput[] = [
    gold,
    { id: 'rest', set: { badge: 'White' } },
    { id: 'other', when: { ticket: 'Press' }, addTags: ['press'] },
  ]
  const { explain, map } = compile(documentWith({ rows, name: 'Badges' }), model)
  const { result, rules, fields } = explain(record())
  expect(result).toEqual(map(record()))
  expect(rules).toEqual([
    {
      table: 'table-0',
      name: 'Badges',
      hits: [
        {
          row: { tab: 'rules', row: 'gold' },
          number: 1,
          applied: true,
          found: [
            { what: 'Land', value: 'NL' },
            { what: 'Ticket', value: 'VIP' },
          ],
          set: ['badge'],
          addTags: ['vip'],
          removeTags: [],
          addGroups: ['lounge'],
          decision: '',
        },
        expect.objectContaining({ row: { tab: 'rules', row: 'rest' }, number: 2, applied: false }),
      ],
    },
  ])
  expect(fields.filter(({ field }) => field === 'badge')).toEqual([
    {
      field: 'badge',
      row: { tab: 'rules', row: 'gold', column: 'set.badge' },
      sources: [],
      steps: [],
      valueRows: [],
      value: 'Gold',
    },
  ])
})

test('a field that a row overwrites is traced to that row, with what it read', () => {
  const rows = [{ id: 'a', set: { country: '{residence}' } }]
  const { fields } = compile(documentWith({ rows }), model).explain(record({ residence: 'PT' }))
  expect(fields.filter(({ field }) => field === 'country')).toEqual([
    {
      field: 'country',
      row: { tab: 'rules', row: 'a', column: 'set.country' },
      sources: [{ path: 'residence', value: 'PT', taken: true }],
      steps: [],
      valueRows: [],
      value: 'PT',
    },
  ])
})

describe('the hash', () => {
  const hash = hashOf(documentWith({ rows: [gold] }))

  test.each<[string, Partial<TableInput>]>([
    ['notes', { rows: [{ ...gold, note: 'Ask Noor' }], note: 'Badges' }],
    ['case and spaces', { rows: [{ ...gold, when: { ticket: ' VIP;', land: '"NL"' } }] }],
    ['cells that take anything', { rows: [{ ...gold, when: { ...gold.when, more: '*' } }] }],
    ['empty set cells', { rows: [{ ...gold, set: { badge: ' Gold', seats: '' } }] }],
    ['a column that no row uses', { columns: [...columns, { id: 'c', reads: 'x' }], rows: [gold] }],
    ['the order of columns', { columns: columns.toReversed(), rows: [gold] }],
  ])('does not move with %s', (_, table) => {
    expect(hashOf(documentWith(table))).toBe(hash)
  })

  test('does not move with a table that has no row', () => {
    expect(hashOf(documentWith({ rows: [gold] }, { rows: [] }))).toBe(hash)
  })

  test.each<[string, Partial<TableInput>]>([
    ['a value', { rows: [{ ...gold, when: { ticket: 'VIP2', land: 'NL' } }] }],
    ['a faulty cell', { rows: [{ ...gold, when: { ...gold.when, more: '>' } }] }],
    ['how rows count', { hit: 'all', rows: [gold] }],
    ['days', { rows: [{ ...gold, from: '2027-01-01' }] }],
  ])('moves with %s', (_, table) => {
    expect(hashOf(documentWith(table))).not.toBe(hash)
  })
})

describe('ten thousand rows', () => {
  const many = (row: (n: number) => RowInput): Partial<TableInput> => ({
    rows: Array.from({ length: 10_000 }, (_, n) => row(n)),
  })
  const named = (n: number): RowInput => ({
    id: `r${n}`,
    when: { ticket: `T${n}`, land: n % 2 ? 'NL' : 'BE' },
    set: { badge: String(n) },
  })

  test('the row that counts is found by its value, among rows that take anything, in their order', () => {
    const table = many((n) =>
      n === 5000 ? { id: 'any', when: { land: 'NL' }, set: {} } : named(n),
    )
    const { map } = compile(documentWith(table), model)
    expect(map(record({ ticket: 't4999' }))).toMatchObject({ values: { badge: '4999' } })
    expect(map(record({ ticket: 't5001' }))).toMatchObject({ values: { badge: null } })
    expect(map(record({ ticket: 't5002', land: 'BE' }))).toMatchObject({
      values: { badge: '5002' },
    })
    expect(map(record({ ticket: ['t9999', 't4999'] }))).toMatchObject({ values: { badge: '4999' } })
  })

  test('are compiled and asked for a thousand records in bounded time', () => {
    const document = documentWith(many(named))
    const { map } = compile(document, model)
    const asked = () => {
      for (let n = 0; n < 1000; n += 1) map(record({ ticket: `T${n * 9}` }))
    }
    expect(processorTime(() => compile(document, model))).toBeLessThan(1500)
    expect(processorTime(asked)).toBeLessThan(300)
  })

  test('that no value tells apart are asked one by one, in bounded time', () => {
    const table = many((n) => ({ id: `r${n}`, when: { ticket: `contains x${n}y` }, set: {} }))
    const { map } = compile(documentWith(table), model)
    const asked = () => {
      for (let n = 0; n < 100; n += 1) map(record())
    }
    expect(processorTime(asked)).toBeLessThan(1500)
  })
})

const cell = fc.constantFrom(
  'VIP',
  'not VIP',
  '*',
  '1..5',
  'blank',
  'yes',
  '"',
  'starts with V',
  'x; y',
)
const anyRow = fc.record({
  when: fc.dictionary(fc.constantFrom('ticket', 'land', 'nowhere'), cell, { maxKeys: 3 }),
  set: fc.dictionary(
    fc.constantFrom('badge', 'country', 'display_name', 'shoe'),
    fc.constantFrom('Gold', '{ticket}', '{land} {}', 'blank', '{', ''),
    { maxKeys: 2 },
  ),
  addTags: fc.subarray(['a', 'b']),
  removeTags: fc.subarray(['a', 'b']),
  decision: fc.constantFrom('', '', '', 'exclude', 'hold'),
})

test('for any table and any record: no exception, the same result again, and the same as with the trace', () => {
  const tables = fc.array(
    fc.record({
      hit: fc.constantFrom('first', 'all'),
      rows: fc.array(anyRow, { maxLength: 12 }),
    }),
    { maxLength: 3 },
  )
  const values = fc.record({ ticket: fc.oneof(fc.jsonValue(), cell), land: fc.jsonValue() })
  fc.assert(
    fc.property(tables, values, (made, more) => {
      const document = documentWith(
        ...made.map(({ hit, rows }, at) => ({
          hit,
          rows: rows.map((row, n) => ({ ...row, id: `r${at}-${n}` })),
        })),
      )
      const one = compile(document, model)
      const of = record(more as { [key: string]: Json })
      const result = one.map(of)
      expect(compile(document, model).map(of)).toEqual(result)
      expect(one.explain(of).result).toEqual(result)
      expect(compile({ ...emptyDocument }, model).map(of).status).toBe('held')
    }),
    { numRuns: 300 },
  )
})
