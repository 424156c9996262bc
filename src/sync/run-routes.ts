// Runs of an environment, where a source stands there, and what was done.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { sourceOf } from '../sources/sources.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { Problem } from '../tenancy/problem.ts'
import { accountNames } from './account-names.ts'
import { inProjectEnvironment, projectEnvironment } from './in-project-environment.ts'
import { logKinds, syncLog } from './log.ts'
import { paging } from './paging.ts'
import { newestPlan } from './plan-view.ts'
import { presentPlan } from './plan-routes.ts'
import { presentPull } from './pull-routes.ts'
import { newestPull } from './pull-view.ts'
import { newestRun, runView, type RunView } from './run-view.ts'

export const runEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/projects/:project/:environment/sources/:source/standing': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: projectEnvironment.extend({ source: z.uuid() }),
    answer: async ({ scope, params }) => {
      const { projectId, environmentId } = scope
      const { sourceId, name, kind } = await sourceOf(db, projectId, params.source)
      return within(db, environmentId, async (tx) => {
        const pull = await newestPull(tx, sourceId)
        const snapshot = await newestPull(tx, sourceId, { complete: true })
        const plan = await newestPlan(tx, projectId, sourceId)
        const run = await newestRun(tx, projectId, sourceId)
        const nameOf = await accountNames(tx, [
          pull?.startedBy ?? null,
          snapshot?.startedBy ?? null,
          plan?.madeBy ?? null,
          run?.confirmedBy ?? null,
        ])
        return {
          source: { sourceId, name, kind },
          /** The newest that was to bring everything, and the newest that did. */
          pull: pull && presentPull(pull, nameOf),
          snapshot: snapshot && presentPull(snapshot, nameOf),
          plan: plan && (await presentPlan(tx, plan, nameOf)),
          run: run && presentRun(run, nameOf),
          unfinished: [
            ...(pull && isUnfinished(pull.state) ? ['pull' as const] : []),
            ...(plan && isUnfinished(plan.state) ? ['plan' as const] : []),
            ...(run && isUnfinished(run.state) ? ['run' as const] : []),
          ],
        }
      })
    },
  }),

  'GET /api/projects/:project/:environment/runs/:run': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: projectEnvironment.extend({ run: z.uuid() }),
    answer: ({ scope, params }) =>
      within(db, scope.environmentId, async (tx) => {
        const run = await runView(tx, scope.projectId, params.run)
        if (!run) throw new Problem('not_found')
        return presentRun(run, await accountNames(tx, [run.confirmedBy]))
      }),
  }),

  'GET /api/projects/:project/:environment/log': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: projectEnvironment,
    query: paging.omit({ search: true }).extend({ kind: z.enum(logKinds).optional() }),
    answer: async ({ scope, query }) => {
      const sources = await db
        .selectFrom('sources')
        .select('source_id')
        .where('project_id', '=', scope.projectId)
        .execute()
      const ids = sources.map((source) => source.source_id)
      return within(db, scope.environmentId, async (tx) => {
        const asked = { ...query, kind: query.kind ?? null }
        const { rows, total } = await syncLog(tx, scope.projectId, ids, asked)
        const nameOf = await accountNames(
          tx,
          rows.map((row) => row.by),
        )
        return { total, rows: rows.map((row) => ({ ...row, by: nameOf(row.by) })) }
      })
    },
  }),
})

const isUnfinished = (state: string) => ['queued', 'running', 'parked'].includes(state)

const presentRun = (run: RunView, nameOf: (accountId: string | null) => string | null) => ({
  ...run,
  confirmedBy: nameOf(run.confirmedBy),
})
