import { exact, list } from '../text/kind.ts'
import { steps } from '../text/steps.ts'
import { semicolons } from './columns.ts'
import { wordsAt, type Setting, type Sheet } from './definition.ts'
import type { Names } from './names.ts'

export function identity(names: Names): Sheet[] {
  return [
    {
      shape: 'settings',
      tab: 'identity',
      key: 'identity',
      name: 'Identity',
      about: 'Who is who? What tells people apart, and what makes two records one person.',
      settings: [
        ...externalId(['identity', 'externalId'], names),
        {
          at: ['identity', 'email', 'sources'],
          label: 'Fields of the e-mail address',
          about: `The first that is not blank counts. ${semicolons}`,
          kind: list,
        },
        {
          at: ['identity', 'email', 'steps'],
          label: 'Recipe for the e-mail address',
          about: 'How it is changed on its way; see the sheet Recipes. Blank: as it is.',
          kind: steps(names.tables),
        },
        choices(
          'samePerson',
          'Two records are one person if they have the same…',
          'external id: nothing else. external id, else e-mail and name: a person who registered twice becomes one person.',
        ),
        choices(
          'sharedEmail',
          'An e-mail address that several people have',
          'allow: they all come in. hold: they wait for a person to decide.',
        ),
        choices(
          'missingEmail',
          'A missing e-mail address',
          'allow: they come in without. hold: they wait.',
        ),
        choices(
          'changedEmail',
          'A changed e-mail address',
          'follow: the platform takes the new one. hold: the change waits for a person to decide.',
        ),
      ],
    },
  ]
}

function externalId(at: string[], names: Names): Setting[] {
  return [
    {
      at: [...at, 'sources'],
      label: 'Fields of the external id',
      about: `The number or code by which your system knows a person; the first field that is not blank counts. ${semicolons}`,
      kind: list,
    },
    {
      at: [...at, 'steps'],
      label: 'Recipe for the external id',
      about: 'How it is changed on its way; see the sheet Recipes. Blank: as it is.',
      kind: steps(names.tables),
    },
    {
      at: [...at, 'prefix'],
      label: 'Prefix of the external id',
      about: 'A text that is put before it, such as EXPO27-. Blank: none.',
      kind: exact,
    },
  ]
}

function choices(key: string, label: string, about: string): Setting {
  return { at: ['identity', key], label, about, kind: wordsAt(`identity.${key}`) }
}
