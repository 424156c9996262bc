import { constant, yesNo } from '../text/kind.ts'
import { knownName, oneName, type NameTable } from '../text/names.ts'
import { column, note, recipe, sources } from './columns.ts'
import { wordsAt, type Column, type Sheet } from './definition.ts'
import type { Names } from './names.ts'

export function fields(names: Names): Sheet[] {
  return [
    {
      shape: 'table',
      tab: 'fields',
      key: 'fields',
      name: 'Fields',
      about: 'What is known of a person? One row for each field of the platform.',
      columns: fieldColumns(names, names.fields),
      home: { list: ['fields', 'rows'], hasIds: true, isFree: true },
      named: 'field',
    },
  ]
}

/** The columns are the same for people and for each type of content. */
export function fieldColumns(names: Names, fields: NameTable): Column[] {
  const words = (key: string) => wordsAt(`fields.rows.${key}`)
  return [
    column(
      'field',
      'Platform field',
      24,
      { ...oneName(fields), blank: '' },
      'The field on the platform that this row fills. Choose from the list. Blank only where the row is there to never store its fields.',
    ),
    sources(
      'sources',
      'Fields of your data',
      'Several: the first that is not blank counts; put ; between them.',
    ),
    recipe('steps', names.tables),
    column(
      'values',
      'Value table',
      20,
      knownName(names.tables, 'the sheet Value tables'),
      'The table in which the value is looked up, by its name in the sheet Value tables. Blank: none.',
    ),
    column(
      'default',
      'Default',
      16,
      constant,
      'What the field gets where your data has nothing. Blank: nothing.',
    ),
    column('required', 'Required', 11, yesNo, 'yes: a person without it waits. Blank: no.'),
    column(
      'blank',
      'When your data goes blank',
      18,
      words('blank'),
      'keep: what is on the platform stays. clear: it goes blank too. default: it gets the default. Blank: keep.',
    ),
    column(
      'write',
      'When it is written',
      14,
      words('write'),
      'always: at each sync. create only: when the person is made, and never again. if blank: only where the platform has nothing. never: it is read and not written. Blank: always.',
    ),
    column(
      'tooLong',
      'Too long',
      11,
      words('tooLong'),
      'reject: a person with a longer text waits. cut: the end is cut off. Blank: reject.',
    ),
    column(
      'show.profile',
      'On the profile',
      11,
      yesNo,
      'Whether others see it on the profile. Blank: yes.',
    ),
    column(
      'show.directory',
      'In the directory',
      11,
      yesNo,
      'Whether the directory shows it. Blank: no.',
    ),
    column(
      'show.filter',
      'As a filter',
      11,
      yesNo,
      'Whether the directory can be filtered by it. Blank: no.',
    ),
    column('locked', 'Locked', 11, yesNo, 'yes: attendees cannot edit it themselves. Blank: no.'),
    column(
      'personal',
      'Personal data',
      11,
      yesNo,
      'yes: we warn where others would see it. Blank: no.',
    ),
    column(
      'neverStore',
      'Never store',
      11,
      yesNo,
      'yes: it is dropped before anything is written. Blank: no.',
    ),
    note,
  ]
}
