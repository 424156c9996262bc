import type { MappingDocument } from '../document.ts'
import { populationRow } from '../document/population.ts'
import { people } from '../problem.ts'
import type { FieldProfile, Profile } from '../source/profile.ts'
import { fold } from '../values/value.ts'
import { goneValues } from './aliases.ts'
import { freshId, type MappingSuggestion } from './suggestion.ts'
import { wordsOf } from './words.ts'
import { sourceLabel } from '../source/source-label.ts'

/** Who seems not to come: cancelled, refunded, deleted, test records. */
export function suggestPopulation(
  { population }: MappingDocument,
  profile: Profile,
): MappingSuggestion[] {
  const asked = new Set(population.rows.map(({ source }) => source))
  const ids = new Set(population.rows.map(({ id }) => id))
  return profile.fields.flatMap((field) => {
    const row = asked.has(field.path) ? null : rowFor(field, ids)
    return row === null ? [] : [row]
  })
}

function rowFor(field: FieldProfile, ids: ReadonlySet<string>): MappingSuggestion | null {
  // Of several payments one may be cancelled and another good: a list says nothing of the person.
  if (field.path.includes('[]')) return null
  const label = sourceLabel(field.path)
  const name = wordsOf(field.path)
  const last = name.at(-1) ?? ''
  const gone = field.values.filter(({ value }) => goneValues.includes(fold(value)))
  if (['status', 'state'].includes(last) && gone.length > 0) {
    const values = gone.map(({ value }) => value)
    const quoted = values.map((value) => `'${value}'`).join(', ')
    return suggestion(field, ids, {
      name: capital(values.join(', ')),
      when: 'is one of',
      values,
      title: `Leave out whose '${label}' is ${quoted}`,
      why: [`${held(gone)} it`],
    })
  }
  const yes = field.values.filter(({ value }) => value === 'true')
  if (name.some((word) => flags.has(word)) && (field.shapes.yesNo ?? 0) * 2 > field.filled) {
    return suggestion(field, ids, {
      name: capital(name.join(' ')),
      when: 'is yes',
      values: [],
      title: `Leave out whose '${label}' is yes`,
      why: [
        yes.length > 0
          ? `it is so for ${held(yes).replace(/ ha(?:s|ve)$/u, '')}`
          : 'it is so for nobody yet',
      ],
    })
  }
  const isMoment = ((field.shapes.date ?? 0) + (field.shapes.dateTime ?? 0)) * 2 > field.filled
  if (field.filled > 0 && isMoment && name.some((word) => endings.has(word))) {
    return suggestion(field, ids, {
      name: capital(name.join(' ')),
      when: 'is not blank',
      values: [],
      title: `Leave out who has a '${label}'`,
      why: [`${people(field.filled)} ${field.filled === 1 ? 'has' : 'have'} one`],
    })
  }
  return null
}

const flags = new Set(['cancelled', 'canceled', 'refunded', 'deleted', 'test', 'testmode'])
const endings = new Set(['cancelled', 'canceled', 'refunded', 'deleted'])

function suggestion(
  { path }: FieldProfile,
  ids: ReadonlySet<string>,
  {
    title,
    why,
    ...row
  }: {
    name: string
    when: 'is one of' | 'is yes' | 'is not blank'
    values: string[]
    title: string
    why: string[]
  },
): MappingSuggestion {
  const id = freshId(row.name, ids)
  return {
    id: `population ${path} ${row.values.join('|')}`,
    tab: 'population',
    path,
    title,
    why,
    confidence: 0.7,
    change: {
      kind: 'population',
      row: populationRow.parse({ ...row, id, source: path, decision: 'leave out' }),
    },
  }
}

function held(values: readonly { count: number }[]): string {
  const count = values.reduce((sum, value) => sum + value.count, 0)
  return `${people(count)} ${count === 1 ? 'has' : 'have'}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
