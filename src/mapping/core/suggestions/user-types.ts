import type { MappingDocument } from '../document.ts'
import { userTypeRow } from '../document/user-types.ts'
import type { PlatformModel } from '../platform-model.ts'
import { people } from '../problem.ts'
import type { FieldProfile, Profile } from '../source/profile.ts'
import { fold } from '../values/value.ts'
import { typeWords, userTypeAliases } from './aliases.ts'
import { freshId, type MappingSuggestion } from './suggestion.ts'
import { allWordsOf, words } from './words.ts'
import { sourceLabel } from '../source/source-label.ts'

/** The column that says what people registered as; and, once there is one, what its values seem to mean. */
export function suggestUserTypes(
  document: MappingDocument,
  model: PlatformModel,
  profile: Profile,
): MappingSuggestion[] {
  const { sources } = document.userTypes
  if (sources.length > 0) return suggestRows(document, model, profile)
  const ranked = profile.fields
    .map((field) => ({ field, score: typeScore(field, model, profile.records) }))
    .filter(({ score }) => score >= 0.4)
    .toSorted((a, b) => b.score - a.score)
  const [best] = ranked
  if (best === undefined) return []
  const { path, distinct, values } = best.field
  const shown = values.slice(0, 3).map(({ value }) => `'${value}'`)
  return [
    {
      id: `userTypeSource ${path}`,
      tab: 'userTypes',
      path,
      title: `User types by '${sourceLabel(path)}'`,
      why: [`it has ${distinct ?? 'many'} values, such as ${shown.join(', ')}`],
      confidence: Math.min(1, best.score),
      change: { kind: 'userTypeSource', source: path },
    },
  ]
}

function typeScore(
  { path, distinct, filled, values }: FieldProfile,
  model: PlatformModel,
  records: number,
): number {
  if (distinct === null || distinct < 1 || distinct > 100 || values.length === 0) return 0
  const around = allWordsOf(path)
  const place = typeWords.findIndex((word) => around.has(word))
  const known = values.filter(({ value }) => typeOf(value, model) !== null).length / values.length
  const named = place === -1 ? 0 : 0.5 - 0.02 * place
  const isText = values.some(({ value }) => /\p{L}{2}/u.test(value))
  return isText ? (named + 0.5 * known) * (filled / Math.max(1, records)) : 0
}

function suggestRows(
  { userTypes }: MappingDocument,
  model: PlatformModel,
  profile: Profile,
): MappingSuggestion[] {
  const named = new Set(userTypes.rows.flatMap(({ from }) => from.map(fold)))
  const ids = new Set(userTypes.rows.map(({ id }) => id))
  const seen = profile.fields
    .filter(({ path }) => userTypes.sources.includes(path))
    .flatMap(({ values }) => values)
    .filter(({ value }) => !named.has(fold(value)))
  const found = Map.groupBy(seen, ({ value }) => typeOf(value, model))
  return model.userTypes.flatMap(({ key, label }) => {
    const values = found.get(key) ?? []
    if (values.length === 0) return []
    const from = values.map(({ value }) => value)
    const count = values.reduce((sum, value) => sum + value.count, 0)
    const quoted = from.map((value) => `'${value}'`).join(', ')
    return [
      {
        id: `userType ${key} ${from.join('|')}`,
        tab: 'userTypes' as const,
        path: null,
        title: `${quoted} → ${label}`,
        why: [
          `the words often mean ${label}`,
          `${people(count)} ${count === 1 ? 'has' : 'have'} them`,
        ],
        confidence: 0.7,
        change: {
          kind: 'userType' as const,
          row: userTypeRow.parse({ id: freshId(key, ids), from, userTypes: [key] }),
        },
      },
    ]
  })
}

/**
 * The user type that a value names: of several the one named first ('Exhibitor staff'), but the lowest in rank only
 * where it is the only one, so that a 'Member speaker' is no mere member.
 */
function typeOf(value: string, { userTypes }: PlatformModel): string | null {
  const lowest = userTypes.at(-1)?.key
  const named = words(value).flatMap((word) => {
    const found = userTypes.find(({ key, label }) =>
      [...words(label), ...(userTypeAliases[key] ?? [])].some(
        (alias) => word === alias || word === `${alias}s`,
      ),
    )
    return found?.key ?? []
  })
  return named.find((key) => key !== lowest) ?? named[0] ?? null
}
