import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { mappingDocument, type MappingDocumentInput } from '../core/document.ts'
import { hashOf } from '../core/hash.ts'
import { standardModel } from '../core/platform-model.ts'
import { exampleProgram } from './example.ts'
import { sheetsOf } from './sheets/all.ts'
import { keyOf } from './sheets/definition.ts'
import { namesOf } from './sheets/names.ts'
import { Hand } from './testing.ts'
import { anyDocument } from './testing-documents.ts'

const parse = (document: Omit<MappingDocumentInput, 'format'>) =>
  mappingDocument.parse({ format: 1, ...document })

describe('a workbook that nobody touched', () => {
  test.each(['registration', 'content'] as const)(
    'the example of %s comes back as it went',
    async (kind) => {
      const { document, model } = exampleProgram(kind)
      const read = (await Hand.of(document, model)).read()
      expect(read).toMatchObject({ document, notes: [], isStamped: true, from: { model } })
      expect('document' in read && hashOf(read.document)).toBe(hashOf(document))
    },
  )

  test('any document comes back as it went, whatever its cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect((await Hand.of(document)).document()).toEqual(document)
      }),
      { numRuns: 20 },
    )
  })

  test('its cells alone say the whole document', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument.map(sayable), async (document) => {
        const hand = await Hand.of(document)
        const bare = new Hand(hand.sheets.filter(({ name }) => name !== 'Gangway'))
        const read = bare.read()
        expect('problems' in read ? read.problems : []).toEqual([])
        expect('document' in read && withoutSpare(read.document)).toEqual(withoutSpare(document))
      }),
      { numRuns: 20 },
    )
  })

  test('each part of the schema stands in one of its cells', () => {
    const { document, model } = exampleProgram('registration')
    const content = exampleProgram('content')
    const whole = { ...document, content: content.document.content }
    const covered = new Set(
      sheetsOf(whole, namesOf(whole, model)).flatMap((sheet) => {
        if (sheet.shape === 'settings') return sheet.settings.map(keyOf)
        if (sheet.shape === 'rules') return []
        const { home } = sheet
        const list = 'list' in home ? home.list : [...home.owners, ...home.inside]
        const place = list.filter((step) => typeof step === 'string').join('.')
        return sheet.columns.map((column) => `${place}.${keyOf(column)}`)
      }),
    )
    // Sheets of rules have their columns from the table itself; those of content have one type each.
    const elsewhere =
      /^(?:format|rules\.tables\.(?:columns|rows)\.|content\.types\.population\.expected|.*\bid$)/u
    const missing = leavesOf(mappingDocument).filter(
      (leaf) => !covered.has(leaf) && !elsewhere.test(leaf),
    )
    expect(missing).toEqual([])
  })
})

/** Without a base, a rule without any cell is no row, and a condition without a heading is none, nor are its cells. */
function sayable(document: z.infer<typeof mappingDocument>) {
  const tables = document.rules.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) =>
      column.of === 'source' || column.of === 'field'
        ? { ...column, reads: column.reads || 'x' }
        : { ...column, reads: '' },
    ),
    rows: table.rows.map((row) => ({
      ...row,
      note: row.note || 'x',
      when: Object.fromEntries(
        Object.entries(row.when).filter(([id]) => table.columns.some((column) => column.id === id)),
      ),
    })),
  }))
  return { ...document, rules: { tables } }
}

/** Expected counts of content are not filled in anywhere; a cell of a rule that is blank is none. */
function withoutSpare(document: z.infer<typeof mappingDocument>) {
  const types = document.content.types.map((type) => ({
    ...type,
    population: { ...type.population, expected: [] },
  }))
  return { ...document, content: { types } }
}

function leavesOf(schema: z.core.$ZodType, path: string[] = []): string[] {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return leavesOf(schema.def.innerType, path)
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject)
    return leavesOf(schema.element, path)
  if (!(schema instanceof z.ZodObject)) return [path.join('.')]
  return Object.entries(schema.shape).flatMap(([key, part]) => leavesOf(part, [...path, key]))
}

describe('what people do in a workbook', () => {
  const { document, model } = exampleProgram('registration')
  const hand = () => Hand.of(document, model)

  test('one edited cell is the one change', async () => {
    const book = await hand()
    book.write('Fields', book.rowWith('Fields', 'City'), { Required: 'yes' })
    const rows = document.fields.rows.map((row) =>
      row.id === 'city' ? { ...row, required: true } : row,
    )
    expect(book.document()).toEqual({ ...document, fields: { rows } })
  })

  test('a new row gets an id from what it is about, the same each time', async () => {
    const added = async () => {
      const book = await hand()
      book.add('Fields', {
        'Platform field': 'Display name',
        'Fields of your data': 'attendee.badge; attendee.name',
        Recipe: 'trim',
      })
      return book.document().fields.rows.at(-1)
    }
    expect(await added()).toMatchObject({
      id: 'display-name',
      field: 'display_name',
      sources: ['attendee.badge', 'attendee.name'],
      steps: [{ recipe: 'trim' }],
      write: 'always',
      show: { profile: true },
    })
    expect(await added()).toEqual(await added())
  })

  test('a deleted row is gone, and so is one whose cells were emptied', async () => {
    const book = await hand()
    book.delete('Fields', book.rowWith('Fields', 'City'))
    const phone = book.rowWith('Fields', 'Phone')
    const { rows } = book.sheet('Fields')
    rows[phone - 1] = (rows[phone - 1] ?? []).map((cell, at) => (at === 0 ? cell : ''))
    const gone = ['city', 'phone']
    expect(book.document().fields.rows).toEqual(
      document.fields.rows.filter(({ id }) => !gone.includes(id)),
    )
  })

  test('a copied row is a row of its own, and the note says so', async () => {
    const book = await hand()
    const rows = book.sheet('Fields').rows
    const city = book.rowWith('Fields', 'City')
    rows.splice(city, 0, [...(rows[city - 1] ?? [])])
    book.write('Fields', city, { 'Platform field': 'Website', Note: 'The first of the two' })
    const read = book.read()
    expect(read.notes).toEqual([
      `Fields, row ${city} is a copy of another row; it becomes a row of its own.`,
    ])
    const { rows: made } = 'document' in read ? read.document.fields : { rows: [] }
    expect(made.find(({ id }) => id === 'city')).toEqual(
      document.fields.rows.find(({ id }) => id === 'city'),
    )
    expect(made.at(-1)).toMatchObject({
      id: 'website-2',
      field: 'website',
      note: 'The first of the two',
    })
  })

  test('rows sorted without their hidden ids are the rows that they say', async () => {
    const book = await hand()
    const { rows } = book.sheet('Population')
    const first = book.rowWith('Population', 'Test orders') - 1
    const texts = rows.slice(first).map((row) => row.slice(1))
    const turned = texts.filter((row) => row.some(Boolean)).toReversed()
    turned.forEach((row, at) => rows[first + at]?.splice(1, row.length, ...row))
    expect(book.document().population.rows).toEqual(document.population.rows.toReversed())
  })

  test('sorting a sheet in which order has no meaning is no change', async () => {
    const book = await hand()
    const { rows } = book.sheet('Fields')
    const first = book.rowWith('Fields', 'Given name') - 1
    rows.splice(
      first,
      rows.length,
      ...rows
        .slice(first)
        .filter((row) => row.some(Boolean))
        .toReversed(),
    )
    expect(book.document()).toEqual(document)
  })

  test('columns that were moved or are missing do no harm, and one of somebody’s own is left out', async () => {
    const book = await hand()
    const { rows } = book.sheet('Fields')
    const required = rows[0]?.indexOf('required') ?? 0
    for (const row of rows) row.push(row.splice(required, 1)[0] ?? '')
    const locked = rows[0]?.indexOf('locked') ?? 0
    for (const row of rows) row.splice(locked, 1)
    book.sheet('Fields').rows[3]?.push('Mine')
    book.sheet('Fields').rows[4]?.push('a thought')
    const read = book.read()
    expect(read).toMatchObject({ document })
    expect(read.notes).toEqual([
      'Fields has no column Locked: nothing was changed there.',
      'Fields: the column Mine is not part of the document and was left out.',
    ])
  })

  test('a value table that gets another name keeps its rows and those who use it', async () => {
    const book = await hand()
    book.write('Value tables', book.rowWith('Value tables', 'Membership levels'), {
      Table: 'Levels',
    })
    book.add('Values', { Table: 'Levels', 'In your data': 'X', 'On the platform': 'none' })
    book.add('Values', {
      Table: 'membership levels',
      'In your data': 'Y',
      'On the platform': 'full',
    })
    const [levels, meals] = book.document().values.tables
    expect(levels).toMatchObject({ id: 'membership-levels', name: 'Levels' })
    expect(levels?.rows.slice(-2)).toEqual([
      { id: 'x', from: ['X'], to: 'none', note: '' },
      { id: 'y', from: ['Y'], to: 'full', note: '' },
    ])
    expect(meals).toEqual(document.values.tables[1])
  })

  test('a deleted value table takes its rows with it', async () => {
    const book = await hand()
    book.delete('Value tables', book.rowWith('Value tables', 'Meals'))
    book.write('Fields', book.rowWith('Fields', 'Meal'), { 'Value table': '' })
    expect(book.document().values.tables).toEqual(document.values.tables.slice(0, 1))
  })

  test('a tag that was just added is called by its name in other sheets', async () => {
    const book = await hand()
    book.add('Tags', { Tag: 'Night owl', Key: 'night_owl', 'Type of tag': 'Audience' })
    book.write('User types & access', book.rowWith('User types & access', 'Press'), {
      Tags: 'Night owl; VIP',
    })
    const made = book.document()
    expect(made.tags.rows.at(-1)).toMatchObject({
      id: 'night-owl',
      key: 'night_owl',
      type: 'audience',
    })
    expect(made.userTypes.rows.find(({ id }) => id === 'press')?.tags).toEqual(['night_owl', 'vip'])
  })

  test('settings are changed, and emptied to what is usual', async () => {
    const book = await hand()
    const row = (text: string) => book.rowWith('Schedule & limits', text)
    book.write('Schedule & limits', row('How often'), { 'Your answer': 'Week' })
    book.write('Schedule & limits', row('Most people suspended'), { 'Your answer': '' })
    book.write('Schedule & limits', row('Most people new'), { 'Your answer': 'No limit' })
    book.write(
      'User type settings',
      book.rowWith('User type settings', 'A value that no row names'),
      {
        'Your answer': 'becomes(user types: [Attendee, Press], directory: no)',
      },
    )
    const made = book.document()
    expect(made.schedule).toEqual({
      ...document.schedule,
      every: 'week',
      limits: {
        ...document.schedule.limits,
        suspend: { people: 20, percent: 2 },
        create: { people: null, percent: null },
      },
    })
    expect(made.userTypes.else).toEqual({
      userTypes: ['attendee', 'press'],
      tags: [],
      groups: [],
      access: [],
      directory: 'no',
    })
  })

  test('a day that a program turned into its own kind of day is that day', async () => {
    const book = await hand()
    book.write('Access codes', book.rowWith('Access codes', 'EARLYBIRD'), { Until: '2027-03-15' })
    expect(book.document().userTypes.codes.rows[1]?.until).toBe('2027-03-15')
  })
})

describe('decision tables', () => {
  const { document, model } = exampleProgram('registration')
  const sheet = 'Rules - Newcomers and members'

  test('further conditions, fields and rules are written into the spare columns', async () => {
    const book = await Hand.of(document, model)
    const { rows } = book.sheet(sheet)
    const [spareWhen, spareSet] = ['when:', 'set:'].map((key) => rows[0]?.indexOf(key) ?? 0)
    const headings = rows[4] ?? []
    headings[spareWhen ?? 0] = 'field: Country'
    headings[spareSet ?? 0] = 'Job title'
    book.add(sheet, {
      'field: Country': 'PT; NO',
      'Job title': ' Host ',
      'Add tags': 'VIP',
      Decision: 'hold',
    })
    const [table, other] = book.document().rules.tables
    expect(table?.columns.at(-1)).toEqual({ id: 'field-country', of: 'field', reads: 'country' })
    expect(table?.rows.at(-1)).toMatchObject({
      when: { 'field-country': 'PT; NO' },
      set: { job_title: 'Host' },
      addTags: ['vip'],
      decision: 'hold',
    })
    expect(other).toEqual(document.rules.tables[1])
  })

  test('a heading says anew what a condition looks at; an emptied one takes the condition away', async () => {
    const book = await Hand.of(document, model)
    const { rows } = book.sheet(sheet)
    const at = (key: string) => rows[0]?.indexOf(key) ?? 0
    const headings = rows[4] ?? []
    headings[at('when:visits')] = 'attendee.visit_count'
    for (const row of rows.slice(4)) row[at('when:level')] = ''
    const [table] = book.document().rules.tables
    expect(table?.columns).toEqual([
      { id: 'visits', of: 'source', reads: 'attendee.visit_count' },
      { id: 'types', of: 'user types', reads: '' },
    ])
    expect(table?.rows.map(({ when }) => when)).toEqual([
      { visits: 'blank', types: 'attendee' },
      { visits: '0' },
      {},
    ])
  })

  test('cells below a heading that is blank are told of', async () => {
    const book = await Hand.of(document, model)
    const { rows } = book.sheet(sheet)
    const spare = rows[0]?.indexOf('when:') ?? 0
    const rule = rows[5] ?? []
    rule[spare] = 'VIP'
    expect(book.problems()).toEqual([
      {
        place: `${sheet}, row 5`,
        text: 'A column has no heading, and rules below it. Write what it looks at or sets.',
      },
    ])
  })

  test('a tag that was just added is called by its name in a rule', async () => {
    const book = await Hand.of(document, model)
    book.add('Tags', { Tag: 'Night owl', Key: 'night_owl' })
    book.write(sheet, 6, { 'Add tags': 'Night owl' })
    expect(book.document().rules.tables[0]?.rows[0]?.addTags).toEqual(['night_owl'])
  })

  test('a new table is written on the sheet that waits for one', async () => {
    const book = await Hand.of(document, model)
    book.add('Rules', { 'Table of rules': 'Discounts', 'How many rules apply': 'all' })
    const { rows } = book.sheet('Rules - new table')
    const headings = rows[4] ?? []
    headings[rows[0]?.indexOf('when:') ?? 0] = 'order.coupon'
    book.add('Rules - new table', { 'order.coupon': 'HALF', 'Add tags': 'Early bird' })
    expect(book.document().rules.tables.at(-1)).toMatchObject({
      id: 'discounts',
      name: 'Discounts',
      hit: 'all',
      columns: [{ id: 'order-coupon', of: 'source', reads: 'order.coupon' }],
      rows: [{ id: 'half', when: { 'order-coupon': 'HALF' }, addTags: ['early'] }],
    })
  })
})

describe('what cannot be read', () => {
  const { document, model } = exampleProgram('registration')

  test.each([
    [
      'Fields',
      'City',
      { Required: 'maybe' },
      'column Required',
      "Found 'maybe', expected yes or no.",
    ],
    [
      'Fields',
      'City',
      { 'When it is written': 'sometimes' },
      'column When it is written',
      "Found 'sometimes', expected always, create only, if blank or never.",
    ],
    [
      'Fields',
      'City',
      { Recipe: 'trimm' },
      'column Recipe',
      "'trimm' is not a recipe; did you mean 'trim'?",
    ],
    [
      'Fields',
      'City',
      { Recipe: 'cut at(length: many)' },
      'column Recipe',
      "Expected a number, found 'many'.",
    ],
    [
      'Fields',
      'City',
      { 'Value table': 'Towns' },
      'column Value table',
      "Found 'Towns', expected a name from the sheet Value tables.",
    ],
    [
      'Fields',
      'City',
      { Note: 'x'.repeat(5001) },
      'column Note',
      'At most 5000 characters allowed.',
    ],
    ['Population', 'Test orders', { Rule: '' }, 'column Rule', 'Is blank; fill it in.'],
    [
      'Population',
      'Test orders',
      { Condition: 'looks like' },
      'column Condition',
      "Found 'looks like', expected one of is one of, is not one of, is blank, is not blank, starts with, ends with, contains, is between, is more than, is at least, is less than, is at most and others.",
    ],
    [
      'Values',
      'Only four people.',
      { Table: '' },
      'column Table',
      'Is blank. Say what the row belongs to, or delete the row.',
    ],
    [
      'Values',
      'Only four people.',
      { 'In your data': '"H; "Hon' },
      'column In your data',
      `After the quotation marks of "H; "Hon comes ';' or nothing more.`,
    ],
    [
      'Access codes',
      'EARLYBIRD',
      { From: '15.3.2027' },
      'column From',
      'Expected a day such as 2027-12-31.',
    ],
    [
      'Access codes',
      'EARLYBIRD',
      { 'Most uses': 'many' },
      'column Most uses',
      "Found 'many', expected a whole number such as 20.",
    ],
    [
      'Test people',
      'Cancelled order',
      { Record: 'Sam' },
      'column Record',
      `Found 'Sam', expected a record as JSON, such as {"id": "7", "email": "noor@example.org"}.`,
    ],
    [
      'Schedule & limits',
      'Time of day',
      { 'Your answer': 'noon' },
      '(Time of day)',
      'Expected a time of day such as 03:00.',
    ],
  ])('in %s at %s: %o', async (sheet, row, cells, column, text) => {
    const book = await Hand.of(document, model)
    const at = book.rowWith(sheet, row)
    book.write(sheet, at, cells)
    const place = column.startsWith('(')
      ? `${sheet}, row ${at} ${column}`
      : `${sheet}, row ${at}, ${column}`
    expect(book.problems()).toEqual([{ place, text }])
  })

  test('a formula is told of, and never taken for its result', async () => {
    const book = await Hand.of(document, model)
    const row = book.rowWith('Fields', 'City')
    const column = book.sheet('Fields').rows[3]?.indexOf('Note') ?? 0
    book.write('Fields', row, { Note: '3' })
    book.sheet('Fields').faults.push({ row: row - 1, column, found: '=1+2', kind: 'formula' })
    expect(book.problems()).toEqual([
      {
        place: `Fields, row ${row}, column Note`,
        text: 'Found the formula =1+2. Formulas are not calculated here: write the value itself.',
      },
    ])
  })

  test('many problems are told as far as anybody mends them at once', async () => {
    const book = await Hand.of(document, model)
    for (let row = 0; row < 80; row += 1)
      book.add('Fields', { 'Platform field': 'City', Required: `no idea ${row}` })
    const problems = book.problems()
    expect(problems).toHaveLength(51)
    expect(problems.at(-1)).toEqual({
      place: 'And 30 more',
      text: 'Mend these first, and upload the workbook again.',
    })
  })

  test('a sheet without its headings, and one that is there twice', async () => {
    const book = await Hand.of(document, model)
    book.sheet('Fields').rows.splice(3, 1)
    const tags = book.sheet('Tags')
    book.sheets.push({ ...tags, name: 'Tags (2)' })
    expect(book.problems()).toEqual([
      { place: 'Tags (2)', text: 'This is a copy of the sheet Tags. Delete one of the two.' },
      {
        place: 'Fields',
        text: expect.stringContaining('The headings of this sheet are gone') as string,
      },
    ])
  })

  test('more rows than a document has', async () => {
    const book = await Hand.of(parse({}))
    const { rows } = book.sheet('Population')
    for (let row = 0; row < 10_001; row += 1)
      rows.push(['', `Rule ${row}`, 'x', 'is yes', '', 'hold', ''])
    expect(book.problems()).toEqual([
      { place: 'Population', text: 'The sheet has 10,001 rows; 10,000 are taken at most.' },
    ])
  })

  test('a workbook of something else', () => {
    const other = new Hand([{ name: 'Budget', rows: [['a', 'b']], faults: [] }])
    expect(other.problems()).toEqual([
      { place: 'The workbook', text: expect.stringContaining('None of its sheets') as string },
    ])
  })
})

test('a text that no cell takes stays as it is, and cannot be moved', async () => {
  const long = parse({
    population: {
      rows: [
        {
          id: 'a',
          name: 'A',
          source: 'x',
          when: 'is one of',
          values: Array.from({ length: 5000 }, (_, at) => `value ${at}`),
          decision: 'hold',
        },
        { id: 'b', name: 'B', source: 'x', when: 'is one of', values: ['1'], decision: 'hold' },
      ],
    },
  })
  const book = await Hand.of(long)
  const cell = book.cell('Population', 5, 'Values')
  expect(cell).toMatch(/^\(\d\d,\d{3} characters: too long for a cell, edit it in the console\)$/u)
  book.write('Population', 5, { Rule: 'Renamed' })
  expect(book.document().population.rows[0]).toEqual({
    ...long.population.rows[0],
    name: 'Renamed',
  })
  book.write('Population', 6, { Values: cell })
  expect(book.problems()).toMatchObject([{ place: 'Population, row 6, column Values' }])
})

test('a workbook that lost its stamp is compared with what the caller says, and the reader is told', async () => {
  const { document, model } = exampleProgram('registration')
  const book = await Hand.of(document, model)
  const bare = new Hand(book.sheets.filter(({ name }) => name !== 'Gangway'))
  const now = parse({ fields: { rows: [{ id: 'city', field: 'city', sources: ['town'] }] } })
  const read = bare.read({ document: now, model, project: null })
  expect(read).toMatchObject({ isStamped: false, from: { document: now } })
  const byId = ({ rows }: typeof document.fields) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect('document' in read && byId(read.document.fields)).toEqual(byId(document.fields))
  expect(read.notes[0]).toContain('no longer says which version it came from')
})

test('a stamp that was tampered with is none', async () => {
  const book = await Hand.of(parse({}))
  const stamp = book.sheet('Gangway')
  const hash = stamp.rows.find(([key]) => key === 'hash') ?? []
  hash[1] = `${hash[1]?.slice(0, -1)}x`
  expect(book.read()).toMatchObject({ isStamped: false })
  const bomb = 'A'.repeat(30_000)
  stamp.rows.push(...Array.from({ length: 20 }, () => ['document', bomb]))
  expect(book.read()).toMatchObject({ isStamped: false })
})

test('what nothing on the platform is called stays as it was written', async () => {
  const book = await Hand.of(parse({}), standardModel)
  book.add('Fields', { 'Platform field': 'Shoe size', 'Fields of your data': 'shoe' })
  expect(book.document().fields.rows).toMatchObject([{ id: 'shoe-size', field: 'Shoe size' }])
})
