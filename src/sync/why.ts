// Why a person is as they are (the engine's ninth promise): which record, which row of which tab of which release,
// which run, and when. Nothing of it is stored: it is derived from payload versions, releases, presences and history.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import { quoted } from '../mapping/core/hold.ts'
import { sourceLabel } from '../mapping/core/source/source-label.ts'
import { Problem } from '../tenancy/problem.ts'
import type { News } from './applied-records.ts'
import { type Doer, doers } from './doers.ts'
import type { Values } from './merge-person.ts'
import { type FieldWhy, whyField } from './why-field.ts'
import { type ExplainedPresence, explainedPresences } from './why-presence.ts'
import { type StandingWhy, whyStanding } from './why-standing.ts'
import { identityRow, populationRow, type RowPlace, type Step } from './why-step.ts'
import { traceSteps } from './why-trace.ts'

/** When something of a person last changed, and by whom. */
export type LastChange = { at: Date; by: Doer }

/** A step as it leaves: a value out of a record can be any JSON. */
type ShownStep = Omit<Step, 'before' | 'after'> & { before?: unknown; after: unknown }

export type Why = {
  fields: (Omit<FieldWhy, 'steps'> & { steps: ShownStep[]; last: LastChange | null })[]
  standing: StandingWhy
  standingLast: {
    userTypes: LastChange | null
    tags: LastChange | null
    groups: LastChange | null
    access: LastChange | null
    directory: LastChange | null
  }
  sources: {
    sourceId: string
    source: string
    projectId: string
    project: string
    release: number
    state: 'active' | 'ended'
    since: Date
    endedAt: Date | null
    /** What has come since, and no run has applied yet. */
    news: News[]
  }[]
  records: WhyRecord[]
}

export type WhyRecord = {
  sourceId: string
  recordKey: string
  /** As the source gave it, without what is never stored. */
  body: unknown
  firstSeenAt: Date
  /** The population rows that were asked. */
  decisions: { row: RowPlace; asked: string; found: unknown; decided: boolean }[]
  externalId: ShownStep[]
  email: ShownStep[]
}

/** @throws {Problem} `not_found` for nobody of this environment. */
export async function whyPerson(
  db: Database,
  environmentId: string,
  personId: string,
): Promise<Why> {
  return within(db, environmentId, async (tx) => {
    const person = await tx
      .selectFrom('persons')
      .select(['profile', 'local'])
      .where('environment_id', '=', environmentId)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (!person) throw new Problem('not_found')
    const presences = await explainedPresences(tx, personId)
    const last = await lastChanges(tx, personId)
    const values = { profile: person.profile as Values, local: person.local as Values }
    return {
      fields: fieldKeys(values, presences).map((key) => ({
        ...whyField(key, values, presences),
        last: last.get(key) ?? null,
      })),
      standing: whyStanding(presences),
      standingLast: {
        userTypes: last.get('user types') ?? null,
        tags: last.get('tags') ?? null,
        groups: last.get('groups') ?? null,
        access: last.get('access levels') ?? null,
        directory: last.get('in the directory') ?? null,
      },
      sources: presences.map(presentSource),
      records: presences.flatMap(presentRecords),
    }
  })
}

/** The mapped fields in the platform's order, then whatever else is kept. */
function fieldKeys(
  { profile, local }: { profile: Values; local: Values },
  presences: readonly ExplainedPresence[],
): string[] {
  return [
    ...new Set([
      ...presences.flatMap(({ mapping }) => mapping.fields.map(({ field }) => field)),
      ...Object.keys(profile),
      ...Object.keys(local),
    ]),
  ]
}

const presentSource = (presence: ExplainedPresence): Why['sources'][number] => ({
  sourceId: presence.source.id,
  source: presence.source.name,
  projectId: presence.project.id,
  project: presence.project.name,
  release: presence.release.number,
  state: presence.state,
  since: presence.since,
  endedAt: presence.endedAt,
  news: presence.news,
})

function presentRecords({ source, document, records }: ExplainedPresence): WhyRecord[] {
  const { population, identity } = document
  return records.map(({ record, explanation }) => ({
    sourceId: source.id,
    recordKey: record.recordKey,
    body: record.body,
    firstSeenAt: record.firstSeenAt,
    decisions: explanation.population.map(({ row: { row: id }, value, decided }) => {
      const row = population.rows.find((row) => row.id === id)
      const values = row?.values.length ? ` ${row.values.map(quoted).join(', ')}` : ''
      const asked = row ? `${row.decision}: ${sourceLabel(row.source)} ${row.when}${values}` : ''
      return { row: populationRow(document, id), asked, found: value, decided }
    }),
    externalId: traceSteps(
      explanation.externalId,
      identity.externalId.steps,
      identityRow('externalId'),
    ),
    email: traceSteps(explanation.email, identity.email.steps, identityRow('email')),
  }))
}

async function lastChanges(
  tx: EnvironmentTransaction,
  personId: string,
): Promise<Map<string, LastChange>> {
  const { rows } = await sql<{
    what: string
    at: Date
    run_id: string | null
    actor_kind: string
    actor_id: string | null
  }>`
    select distinct on (what) what, at, run_id, actor_kind, actor_id
    from history, json_object_keys(change) as what
    where environment_id = ${tx.environmentId} and person_id = ${personId}
    order by what, at desc, history_id desc`.execute(tx)
  const doer = await doers(tx, rows)
  return new Map(rows.map((row) => [row.what, { at: row.at, by: doer(row) }]))
}
