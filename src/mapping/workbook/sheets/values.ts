import { exact, line, list, type Kind } from '../text/kind.ts'
import { knownName } from '../text/names.ts'
import { column, note, semicolons } from './columns.ts'
import type { Sheet } from './definition.ts'
import type { Names } from './names.ts'
import { otherwise } from './otherwise.ts'

export function values(names: Names): Sheet[] {
  return [
    {
      shape: 'table',
      tab: 'values',
      key: 'values.tables',
      name: 'Value tables',
      about:
        'Which lists of words need a meaning? One row for each table; its words stand in the sheet Values.',
      columns: [
        column('name', 'Table', 26, line, 'What you call the table, such as Countries.'),
        column('else', 'A value that no row names', 28, unnamed, unnamedNote),
        column(
          'ignore',
          'Values that count as blank',
          34,
          list,
          `Such as n/a; none. ${semicolons}`,
        ),
        note,
      ],
      home: { list: ['values', 'tables'], hasIds: true, isFree: true },
      named: 'name',
    },
    {
      shape: 'table',
      tab: 'values',
      key: 'values',
      name: 'Values',
      about: 'What does each word of your data mean on the platform?',
      columns: [
        column(
          'from',
          'In your data',
          40,
          list,
          `The value as your data has it; upper and lower case are the same. ${semicolons}`,
        ),
        column('to', 'On the platform', 34, exact, 'What it becomes. Blank: nothing.'),
        note,
      ],
      home: {
        owners: ['values', 'tables'],
        inside: ['rows'],
        isFree: true,
        owner: column(
          'table',
          'Table',
          26,
          knownName(names.tables, 'the sheet Value tables'),
          'The table that this row belongs to, by its name in the sheet Value tables.',
        ),
      },
      named: 'from',
    },
  ]
}

const unnamed: Kind = otherwise('values.tables.else', {})
const unnamedNote =
  'hold: the person waits, and we ask you. blank: the field stays blank. keep: the value stays as it is. For another value write becomes(value: "Other"). Blank: hold.'
