// Gathers the people whose records changed, finds who they are here, and writes what would change as rows of the plan.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { wholeSets } from '../database/planner.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import type { Included, Mapping } from '../mapping/core/compile.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import { gather, type GatheredPerson } from '../mapping/core/gather.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import { mergePerson, saidBy, type Change, type Merged, type Said } from './merge-person.ts'
import { overusedHere } from './overused-here.ts'
import type { OutcomeOf } from './outcome.ts'
import { peopleHere, type PersonHere } from './people-here.ts'
import { substitution } from './substitution.ts'

type Plan = OutcomeOf & { planId: string }
type Group = { person_key: string; basis: Buffer }

/** All that applying a row needs, so that what was seen is what runs. */
export type Intent = {
  said: Said
  externalIds: string[]
  basis: string
  merged: Omit<Merged, 'change'>
}

export type PlanRow = {
  person_id: string
  person_key: string
  action: 'create' | 'update' | 'restore' | 'same' | 'held'
  expected_version: number | null
  name: string
  change: Change
  intent: Intent | null
  note: string | null
  /** The person whose ids this new person has now. */
  takes_over_from: string | null
}

const batch = 500

export async function planPeople(
  db: Database,
  plan: Plan,
  mapping: Mapping,
  document: MappingDocument,
): Promise<void> {
  const overused = await within(db, plan.environmentId, async (tx) => {
    await findChangedGroups(tx, plan, mapping.era)
    return overusedHere(tx, plan, document)
  })
  let rowNumber = 0
  for (let after = 0; ; after += batch) {
    const groups = await within(db, plan.environmentId, async (tx) => {
      const groups = await groupsAfter(tx, plan, after)
      const people = await gatherGroups(tx, plan, mapping, groups)
      const rows = await compare(tx, plan, mapping, document, people, overused)
      await store(tx, plan, rows, rowNumber)
      rowNumber += rows.length
      return groups.length
    })
    if (groups < batch) return
  }
}

/**
 * People whose records, taken together, differ from what their presence was made of, or were mapped in another era. The
 * comparison is one digest a person, so an unchanged snapshot costs one pass over the outcomes and no more.
 */
async function findChangedGroups(
  tx: EnvironmentTransaction,
  plan: Plan,
  era: string,
): Promise<void> {
  await wholeSets(tx, () =>
    sql`
      with groups as (
        select person_key, sha256(string_agg(int4send(record_number) || payload_hash, ''::bytea order by record_number)) as basis
        from outcomes
        where environment_id = ${plan.environmentId} and source_id = ${plan.sourceId}
          and release_id = ${plan.releaseId} and status = 'included'
        group by person_key
      )
      insert into plan_groups (environment_id, plan_id, position, person_key, basis)
      select ${plan.environmentId}, ${plan.planId}, row_number() over (order by groups.person_key), groups.person_key, groups.basis
      from groups left join presences presence
        on presence.environment_id = ${plan.environmentId} and presence.source_id = ${plan.sourceId}
        and presence.person_key = groups.person_key
      where presence.person_id is null or presence.state = 'ended'
        or presence.basis <> groups.basis or presence.release_id <> ${plan.releaseId}
        or presence.era <> ${era}`.execute(tx),
  )
}

async function groupsAfter(
  tx: EnvironmentTransaction,
  plan: Plan,
  after: number,
): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select person_key, basis from plan_groups
    where environment_id = ${plan.environmentId} and plan_id = ${plan.planId}
      and position > ${after} and position <= ${after + batch}
    order by position`.execute(tx)
  return rows
}

type Gathered = GatheredPerson & { basis: Buffer }

async function gatherGroups(
  tx: EnvironmentTransaction,
  plan: Plan,
  mapping: Mapping,
  groups: readonly Group[],
): Promise<Gathered[]> {
  const { rows } = await sql<{ person_key: string; record_number: number; body: SourceRecord }>`
    select outcome.person_key, outcome.record_number, body
    from outcomes outcome join payloads using (environment_id, source_id, record_number, payload_hash)
    where outcome.environment_id = ${plan.environmentId} and outcome.source_id = ${plan.sourceId}
      and outcome.release_id = ${plan.releaseId} and status = 'included'
      and outcome.person_key = any(${groups.map((group) => group.person_key)}::text[])`.execute(tx)
  const records = Map.groupBy(rows, (row) => row.person_key)
  return groups.map((group) => {
    const results = (records.get(group.person_key) ?? []).map((row) => ({
      recordNumber: row.record_number,
      // Included once, included again: map is pure, and this is the same payload under the same release.
      result: mapping.map(row.body) as Included,
    }))
    return { ...gather(results, mapping.gathering), basis: group.basis }
  })
}

async function compare(
  tx: EnvironmentTransaction,
  plan: Plan,
  mapping: Mapping,
  document: MappingDocument,
  people: readonly Gathered[],
  overused: ReadonlyMap<string, string>,
): Promise<PlanRow[]> {
  const here = await peopleHere(tx, plan, people)
  const shared =
    document.identity.sharedEmail === 'hold'
      ? await sharedEmails(tx, plan, people)
      : new Set<string>()
  const disputed = await disputedIds(tx, plan, people)
  const claimed = new Set<string>()
  const rows: PlanRow[] = []
  for (const person of people) {
    const candidates = here.candidates(person)
    const hold = whyHeld(person, candidates, document, { shared, disputed, claimed, overused })
    const found = candidates[0] ?? null
    if (found) claimed.add(found.state.personId)
    if (hold !== null) rows.push(heldRow(person, found, hold))
    else if (
      found &&
      document.lifecycle.substituted === 'new person' &&
      substitution(person, found)
    )
      rows.push(takingRow(mapping, person, found))
    else rows.push(row(mapping, person, found))
  }
  return rows
}

type Questions = {
  /** E-mails of several people, where the document holds such people. */
  shared: ReadonlySet<string>
  /** External ids that records of different people carry. */
  disputed: ReadonlySet<string>
  /** People whom an earlier group of this plan turned out to be. */
  claimed: ReadonlySet<string>
  /** Sentences for those who used a code that others had used up, by the person's key. */
  overused: ReadonlyMap<string, string>
}

function whyHeld(
  person: Gathered,
  candidates: readonly PersonHere[],
  document: MappingDocument,
  { shared, disputed, claimed, overused }: Questions,
): string | null {
  const id = person.externalIds.find((external) => disputed.has(external))
  if (id !== undefined) {
    return `The id '${id}' stands in records of different people. Choose a source field on the Identity tab that each person has alone.`
  }
  const [first, second] = candidates
  if (second) {
    return `Their ids belong to ${candidates.length} different people here. Decide which of them it is; nothing is merged by itself.`
  }
  if (first && (claimed.has(first.state.personId) || first.otherKeyInForce)) {
    return 'Their records used to be one person with others that now look like someone else. Decide whose they are.'
  }
  if (person.email !== null && shared.has(person.email)) {
    return `Their e-mail '${person.email}' belongs to several people in the source, and the Identity tab holds such people.`
  }
  const usedUp = overused.get(person.personKey)
  if (usedUp !== undefined) return usedUp
  if (first) return whyHeldHere(person, first, document)
  return null
}

/** Questions about somebody who is here already. */
function whyHeldHere(
  person: Gathered,
  here: PersonHere,
  { identity, lifecycle }: MappingDocument,
): string | null {
  const passed = lifecycle.substituted === 'same person' ? null : substitution(person, here)
  if (passed && lifecycle.substituted === 'hold') {
    return `The registration of ${passed.before} now names ${passed.now}. Decide on the Lifecycle tab whether that is the same person or a new one; until then nothing changes.`
  }
  if (passed) return null
  if (lifecycle.back === 'hold' && here.state.state === 'suspended') {
    return 'They were suspended here and are in the source again, and the Lifecycle tab holds whoever comes back.'
  }
  const before = here.before?.values['email'] ?? null
  if (identity.changedEmail === 'hold' && before !== null && before !== person.values['email']) {
    return `Their e-mail changes from '${String(before)}' to '${String(person.values['email'] ?? 'none')}', and the Identity tab holds such changes.`
  }
  return null
}

function row(mapping: Mapping, person: Gathered, found: PersonHere | null): PlanRow {
  const said = saidBy(person)
  const { change, ...merged } = mergePerson(
    mapping,
    said,
    found?.before ?? null,
    found?.state ?? null,
    found?.others ?? [],
  )
  const intent = {
    said,
    externalIds: person.externalIds,
    basis: person.basis.toString('hex'),
    merged,
  }
  const isRestored = found?.state.state === 'suspended'
  return {
    person_id: found?.state.personId ?? uuid(),
    person_key: person.personKey,
    action: !found
      ? 'create'
      : isRestored
        ? 'restore'
        : Object.keys(change).length > 0
          ? 'update'
          : 'same',
    expected_version: found?.state.version ?? null,
    name: nameOf(person),
    change,
    intent,
    note: null,
    takes_over_from: null,
  }
}

/** A new person who has the registration of somebody who is here, and with it the ids. */
function takingRow(mapping: Mapping, person: Gathered, before: PersonHere): PlanRow {
  return { ...row(mapping, person, null), takes_over_from: before.state.personId }
}

function heldRow(person: Gathered, found: PersonHere | null, note: string): PlanRow {
  return {
    person_id: found?.state.personId ?? uuid(),
    person_key: person.personKey,
    action: 'held',
    expected_version: found?.state.version ?? null,
    name: nameOf(person),
    change: {},
    intent: null,
    note,
    takes_over_from: null,
  }
}

const nameOf = (person: GatheredPerson) =>
  String(person.values['display_name'] ?? person.email ?? person.externalIds[0] ?? '')

async function disputedIds(
  tx: EnvironmentTransaction,
  plan: Plan,
  people: readonly Gathered[],
): Promise<Set<string>> {
  const { rows } = await sql<{ external_id: string }>`
    select external_id from outcomes
    where environment_id = ${plan.environmentId} and source_id = ${plan.sourceId} and release_id = ${plan.releaseId}
      and status = 'included' and external_id = any(${people.flatMap((person) => person.externalIds)}::text[])
    group by external_id having count(distinct person_key) > 1`.execute(tx)
  return new Set(rows.map((row) => row.external_id))
}

async function sharedEmails(
  tx: EnvironmentTransaction,
  plan: Plan,
  people: readonly Gathered[],
): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`
    select email from outcomes
    where environment_id = ${plan.environmentId} and source_id = ${plan.sourceId} and release_id = ${plan.releaseId}
      and status = 'included' and email = any(${people.flatMap((person) => person.email ?? [])}::text[])
    group by email having count(distinct person_key) > 1`.execute(tx)
  return new Set(rows.map((row) => row.email))
}

async function store(
  tx: EnvironmentTransaction,
  plan: Plan,
  rows: readonly PlanRow[],
  before: number,
): Promise<void> {
  const numbered = rows.map((row, index) => ({ ...row, row_number: before + index + 1 }))
  await sql`
    insert into plan_rows (environment_id, plan_id, row_number, person_id, person_key, action, expected_version, name, change, intent, note, takes_over_from)
    select ${plan.environmentId}, ${plan.planId}, row_number, person_id, person_key, action, expected_version, name, change, intent, note, takes_over_from
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (
      row_number integer, person_id uuid, person_key text, action text, expected_version integer, name text,
      change json, intent json, note text, takes_over_from uuid
    )`.execute(tx)
}
