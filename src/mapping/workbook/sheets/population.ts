import { whole } from '../text/kind.ts'
import { oneName } from '../text/names.ts'
import { column, populationColumns } from './columns.ts'
import { wordsAt, type Sheet } from './definition.ts'
import type { Names } from './names.ts'

export function population(names: Names): Sheet[] {
  const rows = 'population.rows'
  return [
    {
      shape: 'table',
      tab: 'population',
      key: 'population',
      name: 'Population',
      about:
        'Who comes in? The rules are asked from the top; the first that fits decides. Everybody whom no rule leaves out comes in.',
      columns: populationColumns(wordsAt(`${rows}.when`), wordsAt(`${rows}.decision`)),
      home: { list: ['population', 'rows'], hasIds: true, isFree: false },
      named: 'name',
    },
    {
      shape: 'table',
      tab: 'population',
      key: 'population.expected',
      name: 'Expected people',
      about: 'How many people do you expect of each user type? The result is compared with it.',
      columns: [
        column('userType', 'User type', 28, oneName(names.userTypes), 'Choose from the list.'),
        column('count', 'People expected', 18, whole, 'A whole number, such as 350.'),
      ],
      home: { list: ['population', 'expected'], hasIds: false, isFree: true },
      named: 'userType',
    },
  ]
}
