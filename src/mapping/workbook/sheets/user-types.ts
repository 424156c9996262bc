import { exact, line, list, whole } from '../text/kind.ts'
import { manyNames } from '../text/names.ts'
import { steps } from '../text/steps.ts'
import { column, fromDay, given, note, semicolons, untilDay } from './columns.ts'
import { wordsAt, type Setting, type Sheet } from './definition.ts'
import type { Names } from './names.ts'
import { otherwise } from './otherwise.ts'

export function userTypes(names: Names, isFree: boolean): Sheet[] {
  return [
    {
      shape: 'table',
      tab: 'userTypes',
      key: 'userTypes',
      name: 'User types & access',
      about: 'What is a person on the platform? By ticket, registration type, item or membership.',
      columns: [
        column(
          'from',
          'In your data',
          36,
          list,
          `The ticket, registration type or membership as your data has it; upper and lower case are the same. ${semicolons}`,
        ),
        ...given(names),
        note,
      ],
      home: { list: ['userTypes', 'rows'], hasIds: true, isFree },
      named: 'from',
    },
    {
      shape: 'settings',
      tab: 'userTypes',
      key: 'userTypes.settings',
      name: 'User type settings',
      about: 'Where user types are read from, and what applies when a person has several.',
      settings: userTypeSettings(names),
    },
    {
      shape: 'table',
      tab: 'userTypes',
      key: 'userTypes.codes',
      name: 'Access codes',
      about: 'Which codes do you hand out, and what does each make of the person who uses it?',
      columns: [
        column('code', 'Code', 20, exact, 'The code as people enter it, such as STAFF27.'),
        column('meaning', 'Meaning', 28, line, 'What the code is for, in your words.'),
        fromDay,
        untilDay,
        column(
          'mostUses',
          'Most uses',
          11,
          whole,
          'How many people may use it. Blank: any number. Of more, those who come last in your data wait.',
        ),
        ...given(names),
        note,
      ],
      home: { list: ['userTypes', 'codes', 'rows'], hasIds: true, isFree: true },
      named: 'code',
    },
    {
      shape: 'settings',
      tab: 'userTypes',
      key: 'userTypes.codes.settings',
      name: 'Access code settings',
      about: 'Where the codes stand in your data, and what becomes of unknown and expired ones.',
      settings: codeSettings(names),
    },
  ]
}

function userTypeSettings(names: Names): Setting[] {
  return [
    ...lookedUp(['userTypes'], 'ticket or registration type', names),
    {
      at: ['userTypes', 'else'],
      label: 'A value that no row names',
      about:
        'hold: the person waits, and we ask you. leave out: the person does not come in. Or what the person gets: becomes(user types: ["Attendee"]). Blank: hold.',
      kind: otherwise('userTypes.else', {
        userTypes: names.userTypes,
        tags: names.tags,
        groups: names.groups,
        access: names.access,
      }),
    },
    {
      at: ['userTypes', 'everybody'],
      label: 'Everybody also gets',
      about: `User types that everybody has besides, such as Attendee. ${semicolons}`,
      kind: manyNames(names.userTypes),
    },
    {
      at: ['userTypes', 'combine'],
      label: 'A person with several user types has',
      about:
        'union: all of them. highest: the highest in rank. first: the one whose row stands first in the sheet User types & access. Blank: union.',
      kind: wordsAt('userTypes.combine'),
    },
    {
      at: ['userTypes', 'write'],
      label: 'User types follow your data',
      about:
        'always: at each sync. create only: they are given when the person is made, and never again. Blank: always.',
      kind: wordsAt('userTypes.write'),
    },
  ]
}

function codeSettings(names: Names): Setting[] {
  return [
    ...lookedUp(['userTypes', 'codes'], 'access code', names),
    {
      at: ['userTypes', 'codes', 'usedOn'],
      label: 'Field of the day of use',
      about: 'Where your data says when the code was used. Blank: the day of the sync counts.',
      kind: line,
    },
    {
      at: ['userTypes', 'codes', 'else'],
      label: 'A code that no row names',
      about: 'ignore: it gives nothing. hold: the person waits. Blank: ignore.',
      kind: wordsAt('userTypes.codes.else'),
    },
    {
      at: ['userTypes', 'codes', 'expired'],
      label: 'A code outside its days',
      about: 'ignore: it gives nothing. hold: the person waits. Blank: hold.',
      kind: wordsAt('userTypes.codes.expired'),
    },
  ]
}

function lookedUp(at: string[], what: string, names: Names): Setting[] {
  return [
    {
      at: [...at, 'sources'],
      label: `Fields of the ${what}`,
      about: `Where your data holds it. Every value of every field is looked up. ${semicolons}`,
      kind: list,
    },
    {
      at: [...at, 'steps'],
      label: `Recipe for the ${what}`,
      about: 'How it is changed before it is looked up; see the sheet Recipes. Blank: as it is.',
      kind: steps(names.tables),
    },
  ]
}
