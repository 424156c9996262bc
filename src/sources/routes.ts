// The source room's endpoints: connect, detect, bindings. Secrets go in here and never come out.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject, type ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Vault } from '../tenancy/vault.ts'
import { bind, bindingConfig, openSecrets, secretsSet, type KnownSecrets } from './bindings.ts'
import type { SourceDefinition } from './definition/definition.ts'
import { fromForm, sourceForm } from './definition/form.ts'
import { parseDefinition } from './definition/parse.ts'
import { configKeys } from './definition/templates.ts'
import { printDefinition } from './definition/print.ts'
import { detect } from './detect.ts'
import { printFileDefinition } from './file-definition.ts'
import type { Guard } from './http/guard.ts'
import { SourceError } from './source-error.ts'
import { addSource, changeSource, sourceOf, sourcesOf, type Source } from './sources.ts'

type Services = { db: Database; vault: Vault; guard: Guard }

const id = z.uuid()
const name = z.string().trim().min(1, 'Give the source a name.').max(120)
const values = z.record(z.string().min(1).max(100), z.string().max(10_000))
const environment = z.enum(['dev', 'prod'])
const address = z.string().trim().min(1, 'Enter the address of the API.').max(2000)

export const sourceEndpoints = ({ db, vault, guard }: Services) => ({
  'GET /api/projects/:project/sources': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: z.object({ project: id }),
    answer: async ({ scope }) => {
      const sources = await sourcesOf(db, scope.projectId)
      return Promise.all(sources.map((source) => presentSource(db, scope, source)))
    },
  }),

  /** Asks a system once and says what it found. Nothing is kept. */
  'POST /api/projects/:project/detect': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: 'source.asked',
    params: z.object({ project: id }),
    body: z.strictObject({
      url: address,
      auth: sourceForm.shape.auth,
      secrets: values.default({}),
      parameters: values.default({}),
      headers: values.default({}),
      /** Takes the secrets that this source already has in Dev, where none are entered anew. */
      source: id.optional(),
    }),
    answer: async ({ scope, body }) => {
      const { source, secrets: config, ...asked } = body
      const known = await knownSecrets({ db, vault }, scope, source)
      const found = await detect({ ...asked, config, known, guard })
      return {
        findings: found.findings,
        form: found.form,
        definition: found.definition && printDefinition(found.definition),
        sample: found.sample.slice(0, 5),
        error: found.error && { code: found.error.code, text: found.error.text },
      }
    },
  }),

  /** The definition that a form describes, as YAML. */
  'POST /api/projects/:project/definition': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'works out a text, and keeps nothing' },
    params: z.object({ project: id }),
    body: sourceForm,
    answer: ({ body }) => {
      const read = fromForm(body)
      if ('definition' in read) return { definition: printDefinition(read.definition) }
      throw new Problem('invalid', read.problems[0]?.text, { places: read.problems })
    },
  }),

  /** What an engineer typed: whether it is a definition, and each fault at its place. */
  'POST /api/projects/:project/definition/check': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'works out a text, and keeps nothing' },
    params: z.object({ project: id }),
    body: z.strictObject({ definition: z.string().max(200_000) }),
    answer: ({ body }) => {
      const read = parseDefinition(body.definition)
      return { problems: 'problems' in read ? read.problems : [] }
    },
  }),

  'POST /api/projects/:project/sources': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: 'source.added',
    params: z.object({ project: id }),
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('http'), name, definition: z.string().min(1).max(200_000) }),
      z.strictObject({
        kind: z.literal('file'),
        name,
        key: z.array(z.string().trim().min(1)).min(1, 'Name the column that tells people apart.'),
        neverStore: z.array(z.string()).default([]),
      }),
    ]),
    answer: async ({ scope, body }) => {
      const definition =
        body.kind === 'http'
          ? body.definition
          : printFileDefinition({
              type: 'FileSource',
              primary_key: body.key,
              never_store: body.neverStore,
            })
      const { kind } = body
      return { sourceId: await addSource(db, scope, { kind, name: body.name, definition }) }
    },
  }),

  'PUT /api/projects/:project/sources/:source': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: 'source.changed',
    params: z.object({ project: id, source: id }),
    body: z.strictObject({ name, definition: z.string().min(1).max(200_000) }),
    answer: async ({ scope, params, body }) => {
      const source = await sourceOf(db, scope.projectId, params.source)
      await changeSource(db, scope, source, body)
    },
  }),

  /** An environment's own address, parameters and secrets. A secret that is left out stays as it is. */
  'PUT /api/projects/:project/sources/:source/bindings/:environment': endpoint({
    on: 'console',
    may: inProject(db, 'run'),
    audit: 'source.bound',
    params: z.object({ project: id, source: id, environment }),
    body: z.strictObject({ config: values, secrets: values.default({}) }),
    answer: async ({ scope, params, body }) => {
      const source = await sourceOf(db, scope.projectId, params.source)
      const secrets = Object.fromEntries(
        Object.entries(body.secrets).filter(([, plain]) => plain !== ''),
      )
      const { accountId } = scope.account
      await within(db, scope[params.environment], async (tx) => {
        const to = { sourceId: source.sourceId, accountId, definition: httpDefinition(source) }
        await bind(tx, vault, to, { config: body.config, secrets }).catch(asProblem)
        await record(tx, {
          event: 'source.bound',
          actor: { kind: 'account', id: accountId },
          clientId: scope.clientId,
          environmentId: tx.environmentId,
          subject: { kind: 'source', id: source.sourceId },
          value: { config: body.config, secrets: Object.keys(secrets) },
        })
      })
    },
  }),
})

/** Parameters that say of no address, so that a secret would be for none. */
function asProblem(error: unknown): never {
  throw error instanceof SourceError ? new Problem('invalid', error.text, { cause: error }) : error
}

/** What the source needs and what each environment has; of a secret only its name and since when it is set. */
async function presentSource(db: Database, scope: ProjectScope, source: Source) {
  const environmentOf = (environmentId: string) =>
    within(db, environmentId, async (tx) => ({
      config: await bindingConfig(tx, source.sourceId),
      secrets: await secretsSet(tx, source.sourceId),
    }))
  return {
    ...source,
    needs: neededConfig(source),
    dev: await environmentOf(scope.dev),
    prod: await environmentOf(scope.prod),
  }
}

function httpDefinition(source: Source): SourceDefinition {
  const parsed = source.kind === 'http' ? parseDefinition(source.definition) : null
  if (parsed && 'definition' in parsed) return parsed.definition
  throw new Problem('invalid', `'${source.name}' is a file: it has no address and no credentials.`)
}

/** What each environment must bring: the keys of `config` that the definition's templates read. */
function neededConfig(source: Source): string[] {
  const parsed = source.kind === 'http' ? parseDefinition(source.definition) : null
  return parsed && 'definition' in parsed ? configKeys(parsed.definition) : []
}

/**
 * What a source has in Dev to ask with, for the very origin that it was entered for: an address typed here gets nothing
 * else. That somebody asks, and with which source's secrets, is written down first.
 */
export async function knownSecrets(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  scope: ProjectScope,
  sourceId: string | undefined,
): Promise<KnownSecrets> {
  if (sourceId !== undefined) await sourceOf(db, scope.projectId, sourceId)
  await record(db, {
    event: 'source.asked',
    actor: { kind: 'account', id: scope.account.accountId },
    clientId: scope.clientId,
    environmentId: scope.dev,
    subject:
      sourceId === undefined
        ? { kind: 'project', id: scope.projectId }
        : { kind: 'source', id: sourceId },
  })
  if (sourceId === undefined) return () => Promise.resolve({})
  return async (definition, origin) => {
    const opened = await within(db, scope.dev, (tx) =>
      openSecrets(tx, vault, sourceId, definition, origin),
    )
    return opened.secrets
  }
}
