import { describe, expect, test } from 'vitest'
import type { Program } from './document/area.ts'
import { difference } from './difference.ts'
import { namesOf } from './difference/names.ts'
import { called, placeAt } from './difference/place.ts'
import { columnText } from './difference/texts.ts'
import { mappingDocument, type MappingDocument } from './document.ts'
import { hashOf } from './hash.ts'
import { testDocument, testModel } from './testing-orders.ts'

const before: Program = { document: testDocument, model: testModel }

function edited(edit: (document: MappingDocument) => void, from = before): Program {
  const document = structuredClone(from.document)
  edit(document)
  return { ...from, document: mappingDocument.parse(document) }
}

/** One line each, as one reads it. */
function read(after: Program, from = before): string[] {
  return difference(from, after).map(({ tab, row, column, kind, before, after, ...rest }) => {
    const place = [tab, row?.name, column?.label].filter(Boolean).join(' › ')
    return `${place} ${kind}: ${before || 'blank'} → ${after || 'blank'}${rest.changesNothing ? ' (changes nothing)' : ''}`
  })
}

test('a document and itself differ in nothing', () => {
  expect(difference(before, structuredClone(before))).toEqual([])
})

describe('each change is told by row and column, in the words of the screen', () => {
  test.each<[string, (document: MappingDocument) => void, string[]]>([
    [
      'a source',
      (d) => {
        d.fields.rows[0]!.sources = ['nickname', 'attendee_name']
      },
      ['fields › Given name › From the source changed: Given name → Nickname or attendee name'],
    ],
    [
      'two sources of one name',
      (d) => {
        d.fields.rows[0]!.sources = ['given_name']
      },
      [
        'fields › Given name › From the source changed: ["attendee_name_parts.given_name"] → ["given_name"]',
      ],
    ],
    [
      'recipes',
      (d) => {
        d.fields.rows[0]!.steps = [{ recipe: 'trim' }, { recipe: 'prefix', text: 'Dr ' }]
      },
      [
        'fields › Given name › Recipe changed: Collapse spaces; Change case: names → Trim; Prefix: Dr ',
      ],
    ],
    [
      'policies and places',
      (d) => {
        d.fields.rows[0]!.write = 'create only'
        d.fields.rows[0]!.show.filter = true
      },
      [
        'fields › Given name › Written changed: always → once',
        'fields › Given name › Shown › Filter changed: no → yes',
      ],
    ],
    [
      'a setting',
      (d) => {
        d.identity.externalId.prefix = ''
        d.identity.sharedEmail = 'hold'
      },
      [
        'identity › External id › Prefix changed: POS- → blank',
        'identity › Shared e-mail changed: allow → hold',
      ],
    ],
    [
      'limits',
      (d) => {
        d.schedule.limits.suspend.people = null
      },
      ['schedule › Limits › Suspend › People changed: 20 → blank'],
    ],
    [
      'a rule that is new, by what is not at its default',
      (d) => {
        d.population.rows.push({
          id: 'late',
          name: 'Late orders',
          source: 'order.placed_on',
          when: 'is more than',
          values: ['2027-05-01'],
          decision: 'hold',
          note: 'Ask Noor',
        })
      },
      [
        'population › Late orders added: blank → When: Placed on · Condition: is more than · Values: 2027-05-01 · What happens: hold',
      ],
    ],
    [
      'a rule that is gone',
      (d) => {
        d.population.rows.splice(1, 1)
      },
      [
        'population › Test orders removed: When: Testmode · Condition: is yes · What happens: leave out → blank',
      ],
    ],
    [
      'the order of rules',
      (d) => {
        d.population.rows.unshift(d.population.rows.pop()!)
      },
      ['population › Add-ons moved: row 5 → row 1'],
    ],
    [
      'user types, by their labels',
      (d) => {
        d.userTypes.everybody = ['attendee', 'press']
        d.userTypes.combine = 'highest'
      },
      [
        'userTypes › Everybody also gets changed: blank → Attendee; Press',
        'userTypes › A person with several changed: keeps all → keeps the highest',
      ],
    ],
  ])('%s', (_, edit, lines) => {
    const from = edited((d) => {
      d.userTypes.everybody = []
      d.userTypes.combine = 'union'
    })
    const after = edited(edit, from)
    expect(read(after, from)).toEqual(lines)
  })
})

test('a row within a table is named with its table', () => {
  const table = testDocument.values.tables[0]!
  const after = edited((d) => {
    d.values.tables[0]!.rows[0]!.to = 'New'
  })
  const [first] = difference(before, after)
  expect(first).toMatchObject({
    path: ['tables', table.id, 'rows', table.rows[0]!.id, 'to'],
    row: { id: table.rows[0]!.id, name: `${table.name} › ${table.rows[0]!.from.join('; ')}` },
    column: { key: 'to', label: 'The platform gets' },
  })
})

test('rules are told by what their columns look at and what they set', () => {
  const rules = (cell: string, city: string): Program => {
    const columns = [{ id: 'c1', reads: 'order.country' }]
    const rows = [{ id: 'r', when: { c1: cell }, set: { city } }]
    const tables = [{ id: 't', name: 'By country', columns, rows }]
    return { ...before, document: mappingDocument.parse({ format: 1, rules: { tables } }) }
  }
  expect(read(rules('Chile', 'Lima'), rules('Peru', 'Quito'))).toEqual([
    'rules › By country › Chile › When › Country changed: Peru → Chile',
    'rules › By country › Chile › Sets › City changed: Quito → Lima',
  ])
})

test('a column that does not say what it looks at looks at the source', () => {
  const column = { id: 'c1', reads: 'order.country' }
  const names = namesOf(before)
  expect(columnText(column, names)).toBe('Country')
  expect(columnText({ ...column, of: 'field', reads: 'city' }, names)).toBe('City')
})

test('what the platform holds is told too', () => {
  const model = structuredClone(testModel)
  model.userTypes.unshift({ key: 'jury', label: 'Jury' })
  model.fields[0]!.maxLength = 50
  expect(read({ ...before, model })).toEqual([
    'platform › Fields › Given name › Longest changed: 100 → 50',
    'platform › User types › Jury added: blank → Key: jury',
  ])
})

describe('what changes nothing says so', () => {
  test.each<[string, (document: MappingDocument) => void, string[]]>([
    [
      'a note',
      (d) => {
        d.fields.rows[0]!.note = 'As agreed'
      },
      ['fields › Given name › Note changed: blank → As agreed (changes nothing)'],
    ],
    [
      'an expectation',
      (d) => {
        d.population.expected = [{ userType: 'staff', count: 7 }]
      },
      ['population › Expected › Staff added: blank → Count: 7 (changes nothing)'],
    ],
    [
      'an order without a meaning',
      (d) => {
        d.fields.rows.push(d.fields.rows.shift()!)
      },
      [
        `fields › Given name moved: row 1 → row ${testDocument.fields.rows.length} (changes nothing)`,
      ],
    ],
  ])('%s', (_, edit, lines) => {
    const after = edited(edit)
    expect(read(after)).toEqual(lines)
    expect(hashOf(after.document)).toBe(hashOf(before.document))
  })
})

test('long texts are cut', () => {
  const after = edited((d) => {
    d.fields.rows[0]!.note = 'x'.repeat(5000)
  })
  expect(difference(before, after)[0]!.after).toHaveLength(240)
})

test('a place that nothing knows goes by its id', () => {
  const place = placeAt('fields', ['rows', 'gone', 'write'], namesOf(before), before)
  expect(called(place)).toEqual({ row: 'gone', column: 'Written' })
})

test('ten thousand rows that all changed are told in bounded time', () => {
  const rows = (note: string): Program => ({
    ...before,
    document: mappingDocument.parse({
      format: 1,
      fields: {
        rows: Array.from({ length: 10_000 }, (_, at) => ({
          id: `r${at}`,
          field: 'city',
          sources: [note],
          note,
        })),
      },
    }),
  })
  const [from, to] = [rows('a'), rows('b')]
  const start = performance.now()
  expect(difference(from, to)).toHaveLength(20_000)
  // A tenth of it on a machine at rest.
  expect(performance.now() - start).toBeLessThan(6_000)
})
