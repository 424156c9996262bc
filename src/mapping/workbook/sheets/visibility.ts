import { list } from '../text/kind.ts'
import { oneName } from '../text/names.ts'
import { column, note, semicolons } from './columns.ts'
import { wordsAt, type Sheet } from './definition.ts'
import type { Names } from './names.ts'

export function visibility(names: Names): Sheet {
  return {
    shape: 'table',
    tab: 'visibility',
    key: 'visibility',
    name: 'Visibility',
    about:
      'Who does the directory show? The rows are asked from the top; the first that names the person decides.',
    columns: [
      column(
        'by',
        'Goes by',
        24,
        oneName(names.looks),
        'User types, or a field of the platform such as Country.',
      ),
      column('values', 'Values', 36, list, `Which of them. ${semicolons}`),
      column(
        'directory',
        'In the directory',
        16,
        wordsAt('visibility.rows.directory'),
        'yes: shown. no: not shown.',
      ),
      note,
    ],
    home: { list: ['visibility', 'rows'], hasIds: true, isFree: false },
    named: 'values',
  }
}
