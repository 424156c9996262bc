import { line } from '../text/kind.ts'
import { column, note } from './columns.ts'
import { rowsAt, textOf, type Data } from './data.ts'
import { wordsAt, type RulesSheet, type Sheet } from './definition.ts'
import type { Names } from './names.ts'

/** The list of the decision tables; each has a sheet of its own, and one waits for a new table. */
export function rules(names: Names, document: Data): Sheet[] {
  return [
    {
      shape: 'table',
      tab: 'rules',
      key: 'rules.tables',
      name: 'Rules',
      about:
        'What holds only when several things come together? One row for each table of rules, asked in this order; each has a sheet of its own.',
      columns: [
        column('name', 'Table of rules', 30, line, 'What you call the table, such as Discounts.'),
        column(
          'hit',
          'How many rules apply',
          18,
          wordsAt('rules.tables.hit'),
          'first: the first rule that fits, from the top. all: all that fit, the later over the earlier. Blank: first.',
        ),
        note,
      ],
      home: { list: ['rules', 'tables'], hasIds: true, isFree: false },
      named: 'name',
    },
    ...rowsAt(document, ['rules', 'tables']).map(({ id }) =>
      ruleSheet(`Rules - ${names.ruleTables.nameOf(textOf(id))}`, textOf(id)),
    ),
    ruleSheet('Rules - new table', null),
  ]
}

function ruleSheet(name: string, table: string | null): RulesSheet {
  return {
    shape: 'rules',
    tab: 'rules',
    key: `rules:${table ?? ''}`,
    name,
    about:
      'When everything in the green WHEN columns fits, the rest of the row happens. * or nothing fits anything. In a heading of WHEN write the field of your data.',
    table,
  }
}
