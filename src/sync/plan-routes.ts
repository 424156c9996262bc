// Plans of an environment: asking for one, what it says of whom, and applying it.
import { Readable } from 'node:stream'
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { readContent, type ReleaseContent } from '../mapping/release-content.ts'
import { sourceOf } from '../sources/sources.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { Problem } from '../tenancy/problem.ts'
import { accountNames } from './account-names.ts'
import { bridgeCsv } from './bridge-csv.ts'
import { peopleOfTerm } from './bridge-list.ts'
import { bridgeView } from './bridge-view.ts'
import { changeView } from './change-view.ts'
import { explainRecord } from './explained-record.ts'
import {
  inProjectEnvironment,
  projectEnvironment,
  type ProjectEnvironmentScope,
} from './in-project-environment.ts'
import { paging, search } from './paging.ts'
import { startPlan } from './plan.ts'
import { rowsOfPlan } from './plan-list.ts'
import { planView, type PlanView } from './plan-view.ts'
import { releaseOf } from './release-of.ts'
import { startRun } from './start-run.ts'
import { termOf, termQuery } from './term-query.ts'
import { compileWho } from './who.ts'

type Services = { db: Database; jobs: Jobs }

const plan = projectEnvironment.extend({ plan: z.uuid() })
const count = z.int().min(0)
const counts = z.object({
  create: count,
  update: count,
  suspend: count,
  restore: count,
  end: count,
  same: count,
  held: count,
  unchanged: count,
})
const actions = ['create', 'update', 'suspend', 'restore', 'end', 'held', 'unchanged'] as const

export const planEndpoints = ({ db, jobs }: Services) => ({
  'POST /api/projects/:project/:environment/plans': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'run'),
    audit: { none: 'a plan is a question: it writes nothing to anybody' },
    params: projectEnvironment,
    body: z.object({ sourceId: z.uuid(), releaseId: z.uuid() }),
    answer: async ({ scope, body }) => {
      await sourceOf(db, scope.projectId, body.sourceId)
      await releaseContent(db, scope.projectId, body.releaseId)
      const { projectId, account } = scope
      const asked = { projectId, accountId: account.accountId, now: new Date(), ...body }
      return {
        planId: await within(db, scope.environmentId, (tx) => startPlan(tx, jobs, asked)),
      }
    },
  }),

  'GET /api/projects/:project/:environment/plans/:plan': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: plan,
    answer: ({ scope, params }) =>
      within(db, scope.environmentId, async (tx) => {
        const view = await planOr404(tx, scope, params.plan)
        return presentPlan(tx, view, await accountNames(tx, [view.madeBy]))
      }),
  }),

  'GET /api/projects/:project/:environment/plans/:plan/people': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: plan,
    query: z.intersection(termQuery, paging),
    answer: async ({ scope, params, query }) => {
      const { of, content } = await openPlan(db, scope, params.plan)
      const who = compileWho(content.document, content.model)
      const { rows, total } = await within(db, scope.environmentId, (tx) =>
        peopleOfTerm(tx, of, termOf(query), query, who),
      )
      const labels = new Map(content.model.userTypes.map(({ key, label }) => [key, label]))
      return {
        total,
        rows: rows.map((row) => ({
          ...row,
          userTypes: row.userTypes.map((key) => labels.get(key) ?? key),
        })),
      }
    },
  }),

  'GET /api/projects/:project/:environment/plans/:plan/people/export': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: 'people.exported',
    params: plan,
    query: z.intersection(termQuery, search),
    answer: async ({ scope, params, query, reply }) => {
      const { of, content } = await openPlan(db, scope, params.plan)
      await record(db, {
        event: 'people.exported',
        actor: { kind: 'account', id: scope.account.accountId },
        clientId: scope.clientId,
        environmentId: scope.environmentId,
        subject: { kind: 'plan', id: params.plan },
        value: query,
      })
      const name = `${query.term}-${scope.siteSlug}-${scope.environment}.csv`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply
        .type('text/csv; charset=utf-8')
        .send(Readable.from(bridgeCsv(db, of, content, termOf(query), query.search)))
    },
  }),

  'GET /api/projects/:project/:environment/plans/:plan/records/:record': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: plan.extend({ record: z.coerce.number().int().min(1) }),
    answer: async ({ scope, params }) => {
      const { of, content } = await openPlan(db, scope, params.plan)
      const explained = await within(db, scope.environmentId, (tx) =>
        explainRecord(tx, of, content, params.record),
      )
      if (!explained) throw new Problem('not_found')
      return explained
    },
  }),

  'GET /api/projects/:project/:environment/plans/:plan/rows': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: plan,
    query: paging.extend({ action: z.enum(actions), person: z.uuid().optional() }),
    answer: async ({ scope, params, query }) => {
      const { of, content } = await openPlan(db, scope, params.plan)
      const { rows, total } = await within(db, scope.environmentId, (tx) =>
        rowsOfPlan(tx, of, { ...query, personId: query.person ?? null }),
      )
      return {
        total,
        rows: rows.map((row) => ({ ...row, change: changeView(row.change, content) })),
      }
    },
  }),

  'POST /api/projects/:project/:environment/plans/:plan/apply': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'run'),
    audit: 'run.started',
    params: plan,
    body: z.object({
      /** The counts that were seen. */
      seen: counts,
      /** The site's name, typed: for Prod. */
      confirmation: z.string().max(200).optional(),
      /** The numbers that the plan's brake asks for, typed. */
      typed: z
        .strictObject({
          suspend: count.optional(),
          create: count.optional(),
          change: count.optional(),
        })
        .default({}),
    }),
    answer: async ({ scope, params, body }) => {
      if (scope.environment === 'prod') refuseUnlessNamed(scope.siteName, body.confirmation ?? '')
      const { projectId, account } = scope
      const confirmed = { projectId, accountId: account.accountId, planId: params.plan }
      return {
        runId: await within(db, scope.environmentId, (tx) =>
          startRun(tx, jobs, { ...confirmed, seen: body.seen, typed: body.typed }),
        ),
      }
    },
  }),
})

export async function presentPlan(
  tx: EnvironmentTransaction,
  { releaseId, ...plan }: PlanView,
  nameOf: (accountId: string | null) => string | null,
) {
  const { number, content } = await releaseOf(tx, releaseId)
  return {
    ...plan,
    release: { releaseId, number },
    bridge: plan.bridge && bridgeView(plan.bridge, content),
    madeBy: nameOf(plan.madeBy),
  }
}

function refuseUnlessNamed(siteName: string, typed: string): void {
  if (typed.trim() === siteName) return
  throw new Problem(
    'invalid',
    `To apply to Prod, type the site's name: '${siteName}'. Found '${typed.trim()}'.`,
    { places: [{ place: 'confirmation', text: `Type ${siteName}` }] },
  )
}

async function planOr404(
  tx: EnvironmentTransaction,
  scope: ProjectEnvironmentScope,
  planId: string,
): Promise<PlanView> {
  const view = await planView(tx, scope.projectId, planId)
  if (!view) throw new Problem('not_found')
  return view
}

async function openPlan(db: Database, scope: ProjectEnvironmentScope, planId: string) {
  const { environmentId } = scope
  const { sourceId, releaseId } = await within(db, environmentId, (tx) =>
    planOr404(tx, scope, planId),
  )
  return {
    of: { environmentId, sourceId, releaseId, planId },
    content: await releaseContent(db, scope.projectId, releaseId),
  }
}

async function releaseContent(
  db: Database,
  projectId: string,
  releaseId: string,
): Promise<ReleaseContent> {
  const release = await db
    .selectFrom('releases')
    .select('content')
    .where('release_id', '=', releaseId)
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  if (!release) throw new Problem('not_found')
  return readContent(releaseId, release.content)
}
