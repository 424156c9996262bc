// The sample of a source, and what its records hold field by field: for the source room.
import { sql } from 'kysely'
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { neverStorePaths } from '../mapping/core/people/never-store-paths.ts'
import type { FieldProfile, Profile } from '../mapping/core/source/profile.ts'
import { sourceLabel } from '../mapping/core/source/source-label.ts'
import { readDraft } from '../mapping/draft.ts'
import type { Finding } from '../sources/findings.ts'
import { neverStoredBy, sourceOf, type Source } from '../sources/sources.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject, type ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { accountNames } from './account-names.ts'
import { presentPull } from './pull-routes.ts'
import { pullView } from './pull-view.ts'
import { startPull, type PullKind } from './pull.ts'
import { withoutMarkedValues } from './without-never-stored.ts'

const environment = z.enum(['dev', 'prod'])
const params = z.object({ project: z.uuid(), source: z.uuid() })

export const sampleEndpoints = ({ db, jobs }: { db: Database; jobs: Jobs }) => ({
  /** Reads the first pages into Dev, to look at: it proves nothing of who is gone, and is never signed off. */
  'POST /api/projects/:project/sources/:source/sample': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: 'pull.started',
    params,
    answer: async ({ scope, params }) => {
      const source = await sourceOf(db, scope.projectId, params.source)
      if (source.kind === 'file') {
        throw new Problem('invalid', `'${source.name}' is a file: upload it, and it is read whole.`)
      }
      const { sourceId } = source
      const { accountId } = scope.account
      return within(db, scope.dev, async (tx) => {
        const pullId = await startPull(tx, jobs, { sourceId, kind: 'sample', accountId })
        await record(tx, {
          event: 'pull.started',
          actor: { kind: 'account', id: accountId },
          clientId: scope.clientId,
          environmentId: tx.environmentId,
          subject: { kind: 'pull', id: pullId },
          value: { kind: 'sample' },
        })
        return { pullId }
      })
    },
  }),

  /** The newest pull of each environment, samples too, with the file that it read. */
  'GET /api/projects/:project/sources/:source/pulls': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params,
    answer: async ({ scope, params }) => {
      const { sourceId } = await sourceOf(db, scope.projectId, params.source)
      const newest = (id: string) => within(db, id, (tx) => newestOfAnyKind(tx, sourceId))
      return { dev: await newest(scope.dev), prod: await newest(scope.prod) }
    },
  }),

  /** What the newest pull that brought anything holds, field by field; the values of one field are asked for apart. */
  'GET /api/projects/:project/sources/:source/profile': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params,
    query: z.object({ environment: environment.default('dev') }),
    answer: async ({ scope, params, query }) => {
      const source = await sourceOf(db, scope.projectId, params.source)
      const profiled = await shownProfile(db, scope, source, query.environment)
      return { profile: profiled && presentProfile(profiled) }
    },
  }),

  'GET /api/projects/:project/sources/:source/profile/field': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params,
    query: z.object({
      environment: environment.default('dev'),
      path: z.string().min(1).max(1_000),
    }),
    answer: async ({ scope, params, query }) => {
      const source = await sourceOf(db, scope.projectId, params.source)
      const profiled = await shownProfile(db, scope, source, query.environment)
      const field = profiled?.profile.fields.find(({ path }) => path === query.path)
      if (!profiled || !field) throw new Problem('not_found')
      return { ...field, label: sourceLabel(field.path), records: profiled.profile.records }
    },
  }),
})

async function newestOfAnyKind(tx: EnvironmentTransaction, sourceId: string) {
  const newest = await tx
    .selectFrom('pulls')
    .select(['pull_id', 'upload_id'])
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', sourceId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const view = newest && (await pullView(tx, newest.pull_id))
  if (!view) return null
  const pull = presentPull(view, await accountNames(tx, [view.startedBy]))
  return { ...pull, file: newest.upload_id ? await fileOf(tx, newest.upload_id) : null }
}

async function fileOf(tx: EnvironmentTransaction, uploadId: string) {
  const upload = await tx
    .selectFrom('uploads')
    .select(['name', 'covers', 'findings'])
    .where('environment_id', '=', tx.environmentId)
    .where('upload_id', '=', uploadId)
    .executeTakeFirst()
  return upload
    ? {
        name: upload.name,
        covers: upload.covers as 'everyone' | 'additions',
        findings: upload.findings as Finding[],
      }
    : null
}

type Profiled = {
  pullId: string
  kind: PullKind
  state: string
  asOf: Date
  /** Entries of the source's own list that were read: what its own total counts. */
  read: number
  vendorTotal: number | null
  profile: Profile
}

/** The profile of what was pulled; what the source or the document marks by now shows no values from before. */
async function shownProfile(
  db: Database,
  scope: ProjectScope,
  source: Source,
  environment: 'dev' | 'prod',
): Promise<Profiled | null> {
  const found = await within(db, scope[environment], (tx) => profileOf(tx, source.sourceId))
  if (!found) return null
  const { document } = await readDraft(db, scope.projectId)
  const marked = [...neverStoredBy(source), ...neverStorePaths(document)]
  return { ...found, profile: withoutMarkedValues(found.profile, marked) }
}

async function profileOf(tx: EnvironmentTransaction, sourceId: string): Promise<Profiled | null> {
  const { rows } = await sql<Profiled>`
    select pull_id as "pullId", kind, state, coalesce(finished_at, created_at) as "asOf",
      vendor_total as "vendorTotal", profile, (
        select coalesce(sum((proof->>'items')::int), 0) from pull_pages
        where pull_pages.environment_id = pulls.environment_id and pull_pages.pull_id = pulls.pull_id
      ) as read
    from pulls
    where environment_id = ${tx.environmentId} and source_id = ${sourceId}
      and records > 0 and profile is not null
    order by created_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

const presentProfile = ({ profile, kind, state, ...pull }: Profiled) => ({
  ...pull,
  kind,
  /** A sample says nothing of how many there are in all; a pull that broke off neither. */
  whole: kind !== 'sample' && state === 'complete',
  records: profile.records,
  fields: profile.fields.map(presentField),
})

const presentField = ({ path, filled, shapes, distinct, examples, longest }: FieldProfile) => ({
  path,
  label: sourceLabel(path),
  filled,
  shapes,
  distinct,
  examples,
  longest,
})
