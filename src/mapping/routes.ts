// The mapping document as the console reads and saves it: whole, against a revision, as JSON or as YAML.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { documentBody, modelBody, projectParams } from './body.ts'
import type { MappingDocument } from './core/document.ts'
import { standardModel } from './core/platform-model.ts'
import { fromYaml, toYaml } from './core/yaml.ts'
import { readDraft, saveDraft, type Draft } from './draft.ts'

const revision = z.int().min(0)

export const mappingEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/projects/:project/mapping': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: projectParams,
    answer: async ({ scope, account, params }) => ({
      ...presentDraft(await readDraft(db, scope.projectId)),
      savedBy: await savedBy(db, scope.projectId),
      mayEdit: await mayEdit(db, { account, params }),
      /** Fields that every site has: they are neither renamed nor taken away. */
      standardFields: standardModel.fields.map(({ key }) => key),
    }),
  }),

  'PUT /api/projects/:project/mapping': endpoint({
    on: 'console',
    may: inProject(db, 'map'),
    audit: 'mapping.saved',
    params: projectParams,
    body: z.strictObject({ revision, document: documentBody, model: modelBody }),
    answer: async ({ scope, body: { revision, document, model } }) => {
      const from = { revision, accountId: scope.account.accountId }
      const draft = await saveDraft(db, scope.projectId, from, { document, model })
      return { revision: draft.revision, savedAt: draft.updatedAt }
    },
  }),

  'GET /api/projects/:project/mapping.yaml': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: projectParams,
    answer: async ({ scope, reply }) => {
      const { document } = await readDraft(db, scope.projectId)
      const name = `mapping-${scope.siteSlug}.yaml`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      reply.type('application/yaml; charset=utf-8')
      return toYaml(document)
    },
  }),

  'PUT /api/projects/:project/mapping/yaml': endpoint({
    on: 'console',
    may: inProject(db, 'map'),
    audit: 'mapping.saved',
    params: projectParams,
    body: z.strictObject({ revision, yaml: z.string() }),
    answer: async ({ scope, body }) => {
      const document = readYaml(body.yaml)
      const from = { revision: body.revision, accountId: scope.account.accountId }
      return presentDraft(await saveDraft(db, scope.projectId, from, { document }))
    },
  }),
})

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

async function mayEdit(
  db: Database,
  asked: Parameters<ReturnType<typeof inProject>>[0],
): Promise<boolean> {
  try {
    await inProject(db, 'map')(asked)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** @throws {Problem} `invalid` with line and column of each thing that is wrong; the saved document stays as it is. */
function readYaml(yaml: string): MappingDocument {
  const read = fromYaml(yaml)
  if ('problems' in read) {
    const places = read.problems.map(({ line, column, text }) => ({
      place: `line ${line}, column ${column}`,
      text,
    }))
    const text = 'This is not a mapping document yet, so nothing was changed.'
    throw new Problem('invalid', text, { places })
  }
  const { length } = JSON.stringify(read.document)
  if (length > longest) {
    const found = `Written out, this document has ${length.toLocaleString('en')} characters`
    throw new Problem('too_large', `${found}; the console takes ${longest.toLocaleString('en')}.`)
  }
  return read.document
}

/** What goes through the console's own requests (1 MiB) with its platform model beside it. */
const longest = 900_000
