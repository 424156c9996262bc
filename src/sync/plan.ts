// A plan: what a release would change in an environment, person by person. Nothing is written to anybody.
//
// queued → running (outcomes mapped, people compared) → ready → applied
//                    └→ failed, with the reason
//
// Making a plan is a pure question asked of the database; a crash half-way starts the question anew.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { exclusively } from '../database/exclusively.ts'
import type { Jobs, Subject } from '../database/jobs.ts'
import { isOutage } from '../database/outage.ts'
import { wholeSets } from '../database/planner.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { compile } from '../mapping/core/compile.ts'
import { Problem } from '../tenancy/problem.ts'
import { brakeOf } from './brake.ts'
import { countBridge } from './bridge.ts'
import { mapOutcomes, type OutcomeOf } from './outcome.ts'
import { planEndings } from './plan-endings.ts'
import { planPeople } from './plan-people.ts'
import { siteDay } from './site-day.ts'
import { readContent, type ReleaseContent } from '../mapping/release-content.ts'

export type PlanAction = 'create' | 'update' | 'suspend' | 'restore' | 'end' | 'same' | 'held'
export type PlanCounts = { [action in PlanAction]: number } & { unchanged: number }

/**
 * Asks for a plan of a release over the newest complete pull of its source.
 * @throws {Problem} `conflict` where there is no complete pull: only that is a whole picture.
 */
export async function startPlan(
  tx: EnvironmentTransaction,
  jobs: Jobs,
  asked: {
    projectId: string
    sourceId: string
    releaseId: string
    accountId: string | null
    now: Date
  },
): Promise<string> {
  const pull = await tx
    .selectFrom('pulls')
    .select('pull_id')
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', asked.sourceId)
    .where('kind', 'in', ['full', 'additions'])
    .where('state', '=', 'complete')
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!pull) {
    throw new Problem(
      'conflict',
      'There is no complete pull of this source yet, and a plan needs all of its people. Pull everyone first.',
    )
  }
  const planId = uuid()
  await tx
    .insertInto('plans')
    .values({
      environment_id: tx.environmentId,
      plan_id: planId,
      project_id: asked.projectId,
      source_id: asked.sourceId,
      release_id: asked.releaseId,
      pull_id: pull.pull_id,
      state: 'queued',
      as_of: asked.now,
      made_by: asked.accountId,
    })
    .execute()
  await jobs.enqueue(tx, 'plan', planId)
  return planId
}

/** Works a plan out. Safe to call twice or at once: the second finds it done or in other hands. */
export async function makePlan(db: Database, { environmentId, id }: Subject): Promise<void> {
  await exclusively(db, `plan ${id}`, async () => {
    const plan = await within(db, environmentId, (tx) => begin(tx, id))
    if (!plan) return
    try {
      const release = await db
        .selectFrom('releases')
        .select('content')
        .where('release_id', '=', plan.releaseId)
        .executeTakeFirstOrThrow()
      await work(
        db,
        { ...plan, environmentId, planId: id },
        readContent(plan.releaseId, release.content),
      )
    } catch (error) {
      // The database was away: the question is asked anew when it is back.
      if (!isOutage(error)) await within(db, environmentId, (tx) => fail(tx, id))
      throw error
    }
  })
}

async function fail(tx: EnvironmentTransaction, planId: string): Promise<void> {
  const text =
    'The plan could not be made, by a fault of Gangway itself, which is in its log. Nothing was written to anybody.'
  await update(tx, planId, {
    state: 'failed',
    failure: JSON.stringify({ text }),
    finished_at: new Date(),
  })
}

type Plan = OutcomeOf & {
  planId: string
  asOf: Date
  vendorTotal: number | null
  problemCount: number
}

async function begin(tx: EnvironmentTransaction, planId: string) {
  const plan = await tx
    .selectFrom('plans')
    .innerJoin('pulls', (join) =>
      join
        .onRef('pulls.pull_id', '=', 'plans.pull_id')
        .onRef('pulls.environment_id', '=', 'plans.environment_id'),
    )
    .select([
      'plans.source_id',
      'plans.release_id',
      'plans.state',
      'plans.as_of',
      'pulls.vendor_total',
      'pulls.problem_count',
    ])
    .where('plans.environment_id', '=', tx.environmentId)
    .where('plan_id', '=', planId)
    .executeTakeFirst()
  if (!plan || !['queued', 'running'].includes(plan.state)) return null
  await dropGroups(tx, planId)
  await tx
    .deleteFrom('plan_rows')
    .where('environment_id', '=', tx.environmentId)
    .where('plan_id', '=', planId)
    .execute()
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from source_records
    where environment_id = ${tx.environmentId} and source_id = ${plan.source_id} and present`.execute(
    tx,
  )
  await update(tx, planId, { state: 'running', done: 0, total: rows[0]?.total ?? 0 })
  return {
    sourceId: plan.source_id,
    releaseId: plan.release_id,
    asOf: plan.as_of,
    vendorTotal: plan.vendor_total,
    problemCount: plan.problem_count,
  }
}

async function work(db: Database, plan: Plan, content: ReleaseContent): Promise<void> {
  const { document, model } = content
  const mapping = compile(document, model, await siteDay(db, plan.environmentId, plan.asOf))
  await within(db, plan.environmentId, (tx) => update(tx, plan.planId, { era: mapping.era }))
  const progress = async (tx: EnvironmentTransaction, done: number) => {
    await sql`update plans set done = least(total, done + ${done})
      where environment_id = ${tx.environmentId} and plan_id = ${plan.planId}`.execute(tx)
  }
  await mapOutcomes(db, plan, mapping, progress)
  await planPeople(db, plan, mapping, document)
  await within(db, plan.environmentId, async (tx) => {
    await wholeSets(tx, () => planEndings(tx, plan, document.lifecycle))
    await dropGroups(tx, plan.planId)
    const present = await presencesHere(tx, plan)
    const counts = await countActions(tx, plan, present.active)
    const brake = brakeOf(counts, document.schedule.limits, present)
    const bridge = await countBridge(tx, plan, plan)
    await update(tx, plan.planId, {
      state: 'ready',
      bridge: JSON.stringify({
        ...bridge,
        heldWhenJoined: counts.held,
        people: bridge.people - counts.held,
      }),
      counts: JSON.stringify(counts),
      brake: brake && JSON.stringify(brake),
      finished_at: new Date(),
    })
    await sql`update plans set done = total where environment_id = ${tx.environmentId} and plan_id = ${plan.planId}`.execute(
      tx,
    )
  })
}

/** How many people the source has here, and whether it has never had any. */
async function presencesHere(
  tx: EnvironmentTransaction,
  plan: Plan,
): Promise<{ active: number; isFirst: boolean }> {
  const { rows } = await sql<{ active: number; total: number }>`
    select count(*) filter (where state = 'active') as active, count(*) as total from presences
    where environment_id = ${tx.environmentId} and source_id = ${plan.sourceId}`.execute(tx)
  const { active, total } = rows[0] ?? { active: 0, total: 0 }
  return { active, isFirst: total === 0 }
}

async function dropGroups(tx: EnvironmentTransaction, planId: string): Promise<void> {
  await tx
    .deleteFrom('plan_groups')
    .where('environment_id', '=', tx.environmentId)
    .where('plan_id', '=', planId)
    .execute()
}

async function countActions(
  tx: EnvironmentTransaction,
  plan: Plan,
  active: number,
): Promise<PlanCounts> {
  const { rows } = await sql<{ action: PlanAction; count: number }>`
    select action, count(*) as count from plan_rows
    where environment_id = ${tx.environmentId} and plan_id = ${plan.planId} group by action`.execute(
    tx,
  )
  const of = (action: PlanAction) => rows.find((row) => row.action === action)?.count ?? 0
  const counts = {
    create: of('create'),
    update: of('update'),
    suspend: of('suspend'),
    restore: of('restore'),
    end: of('end'),
    same: of('same'),
    held: of('held'),
  }
  const { rows: heldHere } = await sql<{ count: number }>`
    select count(*) as count from plan_rows where environment_id = ${tx.environmentId}
      and plan_id = ${plan.planId} and action = 'held' and expected_version is not null`.execute(tx)
  const touched = counts.update + counts.suspend + counts.end + (heldHere[0]?.count ?? 0)
  return { ...counts, unchanged: Math.max(0, active - touched) }
}

async function update(
  tx: EnvironmentTransaction,
  planId: string,
  values: {
    state?: string
    era?: string
    done?: number
    total?: number
    bridge?: string
    counts?: string
    brake?: string | null
    failure?: string
    finished_at?: Date
  },
): Promise<void> {
  await tx
    .updateTable('plans')
    .set(values)
    .where('environment_id', '=', tx.environmentId)
    .where('plan_id', '=', planId)
    .execute()
}
