// What the source room asks for beyond the source itself: its description, a try of a correction, a look at a file.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Vault } from '../tenancy/vault.ts'
import type { Config, KnownSecrets } from './bindings.ts'
import type { SourceDefinition } from './definition/definition.ts'
import { fromForm, sourceForm } from './definition/form.ts'
import { parseDefinition } from './definition/parse.ts'
import { printDefinition } from './definition/print.ts'
import { describe } from './description.ts'
import { readFileDefinition } from './file-definition.ts'
import { lookAt } from './file/look.ts'
import { readUpload } from './file/upload.ts'
import type { Guard } from './http/guard.ts'
import { createPageReader } from './http/page-reader.ts'
import { originOf } from './http/request.ts'
import { editNeverStore } from './never-store-edit.ts'
import { neverStoreProblem } from './never-store.ts'
import { knownSecrets } from './routes.ts'
import { SourceError } from './source-error.ts'
import { changeSource, sourceOf } from './sources.ts'

type Services = { db: Database; vault: Vault; guard: Guard }

const id = z.uuid()
const ofSource = z.object({ project: id, source: id })
const largestFile = 50 * 1024 * 1024

export const sourceRoomEndpoints = ({ db, vault, guard }: Services) => ({
  /** The source in sentences, and which of its parameters are secrets. */
  'GET /api/projects/:project/sources/:source/description': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: ofSource,
    answer: async ({ scope, params }) => {
      const source = await sourceOf(db, scope.projectId, params.source)
      if (source.kind === 'file') return describeFile(source.definition)
      const parsed = parseDefinition(source.definition)
      if ('definition' in parsed) return { ...describe(parsed.definition), problems: [] }
      return { sentences: [], auth: null, secrets: [], neverStore: [], problems: parsed.problems }
    },
  }),

  /** Asks for the first page with a definition as it was corrected, and shows what comes. Nothing is kept. */
  'POST /api/projects/:project/try': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: 'source.asked',
    params: z.object({ project: id }),
    body: z.strictObject({
      form: sourceForm,
      url: z.string().trim().min(1, 'Enter the address of the API.').max(2000),
      secrets: z.record(z.string().max(100), z.string().max(10_000)).default({}),
      /** Takes the secrets that this source already has in Dev, where none are entered anew. */
      source: id.optional(),
    }),
    answer: async ({ scope, body }) => {
      const read = fromForm(body.form)
      if ('problems' in read) {
        throw new Problem('invalid', read.problems[0]?.text, { places: read.problems })
      }
      const typed = { ...body.secrets, url: body.url }
      const known = await knownSecrets({ db, vault }, scope, body.source)
      const tried = await firstPage(read.definition, typed, known, guard)
      return { definition: printDefinition(read.definition), ...tried }
    },
  }),

  /** Marks a field never to be stored, or no longer: from the next pull on. */
  'PUT /api/projects/:project/sources/:source/never-store': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: 'source.changed',
    params: ofSource,
    body: z.strictObject({ path: z.string().trim().min(1).max(1_000), never: z.boolean() }),
    answer: async ({ scope, params, body }) => {
      const fault = neverStoreProblem(body.path)
      if (fault) throw new Problem('invalid', fault)
      const source = await sourceOf(db, scope.projectId, params.source)
      const definition = editNeverStore(source.kind, source.definition, body)
      await changeSource(db, scope, source, { name: source.name, definition })
    },
  }),

  /** Looks at a file before it is uploaded: its columns, and which of them tell people apart. Nothing is kept. */
  'POST /api/projects/:project/file-look': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: { none: 'looks at a file, and keeps nothing' },
    params: z.object({ project: id }),
    query: z.object({ name: z.string().trim().min(1).max(200) }),
    bytes: largestFile,
    answer: async ({ query, body }) => {
      try {
        const file = await readUpload(body, query.name)
        return { findings: file.findings, ...(await lookAt(file)) }
      } catch (error) {
        if (error instanceof SourceError) throw new Problem('source', error.text, { cause: error })
        throw error
      }
    },
  }),
})

function describeFile(definition: string) {
  const { primary_key: key, never_store: neverStore } = readFileDefinition(definition)
  const names = key.map((name) => `'${name}'`).join(' with ')
  const plural = key.length > 1 ? 'columns' : 'column'
  const text = `A person is named for good by the ${plural} ${names}.`
  const sentences = [{ about: 'id' as const, text }]
  return { sentences, auth: null, secrets: [], neverStore, problems: [] }
}

const shown = 5

async function firstPage(
  definition: SourceDefinition,
  typed: Config,
  known: KnownSecrets,
  guard: Guard,
) {
  try {
    const origin = originOf(definition, typed)
    const config = { ...(await known(definition, origin)), ...typed }
    const limits = { attempts: 2, wholeMs: 60_000 }
    const reader = createPageReader(definition, { config, origin, guard, ...limits })
    const page = await reader.read(1, reader.first)
    return {
      items: page.items,
      records: page.records.length,
      problems: page.problems.slice(0, shown),
      problemCount: page.problems.length,
      total: page.total,
      more: page.next !== null,
      sample: page.records.slice(0, shown).map(({ record }) => record),
      error: null,
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    const nothing = { items: 0, records: 0, problems: [], problemCount: 0, total: null }
    const { code, text } = error
    return { ...nothing, more: false, sample: [], error: { code, text } }
  }
}
