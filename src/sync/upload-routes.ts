import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within } from '../database/within.ts'
import { readDraft } from '../mapping/draft.ts'
import { readFileDefinition } from '../sources/file-definition.ts'
import { missingColumns } from '../sources/file/columns.ts'
import { keyedRecords } from '../sources/file/keyed-records.ts'
import type { FileUpload } from '../sources/file/file-upload.ts'
import { readUpload } from '../sources/file/upload.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import { expressionIn } from '../mapping/core/expression/mark.ts'
import { neverStorePaths } from '../mapping/core/people/never-store-paths.ts'
import { SourceError } from '../sources/source-error.ts'
import { sourceOf } from '../sources/sources.ts'
import { keepUpload } from '../sources/upload.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { startPull } from './pull.ts'

const largest = 50 * 1024 * 1024
const id = z.uuid()

export const uploadEndpoints = ({ db, jobs }: { db: Database; jobs: Jobs }) => ({
  /** A file of people. `everyone`: who is missing from it is gone. `additions`: nobody is removed. */
  'POST /api/projects/:project/sources/:source/uploads/:environment': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: 'source.uploaded',
    params: z.object({ project: id, source: id, environment: z.enum(['dev', 'prod']) }),
    query: z.object({
      name: z.string().trim().min(1).max(200),
      covers: z.enum(['everyone', 'additions'], {
        error: "Say whether the file holds 'everyone' or 'additions'.",
      }),
    }),
    bytes: largest,
    answer: async ({ scope, params, query, body }) => {
      const source = await sourceOf(db, scope.projectId, params.source)
      if (source.kind !== 'file') {
        throw new Problem(
          'invalid',
          `'${source.name}' is read over the network; add a file source for files.`,
        )
      }
      const { document } = await readDraft(db, scope.projectId)
      const definition = readFileDefinition(source.definition)
      const read = await readFile(body, query.name, [
        ...definition.primary_key,
        ...columnsRead(document),
      ])
      const neverStore = [...definition.never_store, ...neverStorePaths(document)]
      const { records, problems } = await keyedRecords(read, definition.primary_key, neverStore)
      const { accountId } = scope.account
      const upload = {
        sourceId: source.sourceId,
        ...query,
        findings: read.findings,
        records,
        problems,
      }
      const kind = query.covers === 'everyone' ? 'full' : 'additions'
      const started = await within(db, scope[params.environment], async (tx) => {
        const uploadId = await keepUpload(tx, upload, accountId)
        const pullId = await startPull(tx, jobs, {
          sourceId: source.sourceId,
          kind,
          uploadId,
          accountId,
        })
        await record(tx, {
          event: 'source.uploaded',
          actor: { kind: 'account', id: accountId },
          clientId: scope.clientId,
          environmentId: tx.environmentId,
          subject: { kind: 'upload', id: uploadId },
          value: { name: query.name, covers: query.covers, records: records.length },
        })
        return { uploadId, pullId }
      })
      return {
        ...started,
        findings: read.findings,
        records: records.length,
        problems: problems.slice(0, 100),
      }
    },
  }),
})

/** @throws {Problem} `source` with the file's fault in a sentence; nothing of it is kept. */
async function readFile(
  bytes: Buffer,
  name: string,
  needed: readonly string[],
): Promise<FileUpload> {
  try {
    const read = await readUpload(bytes, name)
    const [missing] = read.format === 'CSV' ? missingColumns(read.columns, needed) : []
    if (missing) throw missing
    return read
  } catch (error) {
    if (error instanceof SourceError) throw new Problem('source', error.text, { cause: error })
    throw error
  }
}

/**
 * The paths that the mapping document can't do without: those that have no other beside them. An expression says itself
 * what becomes of a field that is not there.
 */
function columnsRead(document: MappingDocument): string[] {
  const sources = [
    ...document.population.rows.map((row) => row.source),
    ...document.identity.externalId.sources,
    ...document.identity.email.sources,
    ...document.fields.rows.flatMap((row) =>
      row.neverStore ? [] : row.sources.length === 1 ? row.sources : [],
    ),
    ...document.userTypes.sources,
  ]
  return sources.filter((source) => expressionIn(source) === null)
}
