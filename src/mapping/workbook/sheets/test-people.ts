import { json, line } from '../text/kind.ts'
import { manyNames, pairs } from '../text/names.ts'
import { column, note, semicolons } from './columns.ts'
import { wordsAt, type Sheet } from './definition.ts'
import type { Names } from './names.ts'

export function testPeople(names: Names): Sheet {
  return {
    shape: 'table',
    tab: 'testPeople',
    key: 'testPeople',
    name: 'Test people',
    about:
      'Does the document do what was agreed? One row for each invented person, tried at every check.',
    columns: [
      column('name', 'Test person', 26, line, 'Who it is, such as Cancelled exhibitor.'),
      column(
        'record',
        'Record',
        44,
        json,
        'A record as your system gives it (JSON). Your IT team or ours can fill this in.',
      ),
      column('on', 'On the day', 13, line, 'The day of the trial, such as 2027-05-01. Blank: any.'),
      column(
        'expect.result',
        'Comes in',
        12,
        wordsAt('testPeople.rows.expect.result'),
        'in, left out or held. Blank: in.',
      ),
      column(
        'expect.userTypes',
        'User types',
        22,
        manyNames(names.userTypes),
        `What the person is to be. ${semicolons} Blank: not compared.`,
      ),
      column(
        'expect.tags',
        'Tags',
        22,
        manyNames(names.tags),
        `The tags that the person is to have. ${semicolons} Blank: not compared.`,
      ),
      column(
        'expect.directory',
        'In the directory',
        13,
        wordsAt('testPeople.rows.expect.directory'),
        'yes or no. Blank: not compared.',
      ),
      column(
        'expect.fields',
        'Fields',
        40,
        pairs(names.fields),
        'What the fields are to hold: Job title: Engineer; City: Oslo; Phone: blank. A field that is not named is not compared.',
      ),
      note,
    ],
    home: { list: ['testPeople', 'rows'], hasIds: true, isFree: false },
    named: 'name',
  }
}
