// The mapping document as the console reads and saves it: whole, against a revision, as JSON or as YAML.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject, sideOf, type ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { documentBody, modelBody, projectParams, refuseTooLong, revision } from './body.ts'
import { standardModel } from './core/platform-model.ts'
import { fromYaml, toYaml, type MappingText } from './core/yaml.ts'
import { readDraft, saveDraft, type Draft } from './draft.ts'
import { presenceEndpoints } from './presence-routes.ts'
import { changesSince } from './revisions.ts'
import { editableAreas } from './rights.ts'
import { rightsEndpoints } from './rights-routes.ts'
import { versionEndpoints } from './version-routes.ts'
import { workbookEndpoints } from './workbook-routes.ts'

export const mappingEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/projects/:project/mapping': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: projectParams,
    answer: async ({ scope }) => {
      const edits = await editableAreas(db, scope)
      return {
        ...presentDraft(await readDraft(db, scope.projectId)),
        savedBy: await savedBy(db, scope.projectId),
        /** Whose side of the joint work the reader is on, and the tabs that they edit. */
        side: sideOf(scope.account),
        edits: [...edits],
        mayEdit: edits.size > 0,
        /** Fields that every site has: they are neither renamed nor taken away. */
        standardFields: standardModel.fields.map(({ key }) => key),
      }
    },
  }),

  'GET /api/projects/:project/mapping/since/:revision': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: projectParams.extend({ revision: z.coerce.number().pipe(revision) }),
    answer: async ({ scope, params }) => ({
      ...presentDraft(await readDraft(db, scope.projectId)),
      savedBy: await savedBy(db, scope.projectId),
      /** Who changed what since that revision, the newest first. */
      changes: await changesSince(db, scope.projectId, params.revision),
    }),
  }),

  'PUT /api/projects/:project/mapping': endpoint({
    on: 'console',
    may: inProject(db, 'contribute'),
    audit: 'mapping.saved',
    params: projectParams,
    body: z.strictObject({ revision, document: documentBody, model: modelBody }),
    answer: async ({ scope, body: { revision, ...program } }) => {
      refuseTooLong(program.document)
      const from = await savedFrom(db, scope, revision)
      const saved = await saveDraft(db, scope.projectId, from, program)
      return {
        revision: saved.revision,
        savedAt: saved.updatedAt,
        /** What the document is now where others had saved meanwhile; null where it is as it was sent. */
        merged: saved.merged ? { document: saved.document, model: saved.model } : null,
      }
    },
  }),

  'GET /api/projects/:project/mapping.yaml': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: projectParams,
    answer: async ({ scope, reply }) => {
      const { document, model } = await readDraft(db, scope.projectId)
      const name = `mapping-${scope.siteSlug}.yaml`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      reply.type('application/yaml; charset=utf-8')
      return toYaml(document, model)
    },
  }),

  'PUT /api/projects/:project/mapping/yaml': endpoint({
    on: 'console',
    may: inProject(db, 'contribute'),
    audit: 'mapping.saved',
    params: projectParams,
    body: z.strictObject({ revision, yaml: z.string() }),
    answer: async ({ scope, body }) => {
      const { document, model } = readYaml(body.yaml)
      const change = model === null ? { document } : { document, model }
      const from = await savedFrom(db, scope, body.revision)
      return presentDraft(await saveDraft(db, scope.projectId, from, change))
    },
  }),

  ...presenceEndpoints({ db }),
  ...rightsEndpoints({ db }),
  ...versionEndpoints({ db }),
  ...workbookEndpoints({ db }),
})

async function savedFrom(db: Database, scope: ProjectScope, revision: number) {
  const edits = await editableAreas(db, scope)
  return { revision, accountId: scope.account.accountId, edits }
}

const presentDraft = ({ revision, document, model, updatedAt }: Draft) => ({
  revision,
  document,
  model,
  savedAt: updatedAt,
})

/** Who saved last; null while nobody has. */
async function savedBy(db: Database, projectId: string): Promise<string | null> {
  const row = await db
    .selectFrom('mapping_drafts')
    .innerJoin('accounts', 'accounts.account_id', 'mapping_drafts.updated_by')
    .select('accounts.name')
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  return row?.name ?? null
}

/** @throws {Problem} `invalid` with line and column of each thing that is wrong; the saved document stays as it is. */
function readYaml(yaml: string): MappingText {
  const read = fromYaml(yaml)
  if ('problems' in read) {
    const places = read.problems.map(({ line, column, text }) => ({
      place: `line ${line}, column ${column}`,
      text,
    }))
    const text = 'This is not a mapping document yet, so nothing was changed.'
    throw new Problem('invalid', text, { places })
  }
  refuseTooLong(read.document)
  return read
}
