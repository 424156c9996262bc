// What the mapping is tried on, and what it makes of it: reads the newest pull of Dev and writes nothing.
import type { NotNull } from 'kysely'
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { documentBody, modelBody, projectParams } from '../mapping/body.ts'
import type { Profile } from '../mapping/core/source/profile.ts'
import { recipeStep } from '../mapping/core/recipes/catalogue.ts'
import { sourceLabel } from '../mapping/core/source/source-label.ts'
import { readDraft } from '../mapping/draft.ts'
import { ownedElsewhere } from '../mapping/owned-fields.ts'
import { fitOf, starters } from '../mapping/starters/starters.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject, type ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Sample } from './preview/program.ts'
import { createPreviewThread } from './preview/thread.ts'
import { siteDay } from './site-day.ts'
import { sampleRecords } from './snapshot.ts'
import { withoutNeverStored } from './without-never-stored.ts'

/** As many records as an edit is tried on. */
const most = 250

const program = z.strictObject({ document: documentBody, model: modelBody })

export const previewEndpoints = ({ db }: { db: Database }) => {
  const thread = createPreviewThread()
  const read = inProject(db, 'read')
  const base = { on: 'console', may: read, params: projectParams } as const
  return {
    'GET /api/projects/:project/sample': endpoint({
      ...base,
      audit: { none: 'reads' },
      answer: async ({ scope }) => {
        const [pull, { profile }] = await readSample(db, scope)
        return { sample: pull && profile && presentSample(pull, profile) }
      },
    }),

    /** One record of the sample, to make a test person of. */
    'GET /api/projects/:project/sample/records/:record': endpoint({
      ...base,
      audit: { none: 'reads' },
      params: projectParams.extend({ record: z.coerce.number().int().min(0) }),
      answer: async ({ scope, params }) => {
        const [, { records }] = await readSample(db, scope)
        const found = records.find(({ recordNumber }) => recordNumber === params.record)
        if (!found) throw new Problem('not_found')
        const record: unknown = found.record
        return { record }
      },
    }),

    'GET /api/projects/:project/mapping/starters': endpoint({
      ...base,
      audit: { none: 'reads' },
      /** The best fitting first; `fit` from 0 to 1, null where nothing was pulled yet. */
      answer: async ({ scope }) => {
        const pull = await newestPull(db, scope)
        const kind = scope.kind === 'content' ? 'content' : 'registration'
        const fitting = starters().filter((starter) => starter.kind === kind)
        const found = fitting.map((starter) => ({
          ...starter,
          fit: pull && fitOf(starter, pull.profile as Profile),
        }))
        return { starters: found.toSorted((a, b) => (b.fit ?? 0) - (a.fit ?? 0)) }
      },
    }),

    'POST /api/projects/:project/mapping/preview': endpoint({
      ...base,
      audit: { none: 'tries and writes nothing' },
      /** `before` is what the result is compared with: the saved document where it is left out. */
      body: program.extend({ before: program.optional() }),
      answer: async ({ scope, body: { before, ...now } }) => {
        const [pull, sample] = await readSample(db, scope)
        const saved = before ?? (await readDraft(db, scope.projectId))
        const { document, model } = saved
        const owned = await ownedElsewhere(db, scope.projectId)
        const job = { sample, now, before: { document, model }, owned }
        const tried = await thread.preview(by(scope), job)
        return { ...tried, pullId: pull?.pull_id ?? null }
      },
    }),

    'POST /api/projects/:project/mapping/recipes': endpoint({
      ...base,
      audit: { none: 'tries and writes nothing' },
      body: z.strictObject({
        sources: z.array(z.string().max(2000)).max(50),
        steps: z.array(recipeStep).max(50),
      }),
      answer: async ({ scope, body }) => {
        const [, sample] = await readSample(db, scope)
        const { document } = await readDraft(db, scope.projectId)
        return { recipes: await thread.recipes(by(scope), { sample, row: body, document }) }
      },
    }),
  }
}

const by = ({ account, projectId }: ProjectScope) => ({ accountId: account.accountId, projectId })

type Pull = NonNullable<Awaited<ReturnType<typeof newestPull>>>
type Of = { projectId: string; dev: string }

function presentSample(pull: Pull, profile: Profile) {
  return {
    pullId: pull.pull_id,
    source: pull.source,
    asOf: pull.finished_at,
    /** A sample says nothing of how many there are in all; a pull that broke off neither. */
    whole: pull.kind === 'full' && pull.state === 'complete',
    records: profile.records,
    tried: Math.min(profile.records, most),
    fields: profile.fields.map((field) => ({ ...field, label: sourceLabel(field.path) })),
  }
}

/** Without what the saved document says is never to be stored. */
async function readSample(db: Database, of: Of): Promise<[Pull | null, Sample]> {
  const pull = await newestPull(db, of)
  if (!pull) return [null, { records: [], profile: null }]
  const at = { sourceId: pull.source_id, pullId: pull.pull_id }
  const records = await within(db, of.dev, (tx) => sampleRecords(tx, at, most))
  const asOf = await siteDay(db, of.dev, new Date())
  const sample = { records, profile: pull.profile as Profile, asOf }
  const { document } = await readDraft(db, of.projectId)
  return [pull, withoutNeverStored(sample, document)]
}

/** The newest pull of Dev that brought anything. */
async function newestPull(db: Database, { projectId, dev }: Of) {
  const sources = await db
    .selectFrom('sources')
    .select(['source_id', 'name'])
    .where('project_id', '=', projectId)
    .execute()
  const pull = await within(db, dev, (tx) => newestOf(tx, sources))
  const source = sources.find(({ source_id }) => source_id === pull?.source_id)
  return pull && source ? { ...pull, source: source.name } : null
}

async function newestOf(tx: EnvironmentTransaction, sources: { source_id: string }[]) {
  if (sources.length === 0) return null
  const pull = await tx
    .selectFrom('pulls')
    .select(['pull_id', 'source_id', 'kind', 'state', 'finished_at', 'profile'])
    .where('environment_id', '=', tx.environmentId)
    .where(
      'source_id',
      'in',
      sources.map(({ source_id }) => source_id),
    )
    .where('records', '>', 0)
    .where('profile', 'is not', null)
    .where('finished_at', 'is not', null)
    .$narrowType<{ finished_at: NotNull }>()
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return pull ?? null
}
