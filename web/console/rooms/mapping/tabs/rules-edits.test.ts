import { expect, test } from 'vitest'
import { emptyDocument } from '../../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../../src/mapping/core/platform-model.ts'
import { together, type Change, type Program } from '../program.ts'
import {
  addRuleColumn,
  addRuleRow,
  addRuleTable,
  editCondition,
  editRuleRow,
  editRuleRows,
  editSet,
  moveRuleRow,
  removeRuleColumn,
} from './rules-edits.ts'
import { actsShown, firstActs, withoutAct } from './rules-acts.ts'

const empty: Program = { document: emptyDocument, model: standardModel }
const tablesAfter = (...changes: Change[]) => together(changes)(empty).document.rules.tables

const begun = [
  addRuleTable('Ticket rules', { of: 'source', reads: 'ticket' }),
  addRuleColumn('ticket-rules', { of: 'field', reads: 'country' }),
]

test('a table begins with a column and a row; ids are unique within the tab', () => {
  const [one, other] = tablesAfter(
    ...begun,
    addRuleTable('Ticket rules', { of: 'source', reads: 'ticket' }),
  )
  expect(one).toMatchObject({
    id: 'ticket-rules',
    hit: 'first',
    columns: [
      { id: 'ticket', of: 'source', reads: 'ticket' },
      { id: 'country', of: 'field', reads: 'country' },
    ],
    rows: [{ id: 'row', when: {}, set: {} }],
  })
  expect(other).toMatchObject({
    id: 'ticket-rules-2',
    columns: [{ id: 'ticket-2' }],
    rows: [{ id: 'row-2' }],
  })
})

test('a blank cell is no cell, in conditions and in what is set', () => {
  const filled = [
    ...begun,
    editCondition('ticket-rules', 'row', 'ticket', 'VIP; Press'),
    editSet('ticket-rules', 'row', 'city', 'Porto'),
  ]
  expect(tablesAfter(...filled)[0]?.rows[0]).toMatchObject({
    when: { ticket: 'VIP; Press' },
    set: { city: 'Porto' },
  })
  const blanked = [
    editCondition('ticket-rules', 'row', 'ticket', ' '),
    editSet('ticket-rules', 'row', 'city', ''),
  ]
  expect(tablesAfter(...filled, ...blanked)[0]?.rows[0]).toMatchObject({ when: {}, set: {} })
})

test('a column that goes takes its cells along', () => {
  const [table] = tablesAfter(
    ...begun,
    editCondition('ticket-rules', 'row', 'ticket', 'VIP'),
    editCondition('ticket-rules', 'row', 'country', 'NL'),
    removeRuleColumn('ticket-rules', 'ticket'),
  )
  expect(table?.columns.map(({ id }) => id)).toEqual(['country'])
  expect(table?.rows[0]?.when).toEqual({ country: 'NL' })
})

test('rows are moved, since their order decides', () => {
  const [table] = tablesAfter(
    ...begun,
    addRuleRow('ticket-rules'),
    moveRuleRow('ticket-rules', 'row-2', -1),
  )
  expect(table?.rows.map(({ id }) => id)).toEqual(['row-2', 'row'])
})

test('the acts shown are those that rows use and those that were opened; one that goes is taken out of all rows', () => {
  const [table] = tablesAfter(
    ...begun,
    editSet('ticket-rules', 'row', 'city', 'Porto'),
    editRuleRow('ticket-rules', 'row', (row) => ({ ...row, addTags: ['vip'], from: '2027-01-01' })),
  )
  if (!table) throw new Error('There is no table.')
  expect(actsShown(table, ['set.country', 'decision'])).toEqual([
    'set.city',
    'set.country',
    'addTags',
    'decision',
    'days',
  ])
  expect(firstActs(table)).toEqual([])
  const acts = ['set.city', 'addTags', 'days'] as const
  const cleared = acts.reduce(
    (program, act) => editRuleRows('ticket-rules', (row) => withoutAct(row, act))(program),
    { ...empty, document: { ...emptyDocument, rules: { tables: [table] } } },
  )
  expect(actsShown(cleared.document.rules.tables[0]!, [])).toEqual([])
  expect(firstActs(cleared.document.rules.tables[0]!)).toEqual(['addTags', 'decision'])
})
