import { describe, expect, test } from 'vitest'
import { checkRules } from './rules.ts'
import { mappingDocument, type MappingDocumentInput } from '../document.ts'
import { processorTime } from '../rules/testing.ts'
import { testModel } from '../testing-orders.ts'
import { profiled, saidOf } from './testing.ts'

type TableInput = NonNullable<NonNullable<MappingDocumentInput['rules']>['tables']>[number]
type RowInput = NonNullable<TableInput['rows']>[number]

const model = { ...testModel, groups: [{ key: 'lounge', label: 'Lounge' }] }

const columns: NonNullable<TableInput['columns']> = [
  { id: 'ticket', reads: 'ticket' },
  { id: 'land', reads: 'land' },
]

/** What the checks say of one table, without the words 'rules/'. */
function said(
  table: Partial<TableInput>,
  fields?: Parameters<typeof profiled>[],
  tabs: Omit<Partial<MappingDocumentInput>, 'format'> = {},
): string[] {
  const rules = { tables: [{ id: 't', name: 'Roles', columns, ...table }] }
  const all = saidOf(
    { ...tabs, rules },
    { model, ...(fields && { fields: fields.map((field) => profiled(...field)) }) },
  )
  return all
    .filter((line) => line.includes(' rules/'))
    .map((line) => line.replace(' rules/', ' ').replace(/ A cell holds a value.*$/u, ' […]'))
}

const tag = (id: string, when: RowInput['when'], key = 'vip'): RowInput => ({
  id,
  when,
  addTags: [key],
})

test('a sound table has nothing wrong with it', () => {
  const rows = [
    { ...tag('a', { ticket: 'VIP; Press', land: 'NL' }), set: { city: 'Gold {land}', seats: '2' } },
    { id: 'b', when: { ticket: 'Staff' }, addGroups: ['lounge'], from: '2027-01-01' },
    { id: 'c', when: { ticket: 'Day', land: 'blank' }, decision: 'hold' as const },
  ]
  const seen: Parameters<typeof profiled>[] = [
    [
      'ticket',
      [
        ['VIP', 5],
        ['Press', 5],
        ['Staff', 1],
        ['Day', 900],
      ],
    ],
    ['land', [['NL', 500]]],
  ]
  expect(said({ rows }, seen)).toEqual([])
})

describe('columns', () => {
  test.each<[string, object, string]>([
    [
      'an unknown source',
      { reads: 'tikcet' },
      "'tikcet' is not a field of the source; did you mean 'ticket'?",
    ],
    ['a faulty path', { reads: 'ticket[' }, "Between '[' and ']' comes a number"],
    ['nothing', { reads: '' }, "A column of 'Roles' looks at nothing; choose a field."],
    [
      'an unknown field',
      { of: 'field', reads: 'citty' },
      "'citty' is not a field of the platform; did you mean 'city'?",
    ],
  ])('that look at %s are a problem', (_, column, text) => {
    const rows = [tag('a', { x: 'VIP' })]
    const found = said({ columns: [{ id: 'x', ...column }], rows }, [['ticket', [['VIP', 1]]]])
    expect(found).toEqual([expect.stringContaining(`problem x/reads: ${text}`)])
  })

  test('on a field that nothing fills are doubtful, unless a rule fills it', () => {
    const table = { columns: [{ id: 'x', of: 'field' as const, reads: 'city' }] }
    const rows = [tag('a', { x: 'Lisbon' })]
    expect(said({ ...table, rows })).toEqual([
      "warning x/reads: Nothing fills City, so the column 'City' of 'Roles' always finds it blank.",
    ])
    expect(said({ ...table, rows: [{ ...rows[0]!, set: { city: 'Porto' } }] })).toEqual([])
  })
})

test('a cell that cannot be read is a problem that shows the grammar', () => {
  expect(said({ rows: [tag('a', { ticket: '> soon' })] })).toEqual([
    "problem a/when.ticket: '> soon' compares with 'soon', where a number or a day such as 2027-12-31 is expected; a text with these signs in it stands in quotation marks. […]",
  ])
})

test('a condition on a column that does not exist is a problem', () => {
  expect(said({ rows: [tag('a', { tiket: 'VIP' })] })).toEqual([
    expect.stringContaining("problem a/when.tiket: The condition 'tiket' belongs to no column"),
  ])
})

test.each<[string, Partial<RowInput>, string]>([
  ['an unknown field', { set: { shoe: '44' } }, "set.shoe: 'shoe' is not a field of the platform."],
  ['an unknown tag', { addTags: ['vpi'] }, "addTags: 'vpi' is not a tag of the platform."],
  ['an unknown group', { addGroups: ['x'] }, "addGroups: 'x' is not a group of the platform."],
  [
    'one tag in and out',
    { addTags: ['vip'], removeTags: ['vip'] },
    "removeTags: The row both adds the tag 'vip' and takes it away.",
  ],
  [
    'a choice that there is not',
    { set: { diet: 'Fish' } },
    "set.diet: 'Fish' does not fit Diet: not one of the choices that the platform has.",
  ],
  [
    'a number that is none',
    { set: { seats: 'two' } },
    "set.seats: 'two' does not fit Seats: not a number",
  ],
  ['a text that is too long', { set: { city: 'x'.repeat(101) } }, 'set.city: '],
  [
    'a stray brace',
    { set: { city: 'Gold {land' } },
    "set.city: 'Gold {land' has a brace without its partner",
  ],
  [
    'a place that is not there',
    { set: { city: '{lant}' } },
    "set.city: 'lant' is not a field of the source; did you mean 'land'?",
  ],
  [
    'nothing to do',
    {},
    "null: Row 1 of 'Roles' does nothing: say what it sets, adds, leaves out or holds.",
  ],
  [
    'days the wrong way round',
    { addTags: ['vip'], from: '2027-02-01', until: '2027-01-01' },
    'until: The last day (2027-01-01) is before the first',
  ],
])('a row with %s is a problem', (_, row, text) => {
  const found = said({ rows: [{ id: 'a', ...row }] }, [
    ['land', [['NL', 1]]],
    ['ticket', [['VIP', 1]]],
  ])
  expect(found).toEqual([expect.stringContaining(`problem a/${text}`)])
})

test('a row that keeps people from the rows below, and does nothing else, is doubtful', () => {
  const rows = [{ id: 'a', when: { ticket: 'Staff' } }, tag('b', {})]
  expect(said({ rows })).toEqual([
    "warning a/null: Row 1 of 'Roles' does nothing: whoever it fits is asked no further row. Leave it so if that is meant.",
  ])
  expect(said({ rows, hit: 'all' })).toEqual([expect.stringContaining('problem a/null: Row 1')])
})

test('tags of the tags tab are known', () => {
  const tabs = { tags: { rows: [{ id: 'x', key: 'late', label: 'Late' }] } }
  expect(said({ rows: [tag('a', {}, 'late')] }, undefined, tabs)).toEqual([])
})

test('a field row that leaves its value to the rules is in order, also where the field is required', () => {
  const rules = {
    tables: [{ id: 't', name: 'Roles', rows: [{ id: 'a', set: { city: 'Porto' } }] }],
  }
  const fields = { rows: [{ id: 'city', field: 'city', required: true }] }
  const seen = { fields: [profiled('ticket', [['VIP', 1]])] }
  expect(saidOf({ fields, rules }, seen)).toEqual([])
  expect(saidOf({ fields }, seen)).toHaveLength(2)
})

describe('names in conditions', () => {
  test('that nobody in the source has are doubtful', () => {
    const rows = [tag('a', { ticket: 'VIP; Vips', land: 'not ES' })]
    const seen: Parameters<typeof profiled>[] = [
      ['ticket', [['vip', 5]]],
      ['land', [['NL', 5]]],
    ]
    expect(said({ rows }, seen)).toEqual([
      "warning a/when.ticket: A condition on Ticket names 'Vips', which nobody has.",
      "warning a/when.land: A condition on Land names 'ES', which nobody has.",
    ])
  })

  test('that the platform does not have are a problem; labels and keys are both known', () => {
    const rows = [tag('a', { x: 'Speaker; staff; Spekaer', y: 'First time', z: 'Eats all; Fish' })]
    const table: Partial<TableInput> = {
      columns: [
        { id: 'x', of: 'user types' },
        { id: 'y', of: 'tags' },
        { id: 'z', of: 'field', reads: 'diet' },
      ],
      rows: [{ ...rows[0]!, set: { diet: 'any' } }],
    }
    expect(said(table)).toEqual([
      "problem a/when.x: 'Spekaer' is not a user type of the platform; did you mean 'Speaker'?",
      "problem a/when.z: 'Fish' is not one of the choices of Diet.",
    ])
  })
})

test('where a table names what most people have, what it leaves out is counted', () => {
  const rows = [tag('a', { ticket: 'VIP' }), tag('b', { ticket: 'Press' }, 'first_time')]
  const seen = (vip: number): Parameters<typeof profiled>[] => [
    ['land', [['NL', 1]]],
    [
      'ticket',
      [
        ['VIP', vip],
        ['Press', 20],
        ['VIP2', 14],
        ['Staff', 1],
      ],
    ],
  ]
  expect(said({ rows }, seen(80))).toEqual([
    "warning ticket/reads: 14 people have ticket 'VIP2', which no row of 'Roles' names.",
    "warning ticket/reads: 1 person has ticket 'Staff', which no row of 'Roles' names.",
  ])
  expect(said({ rows: [...rows, tag('c', {}, 'x')] }, seen(80)).join('')).not.toContain('VIP2')
  const few: Parameters<typeof profiled>[] = [
    ['land', []],
    [
      'ticket',
      [
        ['VIP', 1],
        ['Press', 1],
        ['Day', 99],
      ],
    ],
  ]
  expect(said({ rows }, few)).toEqual([])
})

describe('rows that are never reached', () => {
  const lost = (above: RowInput['when'], below: RowInput['when'], more: Partial<TableInput> = {}) =>
    said({ rows: [tag('a', above), tag('b', below, 'first_time')], ...more }).filter((line) =>
      line.includes('is never reached'),
    ).length

  test.each<[RowInput['when'], RowInput['when'], number]>([
    [{ ticket: 'VIP' }, { ticket: ' vip ' }, 1],
    [{ ticket: 'VIP; Press' }, { ticket: 'Press', land: 'NL' }, 1],
    [{ ticket: 'Press' }, { ticket: 'VIP; Press' }, 0],
    [{}, { ticket: 'VIP' }, 1],
    [{ ticket: 'VIP' }, {}, 0],
    [{ ticket: 'not VIP' }, { ticket: 'not VIP; Press' }, 1],
    [{ ticket: 'not VIP; Press' }, { ticket: 'not VIP' }, 0],
    [{ ticket: 'not VIP' }, { ticket: 'blank' }, 1],
    [{ ticket: 'not blank' }, { ticket: '> 3' }, 1],
    [{ ticket: 'not blank' }, { ticket: 'not Press' }, 0],
    [{ ticket: 'not blank' }, { ticket: 'not Press; blank' }, 1],
    [{ ticket: 'VIP; blank' }, { ticket: 'blank' }, 1],
    [{ ticket: '1..10' }, { ticket: '2..3' }, 1],
    [{ ticket: '1..10' }, { ticket: '2..30' }, 0],
    [{ ticket: '> 1' }, { ticket: '>= 1' }, 0],
    [{ ticket: '>= 1' }, { ticket: '> 1' }, 1],
    [{ ticket: '<= 2027-12-31' }, { ticket: '2027-01-01..2027-02-01' }, 1],
    [{ ticket: '1..10' }, { ticket: '2; 3' }, 1],
    [{ ticket: '1..10' }, { ticket: '2; x' }, 0],
    [{ ticket: 'contains a' }, { ticket: 'starts with XAY' }, 1],
    [{ ticket: 'starts with a' }, { ticket: 'starts with ab; ac' }, 1],
    [{ ticket: 'starts with a' }, { ticket: 'contains ab' }, 0],
    [{ ticket: 'ends with b' }, { ticket: 'ab' }, 1],
    [{ ticket: 'yes' }, { ticket: '"yes"; x' }, 1],
    [{ ticket: 'yes' }, { ticket: 'yes', land: '*' }, 1],
    [{ ticket: 'yes' }, { ticket: 'no' }, 0],
    // A list may hold both, so it is not certain.
    [{ ticket: 'not VIP' }, { ticket: 'Press' }, 0],
  ])('%j above %j', (above, below, count) => {
    expect(lost(above, below)).toBe(count)
  })

  test('a platform field holds one value, so what is not one is another', () => {
    const table = { columns: [{ id: 'x', of: 'field' as const, reads: 'diet' }] }
    expect(lost({ x: 'not Vegetarian' }, { x: 'Eats all' }, table)).toBe(1)
    expect(lost({ x: 'not Vegetarian' }, { x: 'vegetarian' }, table)).toBe(0)
  })

  test('days count as a condition', () => {
    const rows = (above: Partial<RowInput>, below: Partial<RowInput>) => [
      { ...tag('a', {}), ...above },
      { ...tag('b', {}), ...below },
    ]
    const march = { from: '2027-03-01', until: '2027-03-31' }
    expect(said({ rows: rows(march, {}) })).toEqual([])
    expect(said({ rows: rows({}, march) })).toHaveLength(1)
    expect(said({ rows: rows({ from: '2027-01-01' }, march) })).toHaveLength(1)
  })

  test('are named, with the row that takes their people', () => {
    const rows = [tag('a', { ticket: 'VIP' }), tag('b', { ticket: 'vip' }, 'first_time')]
    expect(said({ rows })).toEqual([
      "problem b/null: Row 2 of 'Roles' is never reached: row 1 fits everybody whom it fits, and the first counts. Move it up, or take it out.",
    ])
  })

  test('are no matter where all rows count', () => {
    expect(lost({}, { ticket: 'VIP' }, { hit: 'all' })).toBe(0)
  })
})

describe('rows that can both fit', () => {
  const set = (id: string, when: RowInput['when'], city: string): RowInput => ({
    id,
    when,
    set: { city },
  })

  test('where the first counts: those of which neither is the special case of the other', () => {
    const rows = [set('a', { ticket: 'VIP' }, 'X'), set('b', { land: 'NL' }, 'Y')]
    expect(said({ rows })).toEqual([
      "warning b/null: Rows 1 and 2 of 'Roles' can fit one person and do not agree; row 1 counts, as the first.",
    ])
    expect(said({ rows: [rows[0]!, set('b', {}, 'Y')] })).toEqual([])
    expect(said({ rows: [rows[0]!, set('b', { land: 'NL' }, 'X')] })).toEqual([])
    expect(said({ rows: [rows[0]!, set('b', { ticket: 'Press' }, 'Y')] })).toEqual([])
  })

  test('a special case on top of the rest is meant; the rest on top of it hides it, but for people with several values', () => {
    const special = set('a', { ticket: 'VIP' }, 'X')
    const rest = set('b', { ticket: 'not Press' }, 'Y')
    expect(said({ rows: [special, rest] })).toEqual([])
    expect(said({ rows: [rest, special] })).toEqual([
      "warning a/null: Row 2 of 'Roles' is reached only by people with several values: row 1 fits everybody else whom it fits, and the first counts.",
    ])
  })

  test.each<[string, string, boolean]>([
    ['1..5', '5..9', true],
    ['1..5', '> 5', false],
    ['starts with a', 'ends with b', true],
    ['starts with a', 'starts with b', false],
    ['not VIP', 'not Press', true],
    ['not 5', '5..5', false],
    ['yes', 'contains j', true],
    ['yes', 'no', false],
    ['blank', 'not VIP', true],
    ['blank', 'starts with a', false],
    ['not blank', '> 5', true],
    ['1..5', '2027-01-01..', false],
  ])('the conditions %s and %s: %s', (one, other, both) => {
    const rows = [
      set('a', { ticket: one, land: 'NL; BE' }, 'X'),
      set('b', { ticket: other, land: 'NL; DE' }, 'Y'),
    ]
    expect(said({ rows }).length > 0).toBe(both)
    const turned = [
      set('a', { ticket: other, land: 'NL; BE' }, 'X'),
      { ...rows[1]!, when: { ticket: one, land: 'NL; DE' } },
    ]
    expect(said({ rows: turned }).length > 0).toBe(both)
  })

  test('where all count: those that set one field differently, or take away what the other adds', () => {
    const rows = [set('a', { ticket: 'VIP' }, 'X'), set('b', {}, 'Y')]
    expect(said({ rows, hit: 'all' })).toEqual([
      "warning b/null: Rows 1 and 2 of 'Roles' can fit one person and do not agree; row 2 counts, as the later.",
    ])
    expect(said({ rows: [rows[0]!, set('b', {}, 'X')], hit: 'all' })).toEqual([])
    expect(said({ rows: [rows[0]!, tag('b', {})], hit: 'all' })).toEqual([])
    const removed = [tag('a', {}), { id: 'b', when: {}, removeTags: ['vip'] }]
    expect(said({ rows: removed, hit: 'all' })).toHaveLength(1)
  })
})

describe('ten thousand rows are checked in bounded time, and listed only so far:', () => {
  const rules = (row: (n: number) => RowInput, hit: 'first' | 'all') => ({
    tables: [
      {
        id: 't',
        name: 'Roles',
        columns,
        hit,
        rows: Array.from({ length: 10_000 }, (_, n) => row(n)),
      },
    ],
  })
  const set = (n: number) => ({ id: `r${n}`, set: { city: `C${n}` } })
  const mixed = (n: number) => {
    const kinds = [`V${n}`, 'not VIP', `contains ${n}`, '*', `> ${n}`, 'blank', `V${n}; V${n + 1}`]
    return kinds[n % kinds.length] ?? ''
  }

  test.each<[string, (n: number) => RowInput]>([
    ['each its own value', (n) => ({ ...set(n), when: { ticket: `T${n}`, land: 'NL' } })],
    ['all alike', (n) => ({ ...set(n), when: { land: 'NL' } })],
    ['two columns', (n) => ({ ...set(n), when: { ticket: `T${n % 100}`, land: `L${n % 99}` } })],
    ['parts of texts', (n) => ({ ...set(n), when: { ticket: `contains x${n}y` } })],
    ['ranges', (n) => ({ ...set(n), when: { ticket: `${n}..${n + 1}` } })],
    ['all kinds', (n) => ({ ...set(n), when: { ticket: mixed(n), land: mixed(n + 3) } })],
    ['faults', (n) => ({ ...set(n), when: { ticket: `> x${n}`, [`c${n}`]: 'x' } })],
    ['unknown keys', (n) => ({ id: `r${n}`, addTags: [`t${n}`], set: { [`f${n}`]: 'x' } })],
    ['nothing', (n) => ({ id: `r${n}` })],
  ])('%s', (_, row) => {
    for (const hit of ['first', 'all'] as const) {
      const document = mappingDocument.parse({ format: 1, rules: rules(row, hit) })
      const time = processorTime(() =>
        expect(checkRules(document, model, null).length).toBeLessThan(120),
      )
      expect(time).toBeLessThan(1500)
    }
  })
})
