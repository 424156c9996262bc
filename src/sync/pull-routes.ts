// Pulls of an environment: starting one, and watching it.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { sourceOf } from '../sources/sources.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { Problem } from '../tenancy/problem.ts'
import { accountNames } from './account-names.ts'
import { inProjectEnvironment, projectEnvironment } from './in-project-environment.ts'
import { startPull, type PullKind } from './pull.ts'
import { pullView, type PullView } from './pull-view.ts'

type Services = { db: Database; jobs: Jobs }

export const pullEndpoints = ({ db, jobs }: Services) => ({
  /** Reads the source whole. */
  'POST /api/projects/:project/:environment/pulls': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'run'),
    audit: 'pull.started',
    params: projectEnvironment,
    body: z.object({ sourceId: z.uuid() }),
    answer: async ({ scope, body }) => {
      const { environmentId, clientId, account } = scope
      const source = await sourceOf(db, scope.projectId, body.sourceId)
      return within(db, environmentId, async (tx) => {
        const what =
          source.kind === 'file'
            ? await newestUpload(tx, source.sourceId)
            : { kind: 'full' as const }
        const { accountId } = account
        const pullId = await startPull(tx, jobs, { sourceId: source.sourceId, ...what, accountId })
        await record(tx, {
          event: 'pull.started',
          actor: { kind: 'account', id: accountId },
          clientId,
          environmentId,
          subject: { kind: 'pull', id: pullId },
        })
        return { pullId }
      })
    },
  }),

  'GET /api/projects/:project/:environment/pulls/:pull': endpoint({
    on: 'console',
    may: inProjectEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: projectEnvironment.extend({ pull: z.uuid() }),
    answer: async ({ scope, params }) => {
      const pull = await within(db, scope.environmentId, async (tx) => {
        const view = await pullView(tx, params.pull)
        return view && presentPull(view, await accountNames(tx, [view.startedBy]))
      })
      if (!pull) throw new Problem('not_found')
      await sourceOf(db, scope.projectId, pull.sourceId)
      return pull
    },
  }),
})

export const presentPull = (
  pull: PullView,
  nameOf: (accountId: string | null) => string | null,
) => ({ ...pull, startedBy: nameOf(pull.startedBy) })

/** A file is read as it was uploaded last, and as what it was said to hold. */
async function newestUpload(
  tx: EnvironmentTransaction,
  sourceId: string,
): Promise<{ kind: PullKind; uploadId: string }> {
  const upload = await tx
    .selectFrom('uploads')
    .select(['upload_id', 'covers'])
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', sourceId)
    .orderBy('uploaded_at', 'desc')
    .executeTakeFirst()
  if (!upload) {
    throw new Problem(
      'conflict',
      'No file has been uploaded here yet. Upload it on the source page first.',
    )
  }
  return {
    kind: upload.covers === 'everyone' ? 'full' : 'additions',
    uploadId: upload.upload_id,
  }
}
