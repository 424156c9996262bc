// What an edit changes, said of people: the old result beside the new one.
import type { FieldValue } from '../../mapping/core/value.ts'
import type { TriedPerson } from './people.ts'
import type { Program } from './program.ts'

/** One person whose result differs: what of it, as a client calls it, and both values. */
export type ChangedPerson = {
  id: number
  name: string | null
  changes: { what: string; before: FieldValue; after: FieldValue }[]
}

type Side = { program: Program; people: readonly TriedPerson[] }
type Part = [what: string, value: FieldValue]

/** Each person of the new result beside whoever their first record made before. */
export function compareResults(before: Side, after: Side): ChangedPerson[] {
  const known = new Map(before.people.flatMap((one) => one.records.map((id) => [id, one] as const)))
  return after.people.flatMap((now) => {
    const then = known.get(now.id)
    const old = new Map(then === undefined ? [] : partsOf(then, before.program))
    const parts = new Map(partsOf(now, after.program))
    const changes = [...new Set([...parts.keys(), ...old.keys()])]
      .map((what) => ({ what, before: old.get(what) ?? null, after: parts.get(what) ?? null }))
      .filter((change) => change.before !== change.after)
    return changes.length === 0 ? [] : [{ id: now.id, name: now.name, changes }]
  })
}

/** Whoever does not come in has a result, and nothing else of them would reach the platform. */
function partsOf(person: TriedPerson, { model }: Program): Part[] {
  const result: Part = ['Result', person.reason ?? 'Comes in']
  if (person.status !== 'in') return [result]
  const label = (known: { key: string; label: string }[]) => (key: string) =>
    known.find((one) => one.key === key)?.label ?? key
  return [
    result,
    ['Tickets joined', person.records.length],
    ['User types', person.userTypes.map(label(model.userTypes)).join(', ') || null],
    ['Tags', person.tags.map(label(model.tags)).join(', ') || null],
    ['In the directory', person.directory],
    ['Address for mail', person.email],
    ...Object.entries(person.values).map(([key, value]): Part => [label(model.fields)(key), value]),
  ]
}
