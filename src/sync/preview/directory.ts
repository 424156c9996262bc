// What the visibility tab makes of the sample: whom each row decides of, and what people hold where its rows look.
import { asText, isBlank, listItems } from '../../mapping/core/values/value.ts'
import { compileVisibility } from '../../mapping/core/people/visibility.ts'
import type { TriedPerson } from './people.ts'
import type { Program } from './program.ts'

export type DirectoryEffect = {
  /** Ids of the people of whom each row decides, before the user types are asked. */
  rows: { row: string; people: number[] }[]
  /** Of each field that a row looks at, what people hold there as the platform keeps it, most frequent first. */
  seen: { by: string; values: { value: string; count: number }[] }[]
}

/** @param people those who come in. */
export function directoryEffect(
  { document, model }: Program,
  people: readonly TriedPerson[],
): DirectoryEffect {
  const { rows } = document.visibility
  const decide = compileVisibility(document.visibility, model)
  const decided = new Map<string, number[]>(rows.map(({ id }) => [id, []]))
  for (const { id, values, userTypes } of people) {
    const row = decide(values, userTypes)
    if (row) decided.get(row.id)?.push(id)
  }
  const known = new Set(model.fields.map(({ key }) => key))
  const fields = [...new Set(rows.map(({ by }) => by))].filter((by) => known.has(by))
  return {
    rows: [...decided].map(([row, people]) => ({ row, people })),
    seen: fields.map((by) => ({ by, values: valuesOf(by, people) })),
  }
}

/** Most that are offered; a field with more is no list to choose from. */
const most = 300

function valuesOf(field: string, people: readonly TriedPerson[]) {
  const counts = new Map<string, number>()
  for (const { values } of people) {
    const items = listItems(values[field] ?? null).filter((item) => !isBlank(item))
    const texts = items.map((item) => (typeof item === 'boolean' ? yesNo(item) : asText(item)))
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, most)
}

const yesNo = (on: boolean) => (on ? 'yes' : 'no')
