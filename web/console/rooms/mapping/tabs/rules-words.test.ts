import { expect, test } from 'vitest'
import { mappingDocument } from '../../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../../src/mapping/core/platform-model.ts'
import { ruleProblems } from './rules-faults.ts'
import { rowSentence } from './rules-words.ts'

const model = {
  ...standardModel,
  tags: [{ key: 'vip', label: 'VIP' }],
  groups: [{ key: 'lounge', label: 'Lounge' }],
}

function tableWith(...rows: object[]) {
  const columns = [
    { id: 'ticket', reads: 'order.ticket_type' },
    { id: 'country', of: 'field', reads: 'country' },
    { id: 'types', of: 'user types' },
  ]
  const table = {
    id: 't',
    name: 'Roles',
    columns,
    rows: rows.map((row, at) => ({ id: `r${at}`, ...row })),
  }
  return mappingDocument.parse({ format: 1, rules: { tables: [table] } }).rules.tables[0]!
}

test.each([
  [
    { when: { ticket: 'VIP; Press', country: 'NL' }, set: { city: 'Gold' }, addTags: ['vip'] },
    'When Ticket type is one of VIP, Press and Country is NL: set City to “Gold”, add the tag VIP',
  ],
  [{ when: { types: 'not Staff' }, decision: 'exclude' }, 'When User type is not Staff: leave out'],
  [{ set: { city: 'blank' }, addGroups: ['lounge'] }, 'For everybody: empty City, add to Lounge'],
  [{ addTags: ['vip', 'gold'] }, 'For everybody: add the tags VIP and gold'],
  [{ when: { ticket: '> x' } }, 'When Ticket type …: nothing yet'],
])('the row %j reads: %s', (row, sentence) => {
  const table = tableWith(row)
  expect(rowSentence(table.rows[0]!, table, model)).toBe(sentence)
})

test('a cell that cannot be read is told at once, and not a second time by the checks', () => {
  const table = tableWith({ when: { ticket: '> x' } }, { when: { ticket: '> 5' } })
  const late = { severity: 'problem', tab: 'rules', row: 'r0', column: 'when.ticket' } as const
  const other = { ...late, row: 'r1', column: null, text: 'Row 2 does nothing.' }
  expect(ruleProblems(table, [{ ...late, text: 'as it was a moment ago' }, other])).toEqual([
    { ...late, text: expect.stringContaining("'> x' compares with 'x'") as string },
    other,
  ])
})
