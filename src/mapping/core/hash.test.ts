import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'
import { emptyDocument, mappingDocument, type MappingDocument } from './document.ts'
import { hashOf } from './hash.ts'
import type { Json, SourceRecord } from './record.ts'
import { answered, testDocument, testModel, testRecord } from './testing-orders.ts'

const hash = hashOf(testDocument)

/** A copy of the test document, changed in place. */
function edited(edit: (document: MappingDocument) => void): MappingDocument {
  const copy = structuredClone(testDocument)
  edit(copy)
  return copy
}

test('the hash names its algorithm and does not move between versions by itself', () => {
  expect(hashOf(emptyDocument)).toBe(
    'm2-13916b178114788726e55a63d7c488fdfc9f5eabff21663c481be0eb5351926c',
  )
  expect(hash).toMatch(/^m2-[0-9a-f]{64}$/u)
})

const harmless: [string, (document: MappingDocument) => void][] = [
  [
    'notes',
    (d) => {
      for (const row of d.fields.rows) row.note = 'Ask Noor'
    },
  ],
  [
    'expected counts',
    (d) => {
      d.population.expected = [{ userType: 'speaker', count: 40 }]
    },
  ],
  [
    'the order of the fields',
    (d) => {
      d.fields.rows.reverse()
    },
  ],
  [
    'the order of value tables and their rows',
    (d) => {
      d.values.tables.reverse()
      d.values.tables[0]!.rows.reverse()
    },
  ],
  [
    'the order of user type rows, where all count',
    (d) => {
      d.userTypes.rows.reverse()
    },
  ],
  [
    'the order of values in a cell',
    (d) => {
      d.values.tables[0]!.rows[0]!.from.reverse()
      d.userTypes.rows[1]!.from.reverse()
    },
  ],
  [
    'case and white space of compared values',
    (d) => {
      d.values.tables[0]!.ignore = ['PREFER NOT TO SAY ', '-', '-']
    },
  ],
  [
    'ways of composing letters',
    (d) => {
      d.population.rows[0]!.name = d.population.rows[0]!.name.normalize('NFD')
    },
  ],
  [
    'values of a condition that compares with none',
    (d) => {
      d.population.rows[4]!.values = ['x']
    },
  ],
]

test.each(harmless)('%s leave the hash as it is', (_, edit) => {
  expect(hashOf(edited(edit))).toBe(hash)
})

test('defaults written out are defaults left out', () => {
  expect(hashOf(mappingDocument.parse({ format: 1 }))).toBe(
    hashOf(mappingDocument.parse(structuredClone(emptyDocument))),
  )
})

const telling: [string, (document: MappingDocument) => void][] = [
  [
    'the order of population rows',
    (d) => {
      d.population.rows.reverse()
    },
  ],
  [
    'the name of a population row, which people read',
    (d) => {
      d.population.rows[0]!.name = 'Gone'
    },
  ],
  [
    'a compared value',
    (d) => {
      d.population.rows[0]!.values = ['x']
    },
  ],
  [
    'the order of sources',
    (d) => {
      d.identity.email.sources.reverse()
    },
  ],
  [
    'the order of steps',
    (d) => {
      d.fields.rows[0]!.steps.reverse()
    },
  ],
  [
    'a parameter of a step',
    (d) => {
      d.fields.rows[9]!.steps = [
        { recipe: 'date', formats: ['YYYY-MM-DD', 'DD.MM.YYYY'], else: 'hold' },
      ]
    },
  ],
  [
    'a policy',
    (d) => {
      d.fields.rows[0]!.write = 'if blank'
    },
  ],
  [
    'what is shown',
    (d) => {
      d.fields.rows[0]!.show.filter = true
    },
  ],
  [
    'what a value becomes',
    (d) => {
      d.values.tables[0]!.rows[0]!.to = 'any'
    },
  ],
  [
    'the else row',
    (d) => {
      d.userTypes.else = 'leave out'
    },
  ],
  [
    'what everybody is',
    (d) => {
      d.userTypes.everybody = ['attendee']
    },
  ],
  [
    'how user types combine',
    (d) => {
      d.userTypes.combine = 'highest'
    },
  ],
]

test.each(telling)('%s changes the hash', (_, edit) => {
  expect(hashOf(edited(edit))).not.toBe(hash)
})

test('the order of user type rows counts where the first wins', () => {
  const first = edited((d) => {
    d.userTypes.combine = 'first'
  })
  const other = edited((d) => {
    d.userTypes.combine = 'first'
    d.userTypes.rows.reverse()
  })
  expect(hashOf(other)).not.toBe(hashOf(first))
})

describe('for any edits', () => {
  /** Edits of every kind, harmless or not, drawn from small sets so that some undo or repeat each other. */
  const rows = fc.shuffledSubarray(testDocument.fields.rows, { minLength: 12 })
  const tables = fc.shuffledSubarray(testDocument.values.tables[0]!.rows)
  const population = fc.shuffledSubarray(testDocument.population.rows, { minLength: 4 })
  const userTypeRows = fc.shuffledSubarray(testDocument.userTypes.rows, { minLength: 3 })
  const document = fc
    .record({
      rows,
      tables,
      population,
      userTypeRows,
      note: fc.constantFrom('', 'a', 'b'),
      combine: fc.constantFrom('union' as const, 'first' as const, 'highest' as const),
      otherwise: fc.constantFrom('hold' as const, 'blank' as const, 'keep' as const, {
        value: 'any',
      }),
    })
    .map((drawn) =>
      edited((copy) => {
        copy.fields.rows = drawn.rows.map((row) => ({ ...row, note: drawn.note }))
        copy.population.rows = drawn.population
        copy.values.tables = copy.values.tables.map((table) => ({
          ...table,
          rows: drawn.tables,
          else: drawn.otherwise,
        }))
        copy.userTypes.rows = drawn.userTypeRows
        copy.userTypes.combine = drawn.combine
      }),
    )
  const record: fc.Arbitrary<SourceRecord> = fc
    .record({
      item: fc.constantFrom<Json>(1345, 1346, 9, [1345, 1346, 1347], null),
      diet: fc.constantFrom<Json>('vegan', 'Everything', 'Keto', '-', null),
      country: fc.constantFrom<Json>('Portugal', 'Holand', null),
      status: fc.constantFrom<Json>('p', 'c', 'n', 'e'),
    })
    .map(({ item, diet, country, status }) =>
      testRecord({ item, ...answered({ DIET: diet, COUNTRY: country }) }, { status }),
    )

  test('two documents that map a record differently, or write by other policies, have different hashes', () => {
    fc.assert(
      fc.property(
        document,
        document,
        fc.array(record, { minLength: 5, maxLength: 20 }),
        (one, two, records) => {
          const [a, b] = [compile(one, testModel), compile(two, testModel)]
          if (a.hash !== b.hash) return
          expect(records.map(a.map)).toEqual(records.map(b.map))
          expect(a.fields).toEqual(b.fields)
          expect(a.gathering).toEqual(b.gathering)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('shuffling and annotating whatever has no order changes no hash and no result', () => {
    const shuffled = fc.tuple(document, fc.infiniteStream(fc.nat())).map(([given, keys]) => {
      const shuffle = <Row>(list: Row[]) =>
        list
          .map((row) => ({ row, key: keys.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ row }) => row)
      const copy = structuredClone(given)
      copy.fields.rows = shuffle(copy.fields.rows).map((row) => ({ ...row, note: 'moved' }))
      copy.values.tables = shuffle(copy.values.tables).map((table) => ({
        ...table,
        rows: shuffle(table.rows),
      }))
      if (copy.userTypes.combine !== 'first') copy.userTypes.rows = shuffle(copy.userTypes.rows)
      return [given, copy] as const
    })
    fc.assert(
      fc.property(shuffled, fc.array(record, { maxLength: 10 }), ([given, copy], records) => {
        const [a, b] = [compile(given, testModel), compile(copy, testModel)]
        expect(b.hash).toBe(a.hash)
        expect(records.map(b.map)).toEqual(records.map(a.map))
      }),
      { numRuns: 100 },
    )
  })
})
