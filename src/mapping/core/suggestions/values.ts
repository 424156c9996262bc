import type { FieldRow, MappingDocument, ValueTable } from '../document.ts'
import { distance } from '../values/nearest.ts'
import type { PlatformModel } from '../platform-model.ts'
import { people } from '../problem.ts'
import type { Profile } from '../source/profile.ts'
import { fold } from '../values/value.ts'
import { freshId, type MappingSuggestion } from './suggestion.ts'

/** Rows for values that a table does not name yet and that look like one it does, or like a choice of the field. */
export function suggestValues(
  { fields, values }: MappingDocument,
  model: PlatformModel,
  profile: Profile,
): MappingSuggestion[] {
  return values.tables.flatMap((table) => {
    const rows = fields.rows.filter((row) => row.values === table.id)
    const meanings = meaningsOf(table, rows, model)
    const ids = new Set(table.rows.map(({ id }) => id))
    const seen = profile.fields
      .filter(({ path }) => rows.some(({ sources }) => sources.includes(path)))
      .flatMap((field) => field.values)
    return unnamed(table, seen).flatMap(({ value, count }) => {
      const near = nearest(value, meanings)
      if (near === null) return []
      return [
        {
          id: `value ${table.id} ${value}`,
          tab: 'values' as const,
          path: null,
          title: `'${value}' → '${near.to}' in ${table.name}`,
          why: [near.why, `${people(count)} ${count === 1 ? 'has' : 'have'} it`],
          confidence: near.confidence,
          change: {
            kind: 'value' as const,
            table: table.id,
            row: { id: freshId(value, ids), from: [value], to: near.to, note: '' },
          },
        },
      ]
    })
  })
}

/** Each word with a meaning, folded, and what it means. */
function meaningsOf(
  table: ValueTable,
  rows: readonly FieldRow[],
  model: PlatformModel,
): Map<string, string> {
  const used = new Set(rows.map(({ field }) => field))
  const choices = model.fields
    .filter(({ key }) => used.has(key))
    .flatMap((field) => field.choices ?? [])
  return new Map([
    ...choices.flatMap(({ key, label }) => [
      [fold(key), key] as const,
      [fold(label), key] as const,
    ]),
    ...table.rows.flatMap(({ from, to }) => from.map((value) => [fold(value), to] as const)),
  ])
}

function unnamed(table: ValueTable, seen: readonly { value: string; count: number }[]) {
  const named = new Set([...table.ignore, ...table.rows.flatMap(({ from }) => from)].map(fold))
  return seen.filter(({ value }) => !named.has(fold(value))).slice(0, mostLookedAt)
}

const mostLookedAt = 200

function nearest(
  value: string,
  meanings: ReadonlyMap<string, string>,
): { to: string; why: string; confidence: number } | null {
  const said = fold(value)
  const same = meanings.get(said)
  if (same !== undefined) return { to: same, why: 'it is a choice of the field', confidence: 0.95 }
  if (said.length < 5 || said.length > 100) return null
  for (const [word, to] of meanings) {
    if (word.length > 4 && word.length <= 100 && distance(word, said) <= (word.length > 8 ? 2 : 1))
      return { to, why: `it is almost '${word}'`, confidence: 0.7 }
  }
  return null
}
