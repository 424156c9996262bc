// What an edit changes, said of people: the old result beside the new one.
import { tagsOf } from '../../mapping/core/people/platform-tags.ts'
import type { FieldValue } from '../../mapping/core/values/value.ts'
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
    const parts = then?.status === 'in' && now.status === 'in' ? allParts : arrival
    const old = new Map(then === undefined ? [] : parts(then, before.program))
    const made = new Map(parts(now, after.program))
    const changes = [...new Set([...made.keys(), ...old.keys()])]
      .map((what) => ({ what, before: old.get(what) ?? null, after: made.get(what) ?? null }))
      .filter((change) => change.before !== change.after)
    return changes.length === 0 ? [] : [{ id: now.id, name: now.name, changes }]
  })
}

/** Of whoever comes or goes: that they do, and as what. All the rest comes or goes with them. */
function arrival(person: TriedPerson, { model }: Program): Part[] {
  const waits = person.status === 'held' ? 'Waits: ' : ''
  return [
    ['Result', person.reason === null ? 'Comes in' : waits + person.reason],
    ['User types', labels(model.userTypes, person.userTypes)],
  ]
}

function allParts(person: TriedPerson, program: Program): Part[] {
  const { document, model } = program
  return [
    ...arrival(person, program),
    ['Tickets joined', person.records.length],
    ['Tags', labels(tagsOf(document, model), person.tags)],
    ['Groups', labels(model.groups, person.groups)],
    ['Access levels', labels(model.accessLevels, person.access)],
    ['In the directory', person.directory],
    ['Address for mail', person.email],
    ...Object.entries(person.values).map(([key, value]): Part => [
      labels(model.fields, [key]) ?? key,
      value,
    ]),
  ]
}

function labels(known: { key: string; label: string }[], keys: string[]): string | null {
  return keys.map((key) => known.find((one) => one.key === key)?.label ?? key).join(', ') || null
}
