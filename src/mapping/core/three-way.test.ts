import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Program } from './document/area.ts'
import { emptyDocument, mappingDocument, type MappingDocument } from './document.ts'
import { standardModel } from './platform-model.ts'
import { testDocument } from './testing-orders.ts'
import { conflictKey, mergePrograms, settle } from './three-way.ts'

/** Documents alone, on one platform. */
function mergeThreeWays(base: MappingDocument, mine: MappingDocument, theirs: MappingDocument) {
  const [one, two, three] = [base, mine, theirs].map((document) => ({
    document,
    model: standardModel,
  }))
  const { merged, conflicts } = mergePrograms(one!, two!, three!)
  return { merged: merged.document, conflicts }
}

/** A copy of a document, changed in place. */
function edited(
  edit: (document: MappingDocument) => void,
  from: MappingDocument = testDocument,
): MappingDocument {
  const copy = structuredClone(from)
  edit(copy)
  return mappingDocument.parse(copy)
}

const same = testDocument
const fieldRow = (document: MappingDocument, id: string) =>
  document.fields.rows.find((row) => row.id === id)!

describe('what only one side changed is taken over', () => {
  const mine = edited((d) => {
    d.fields.rows[0]!.required = true
    d.values.tables[0]!.rows[0]!.to = 'Mine'
    d.population.rows.splice(1, 1)
    d.identity.externalId.prefix = 'ME-'
  })
  const theirs = edited((d) => {
    d.fields.rows[0]!.note = 'Theirs'
    d.fields.rows[0]!.show.filter = true
    d.values.tables[0]!.rows[0]!.note = 'Theirs too'
    d.population.rows[0]!.values = ['c', 'x']
    d.identity.externalId.sources = ['code']
    d.lifecycle.vanished = 'keep'
  })

  test('cell by cell, also within one row, one value table and one setting', () => {
    const { merged, conflicts } = mergeThreeWays(same, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged.fields.rows[0]).toMatchObject({
      required: true,
      note: 'Theirs',
      show: { filter: true },
    })
    expect(merged.values.tables[0]!.rows[0]).toMatchObject({ to: 'Mine', note: 'Theirs too' })
    expect(merged.population.rows.map(({ id }) => id)).not.toContain('test')
    expect(merged.population.rows[0]!.values).toEqual(['c', 'x'])
    expect(merged.identity.externalId).toMatchObject({ prefix: 'ME-', sources: ['code'] })
    expect(merged.lifecycle.vanished).toBe('keep')
  })

  test('whichever side is called mine', () => {
    expect(mergeThreeWays(same, theirs, mine)).toEqual(mergeThreeWays(same, mine, theirs))
  })
})

test('the same edit on both sides is no conflict', () => {
  const both = edited((d) => {
    d.fields.rows[0]!.sources = ['nickname']
    d.population.rows.pop()
  })
  expect(mergeThreeWays(same, both, structuredClone(both))).toEqual({ merged: both, conflicts: [] })
})

describe('what both changed to different things is a conflict', () => {
  test('of one cell, named by tab, row and column, with all three values', () => {
    const mine = edited((d) => {
      d.fields.rows[0]!.sources = ['a']
    })
    const theirs = edited((d) => {
      d.fields.rows[0]!.sources = ['b', 'c']
    })
    const { merged, conflicts } = mergeThreeWays(same, mine, theirs)
    expect(conflicts).toEqual([
      {
        tab: 'fields',
        path: ['rows', 'given', 'sources'],
        row: 'given',
        column: 'sources',
        base: ['attendee_name_parts.given_name'],
        mine: ['a'],
        theirs: ['b', 'c'],
        after: null,
      },
    ])
    expect(merged.fields.rows[0]!.sources).toEqual(['b', 'c'])
  })

  test('of a setting, named by its group and part', () => {
    const mine = edited((d) => {
      d.schedule.limits.suspend.people = 5
      d.userTypes.combine = 'first'
    })
    const theirs = edited((d) => {
      d.schedule.limits.suspend.people = 50
      d.userTypes.combine = 'highest'
    })
    expect(mergeThreeWays(same, mine, theirs).conflicts).toMatchObject([
      { tab: 'userTypes', row: null, column: 'combine', path: ['combine'] },
      { tab: 'schedule', row: 'limits', column: 'suspend', path: ['limits', 'suspend', 'people'] },
    ])
  })

  test('where one side deleted the row that the other edited', () => {
    const gone = edited((d) => {
      d.population.rows.splice(1, 1)
    })
    const renamed = edited((d) => {
      d.population.rows[1]!.name = 'Trial orders'
    })
    const kept = mergeThreeWays(same, gone, renamed)
    expect(kept.conflicts).toMatchObject([{ row: 'test', column: null, mine: undefined }])
    expect(kept.merged.population.rows).toHaveLength(same.population.rows.length)
    const dropped = mergeThreeWays(same, renamed, gone)
    expect(dropped.conflicts).toMatchObject([
      { row: 'test', column: null, theirs: undefined, after: 'cancelled' },
    ])
    expect(dropped.merged).toEqual(gone)
    const mine = new Map(dropped.conflicts.map((one) => [conflictKey(one), 'mine' as const]))
    expect(settle(dropped.merged, dropped.conflicts, mine)).toEqual({ document: renamed })
  })
})

describe('conflicts are settled one by one', () => {
  const mine = edited((d) => {
    d.fields.rows[0]!.write = 'never'
    d.fields.rows[1]!.write = 'never'
    d.population.rows.pop()
  })
  const theirs = edited((d) => {
    d.fields.rows[0]!.write = 'if blank'
    d.fields.rows[1]!.write = 'if blank'
    d.population.rows.at(-1)!.note = 'Keep it'
  })
  const { merged, conflicts } = mergeThreeWays(same, mine, theirs)

  test('for theirs, for mine, or left as they are saved', () => {
    const choices = new Map([
      [conflictKey({ tab: 'fields', path: ['rows', 'given', 'write'] }), 'mine' as const],
      [conflictKey({ tab: 'fields', path: ['rows', 'family', 'write'] }), 'theirs' as const],
    ])
    const settled = settle(merged, conflicts, choices)
    if (!('document' in settled)) throw new Error('It is a document.')
    expect(fieldRow(settled.document, 'given').write).toBe('never')
    expect(fieldRow(settled.document, 'family').write).toBe('if blank')
    expect(settled.document.population).toEqual(theirs.population)
  })

  test('all for mine gives mine, where nothing else was changed', () => {
    const all = new Map(conflicts.map((one) => [conflictKey(one), 'mine' as const]))
    expect(settle(merged, conflicts, all)).toEqual({ document: mine })
    expect(settle(merged, conflicts, new Map())).toEqual({ document: theirs })
  })

  test('also after they went through JSON', () => {
    const sent = JSON.parse(JSON.stringify(conflicts)) as typeof conflicts
    const all = new Map(sent.map((one) => [conflictKey(one), 'mine' as const]))
    expect(settle(merged, sent, all)).toEqual({ document: mine })
  })
})

describe('rows that both sides added', () => {
  const rule = (more: object) => ({ id: 'row', name: 'Rule', source: 'a', when: 'is yes', ...more })
  const add = (rows: object[]) =>
    edited((d) => {
      d.population.rows.push(...(rows as typeof d.population.rows))
    })

  test('are all kept, each behind the row that it was added behind', () => {
    const mine = add([rule({ id: 'mine', decision: 'hold' })])
    const theirs = add([rule({ id: 'theirs', decision: 'hold' })])
    const { merged, conflicts } = mergeThreeWays(same, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged.population.rows.slice(-2).map(({ id }) => id)).toEqual(['theirs', 'mine'])
  })

  test('under one id and about different things, mine has an id of its own', () => {
    const mine = add([rule({ name: 'Press', decision: 'hold' })])
    const theirs = add([rule({ name: 'Guests', decision: 'hold' })])
    const { merged, conflicts } = mergeThreeWays(same, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged.population.rows.slice(-2)).toMatchObject([
      { id: 'row', name: 'Guests' },
      { id: 'row-2', name: 'Press' },
    ])
  })

  test('under one id and about the same thing are one row, filled in by both', () => {
    const row = { id: 'job', field: 'job_title' }
    const add = (more: object) =>
      mappingDocument.parse({ format: 1, fields: { rows: [{ ...row, ...more }] } })
    const [mine, theirs] = [add({ sources: ['job'] }), add({ default: 'Guest', required: true })]
    const { merged, conflicts } = mergeThreeWays(emptyDocument, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged.fields.rows).toMatchObject([
      { id: 'job', sources: ['job'], default: 'Guest', required: true },
    ])
  })

  test('take what refers to them along when they get another id', () => {
    const table = (name: string, to: string) =>
      edited((d) => {
        const rows = [{ id: 'r', from: ['x'], to, note: '' }]
        d.values.tables.push({ id: 'new', name, rows, else: 'hold', ignore: [], note: '' })
        d.fields.rows[to === 'Mine' ? 0 : 1]!.values = 'new'
      })
    const { merged, conflicts } = mergeThreeWays(
      same,
      table('Diets', 'Mine'),
      table('Sizes', 'Theirs'),
    )
    expect(conflicts).toEqual([])
    expect(merged.fields.rows.slice(0, 2).map(({ values }) => values)).toEqual(['new-2', 'new'])
    expect(merged.values.tables.slice(-2)).toMatchObject([
      { id: 'new', name: 'Sizes', rows: [{ to: 'Theirs' }] },
      { id: 'new-2', name: 'Diets', rows: [{ to: 'Mine' }] },
    ])
  })

  test('and columns of a rules table take their cells along', () => {
    const rules = (reads: string | null, cell: string) => {
      const columns = reads === null ? [] : [{ id: 'c', of: 'source', reads }]
      const rows = [{ id: 'one', when: reads === null ? {} : { c: cell } }]
      const tables = [{ id: 't', name: 'Rules', columns, rows }]
      return mappingDocument.parse({ format: 1, rules: { tables } })
    }
    const { merged, conflicts } = mergeThreeWays(
      rules(null, ''),
      rules('country', 'Peru'),
      rules('ticket', 'VIP'),
    )
    expect(conflicts).toEqual([])
    expect(merged.rules.tables[0]).toMatchObject({
      columns: [{ reads: 'ticket' }, { id: 'c-2', reads: 'country' }],
      rows: [{ when: { 'c-2': 'Peru', c: 'VIP' } }],
    })
  })
})

describe('the order of rows', () => {
  const ordered = (order: string) =>
    mappingDocument.parse({
      format: 1,
      population: {
        rows: order.split('').map((id) => ({
          id,
          name: id,
          source: 'x',
          when: 'is yes',
          decision: 'hold',
        })),
      },
    })
  const merged = (base: string, mine: string, theirs: string) =>
    mergeThreeWays(ordered(base), ordered(mine), ordered(theirs))
      .merged.population.rows.map(({ id }) => id)
      .join('')

  test.each([
    ['abcd', 'abcd', 'dabc', 'dabc', 'their move'],
    ['abcd', 'bcda', 'abcd', 'bcda', 'my move'],
    ['abcde', 'bacde', 'abced', 'baced', 'a move each'],
    ['abcd', 'dabc', 'dabc', 'dabc', 'the same move'],
    ['abcd', 'abxcd', 'dabc', 'dabxc', 'what I added goes with what it stands behind'],
    ['abcd', 'xabcd', 'bcd', 'xbcd', 'what I added on top stays there'],
    ['abcd', 'acd', 'abdc', 'adc', 'a deleted row leaves the others in order'],
    ['abcde', 'cabde', 'abdec', 'abdec', 'of a row that both moved, their place'],
  ])('%s, mine %s, theirs %s → %s: %s', (base, mine, theirs, expected) => {
    expect(merged(base, mine, theirs)).toBe(expected)
  })
})

test('halves that are each right and together are not are never made one document', () => {
  const full = (...last: string[]) => {
    const ids = [...Array.from({ length: 199 }, (_, at) => `t${at}`), ...last]
    const tables = ids.map((id) => ({ id, name: id }))
    return mappingDocument.parse({ format: 1, rules: { tables } })
  }
  const [mine, theirs] = [full('mine'), full('theirs')]
  const { merged, conflicts } = mergeThreeWays(full(), mine, theirs)
  expect(merged).toEqual(theirs)
  expect(conflicts).toMatchObject([{ tab: 'rules', path: [], row: null, column: null }])
  const choices = new Map([[conflictKey(conflicts[0]!), 'mine' as const]])
  expect(settle(merged, conflicts, choices)).toEqual({ document: mine })
})

test('rows that share an id are one cell', () => {
  const rule = { name: 'R', source: 'x', when: 'is yes', decision: 'hold' }
  const rows = (...names: string[]) =>
    mappingDocument.parse({
      format: 1,
      population: { rows: names.map((name) => ({ ...rule, id: 'twin', name })) },
    })
  const { merged, conflicts } = mergeThreeWays(rows('a', 'b'), rows('a', 'c'), rows('d', 'b'))
  expect(merged).toEqual(rows('d', 'b'))
  expect(conflicts).toMatchObject([{ path: ['rows'], column: 'rows' }])
})

test('the platform is merged by its keys', () => {
  const withTypes = (...labels: string[]): Program => ({
    document: emptyDocument,
    model: {
      ...standardModel,
      userTypes: labels.map((label) => ({ key: label.toLowerCase(), label })),
    },
  })
  const { merged, conflicts } = mergePrograms(
    withTypes('Staff'),
    withTypes('Staff', 'Judge'),
    withTypes('Guest', 'Staff'),
  )
  expect(conflicts).toEqual([])
  expect(merged.model.userTypes.map(({ key }) => key)).toEqual(['guest', 'staff', 'judge'])
  const renamed = withTypes('Staff')
  renamed.model.userTypes[0]!.label = 'Crew'
  const other = withTypes('Staff')
  other.model.userTypes[0]!.label = 'Team'
  expect(mergePrograms(withTypes('Staff'), renamed, other).conflicts).toMatchObject([
    { tab: 'platform', path: ['userTypes', 'staff', 'label'], row: 'staff', column: 'label' },
  ])
})

describe('of any documents', () => {
  const text = fc.constantFrom('', 'a', 'b', 'c')
  const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 })
  /** Few ids and few values, so that sides meet often. */
  const rows = <Row extends object>(row: { [Key in keyof Row]: fc.Arbitrary<Row[Key]> }) =>
    fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })
      .chain((ids) =>
        fc.tuple(...ids.map((id) => fc.record(row).map((cells) => ({ id, ...cells })))),
      )
  const documents = fc
    .record({
      population: fc.record({
        rows: rows({
          name: fc.constantFrom('One', 'Two'),
          source: fc.constant('x'),
          when: fc.constantFrom('is yes', 'is no', 'is one of'),
          values: texts,
          decision: fc.constantFrom('hold', 'only'),
          note: text,
        }),
        expected: fc.uniqueArray(
          fc.record({ userType: fc.constantFrom('staff', 'guest'), count: fc.nat(3) }),
          { selector: ({ userType }) => userType },
        ),
      }),
      identity: fc.record({
        externalId: fc.record({ sources: texts, prefix: text }),
        sharedEmail: fc.constantFrom('allow', 'hold'),
      }),
      fields: fc.record({
        rows: rows({
          field: fc.constantFrom('city', 'country'),
          sources: texts,
          steps: fc.array(fc.constantFrom({ recipe: 'trim' }, { recipe: 'prefix', text: '!' }), {
            maxLength: 2,
          }),
          values: fc.constantFrom(null, 'a', 'b'),
          required: fc.boolean(),
          show: fc.record({ profile: fc.boolean(), filter: fc.boolean() }),
        }),
      }),
      values: fc.record({
        tables: rows({
          name: fc.constantFrom('One', 'Two'),
          rows: rows({ from: texts, to: text }),
          else: fc.oneof(fc.constant('hold'), fc.record({ value: text })),
        }),
      }),
      rules: fc.record({
        tables: rows({
          name: fc.constantFrom('One', 'Two'),
          columns: rows({ reads: fc.constantFrom('a', 'b') }),
          rows: rows({ when: fc.dictionary(fc.constantFrom('a', 'b'), text), addTags: texts }),
        }),
      }),
    })
    .map((data) => mappingDocument.parse({ format: 1, ...data }))

  test('merging with an untouched side gives the other side', () => {
    fc.assert(
      fc.property(documents, documents, (base, other) => {
        const taken = { merged: other, conflicts: [] }
        expect(mergeThreeWays(base, other, base)).toEqual(taken)
        expect(mergeThreeWays(base, base, other)).toEqual(taken)
      }),
    )
  })

  test('the same edits on both sides are no conflict', () => {
    fc.assert(
      fc.property(documents, documents, (base, both) => {
        expect(mergeThreeWays(base, both, both)).toEqual({ merged: both, conflicts: [] })
      }),
    )
  })

  test('the merged one is a document, always the same, and so is each way to settle it', () => {
    fc.assert(
      fc.property(documents, documents, documents, fc.infiniteStream(fc.boolean()), (...given) => {
        const [base, mine, theirs, coins] = given
        const made = mergeThreeWays(base, mine, theirs)
        expect(mappingDocument.parse(made.merged)).toEqual(made.merged)
        const [one, two, three] = structuredClone([base, mine, theirs] as const)
        expect(mergeThreeWays(one, two, three)).toEqual(made)
        const choices = new Map(
          made.conflicts.map(
            (one) => [conflictKey(one), coins.next().value ? 'mine' : 'theirs'] as const,
          ),
        )
        expect(choices.size).toBe(made.conflicts.length)
        expect(settle(made.merged, made.conflicts, choices)).toHaveProperty('document')
      }),
    )
  })

  test('edits of different cells both survive', () => {
    const cells = ['name', 'values', 'note', 'decision'] as const
    fc.assert(
      fc.property(
        documents.filter(({ population }) => population.rows.length > 0),
        fc.shuffledSubarray([...cells], { minLength: 2, maxLength: 2 }),
        fc.nat(),
        fc.nat(),
        (base, [first, second], one, other) => {
          const edit = (cell: (typeof cells)[number], at: number) =>
            edited((d) => {
              const row = d.population.rows[at % d.population.rows.length]!
              const next = { name: 'New', values: ['new'], note: 'new', decision: 'leave out' }
              Object.assign(row, { [cell]: next[cell] })
            }, base)
          const mine = edit(first!, one)
          const theirs = edit(second!, other)
          const { merged, conflicts } = mergeThreeWays(base, mine, theirs)
          expect(conflicts).toEqual([])
          const of = (document: MappingDocument, cell: string, at: number) =>
            Object.entries(document.population.rows[at % base.population.rows.length]!).find(
              ([key]) => key === cell,
            )?.[1]
          expect(of(merged, first!, one)).toEqual(of(mine, first!, one))
          expect(of(merged, second!, other)).toEqual(of(theirs, second!, other))
        },
      ),
    )
  })
})

test('ten thousand rows that both sides edited, moved and added to are merged in bounded time', () => {
  const rows = Array.from({ length: 9_000 }, (_, at) => ({
    id: `r${at}`,
    name: `Rule ${at}`,
    source: 'x',
    when: 'is one of' as const,
    values: ['a', 'b', 'c'],
    decision: 'hold' as const,
  }))
  const base = mappingDocument.parse({ format: 1, population: { rows } })
  const side = (note: string) =>
    edited((d) => {
      d.population.rows.reverse()
      for (const row of d.population.rows) row.note = note
      for (let at = 0; at < 400; at += 1) {
        d.population.rows.push({ ...d.population.rows[at]!, id: `new${at}`, name: note })
      }
    }, base)
  const [mine, theirs] = [side('mine'), side('theirs')]
  const start = performance.now()
  const { conflicts } = mergeThreeWays(base, mine, theirs)
  expect(conflicts).toHaveLength(9_000)
  // A tenth of it on a machine at rest.
  expect(performance.now() - start).toBeLessThan(6_000)
})
