// What a document makes of the sample: each person who comes in, and each record that is held or left out.
import { overused } from '../../mapping/core/people/access-codes.ts'
import { compile, type Included, type Mapping } from '../../mapping/core/compile.ts'
import { gather } from '../../mapping/core/gather.ts'
import type { RowRef } from '../../mapping/core/result.ts'
import type { FieldValue } from '../../mapping/core/values/value.ts'
import { compileWho } from '../who.ts'
import type { Program, Sample } from './program.ts'

export type TriedPerson = {
  /** The number of their first record: the same whatever the document says. */
  id: number
  /** Numbers of all the records that are theirs. */
  records: number[]
  status: 'in' | 'held' | 'left out'
  externalIds: string[]
  name: string | null
  email: string | null
  /** Keys, in order of rank. */
  userTypes: string[]
  tags: string[]
  groups: string[]
  access: string[]
  directory: boolean
  /** Why they are held or left out, and by which row. */
  reason: string | null
  row: RowRef | null
  /** The source's value that no row names, where that is the reason. */
  value: string | null
  values: { [field: string]: FieldValue }
}

type Tried = { recordNumber: number; result: Included }

export function tryPeople(
  { document, model }: Program,
  { records, asOf }: Sample,
  mapping = compile(document, model, asOf),
): TriedPerson[] {
  const whoIs = compileWho(document, model)
  const apart: TriedPerson[] = []
  const included: Tried[] = []
  for (const { recordNumber, record } of records) {
    const result = mapping.map(record)
    if (result.status === 'included') {
      included.push({ recordNumber, result })
      continue
    }
    const { text, row } = result
    const status = result.status === 'held' ? 'held' : 'left out'
    apart.push({
      ...nobody,
      ...whoIs(record),
      id: recordNumber,
      records: [recordNumber],
      status,
      reason: text,
      row,
      value: result.status === 'held' ? (result.suggestion?.from ?? null) : null,
    })
  }
  const groups = [...Map.groupBy(included, ({ result }) => result.personKey).values()]
  const uses = included.map(({ result: { personKey, codes } }) => ({ personKey, codes }))
  const usedUp = overused(uses, document)
  const people = groups.map((group) => {
    const person = gathered(group, mapping)
    const late = usedUp.get(group[0]?.result.personKey ?? '')
    return late ? heldAs(person, late.text, late.row) : person
  })
  const held = document.identity.sharedEmail === 'hold' ? holdShared(people) : people
  return [...apart, ...held].toSorted((a, b) => a.id - b.id)
}

const nobody = {
  externalIds: [],
  userTypes: [],
  tags: [],
  groups: [],
  access: [],
  directory: false,
  value: null,
  values: {},
}

function gathered(group: Tried[], { gathering }: Mapping): TriedPerson {
  const person = gather(group, gathering)
  const { externalIds, email, values, userTypes, tags, groups, access, directory } = person
  const records = group.map(({ recordNumber }) => recordNumber).toSorted((a, b) => a - b)
  const name = String(values['display_name'] ?? email ?? externalIds[0])
  const standing = { userTypes, tags, groups, access, directory }
  const result = { externalIds, email, value: null, values, ...standing }
  return { ...result, id: records[0] ?? 0, records, status: 'in', name, reason: null, row: null }
}

/** The plan holds them; here as there, an address that two people give holds both. */
function holdShared(people: TriedPerson[]): TriedPerson[] {
  const shared = sharedAddresses(people.filter(({ status }) => status === 'in'))
  return people.map((person) => {
    const { status, email } = person
    if (status !== 'in' || email === null || !shared.has(email)) return person
    const reason = `Their e-mail '${email}' belongs to several people in the source`
    const row: RowRef = { tab: 'identity', row: 'sharedEmail' }
    return heldAs(person, reason, row)
  })
}

function heldAs(person: TriedPerson, reason: string, row: RowRef): TriedPerson {
  return { ...person, ...nobody, status: 'held', reason, row }
}

export function sharedAddresses(people: readonly TriedPerson[]): Set<string> {
  const owners = Map.groupBy(people, ({ email }) => email ?? '')
  return new Set([...owners].flatMap(([email, all]) => (email && all.length > 1 ? [email] : [])))
}
