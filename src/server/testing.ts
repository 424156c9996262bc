// How endpoint tests ask: a server on a database of their own, with one domain's endpoints, and people of every role.
//
//   const { db, call, asOwner, asRole, aProject } = await testServer(({ db, jobs }) => sourceEndpoints({ db, jobs }))
//   const { projectId, clientId, dev } = await aProject()
//   const owner = await asOwner()
//   const answer = await owner.call('GET /api/projects/:project', { params: { project: projectId } })
//   await expect(call('GET /api/projects/:project', …)).rejects.toMatchObject({ code: 'signed_out' })
//   const person = await asPerson(dev, personId); await asVisitor(dev)
//
// `call` is typed by the table and throws a `Failed` ({ status, code, text, places }) where the answer is none.
// It also holds each endpoint to the audit event that it declares. For what no endpoint declares (headers, cookies,
// other hosts) there is `server.inject`.
import type { FastifyInstance, InjectOptions } from 'fastify'
import { v7 as uuid } from 'uuid'
import { onTestFinished } from 'vitest'
import type { Config } from '../config.ts'
import { consoleHost, originOf, readConfig } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { freshDatabase, jobsOn } from '../database/testing.ts'
import { within } from '../database/within.ts'
import { type Role, startAccountSession } from '../tenancy/accounts.ts'
import { createClient } from '../tenancy/clients.ts'
import type {
  Answer,
  AnyEndpoint,
  EndpointKey,
  Endpoints,
  Method,
  Sent,
} from '../tenancy/endpoint.ts'
import { createProject, type ProjectKind } from '../tenancy/projects.ts'
import { createSite } from '../tenancy/sites.ts'
import { mintToken, tokenHash } from '../tenancy/token.ts'
import { createVault, type Vault } from '../tenancy/vault.ts'
import type { Failure } from './failure.ts'
import type { VisitorSession } from './serve-endpoint.ts'
import { createServer } from './server.ts'

export type TestServices = { db: Database; vault: Vault; config: Config; jobs: Jobs }

/** Somebody at a browser: the origin they are on, and the session that they have there. */
export type Caller<T> = {
  call: <K extends keyof T & EndpointKey>(
    key: K,
    ...sent: unknown extends Sent<T[K]> ? [] : [Sent<T[K]>]
  ) => Promise<Answer<T[K]>>
  /** The headers that their browser sends, for `server.inject`. */
  headers: { host: string; cookie?: string; 'sec-fetch-site': string }
}

type Given = {
  /** As the environment would set them. */
  settings?: NodeJS.ProcessEnv
  log?: { write: (line: string) => void }
  visitorSession?: VisitorSession
}

export async function testServer<T extends Endpoints>(
  table: (services: TestServices) => T,
  { settings = {}, log, visitorSession = anySession }: Given = {},
) {
  const db = await freshDatabase()
  const services: TestServices = {
    db,
    vault: createVault(Buffer.alloc(32, 7)),
    config: readConfig({ GANGWAY_DOMAIN: 'test', ...settings }),
    jobs: startedWhenUsed(() => jobsOn(db)),
  }
  const endpoints = table(services)
  const server = await createServer({
    ...services,
    endpoints: [endpoints],
    visitorSession,
    dist: import.meta.dirname,
    ...(log && { logger: { stream: log } }),
  })
  onTestFinished(() => server.close())
  const console = consoleHost(services.config)
  const on = (host: string, token?: string): Caller<T> => {
    const name = services.config.tls ? '__Host-session' : 'session'
    const headers = { host, 'sec-fetch-site': 'same-origin' }
    const own = token ? { ...headers, cookie: `${name}=${token}` } : headers
    return { headers: own, call: caller(server, db, endpoints, own) }
  }

  async function asRole(role: Role, clientId?: string): Promise<Caller<T> & { accountId: string }> {
    const accountId = uuid()
    const email = `${role}.${accountId}@example.org`
    await db.insertInto('accounts').values({ account_id: accountId, email, name: role }).execute()
    const membership = { membership_id: uuid(), account_id: accountId, role }
    await db
      .insertInto('memberships')
      .values({ ...membership, client_id: clientId ?? null })
      .execute()
    const from = { network: '127.0.0.1', agent: 'test' }
    return { accountId, ...on(console, (await startAccountSession(db, accountId, from)).token) }
  }

  /** A client with one site and one project. */
  async function aProject(given: { kind?: ProjectKind; slug?: string } = {}) {
    const { kind, slug } = { kind: 'registration', slug: 'harbor', ...given } as const
    const { accountId } = await asRole('owner')
    const clientId = await createClient(db, accountId, { name: 'Harbor Society', slug })
    const named = { name: 'Harbor Summit 2027', slug, clientId }
    const site = await createSite(db, accountId, named, services.config.domain)
    const ours = { siteId: site.siteId, clientId }
    const project = { ...ours, kind, name: 'Registration' }
    return { ...ours, ...site, slug, projectId: await createProject(db, accountId, project) }
  }

  async function hostOf(environmentId: string): Promise<string> {
    const row = await db
      .selectFrom('environments')
      .select('host')
      .where('environment_id', '=', environmentId)
      .executeTakeFirstOrThrow()
    return row.host
  }

  return {
    ...services,
    services,
    server,
    /** As somebody who is signed out, on the console. */
    ...on(console),
    asOwner: () => asRole('owner'),
    asRole,
    /** Somebody on an environment's site who is signed out there. */
    asVisitor: async (environmentId: string) => on(await hostOf(environmentId)),
    /** A person of an environment, signed in on its site. */
    asPerson: async (environmentId: string, personId: string) =>
      on(await hostOf(environmentId), await personSession(db, environmentId, personId)),
    aProject,
    origin: (host: string) => originOf(services.config, host),
  }
}

/** What `call` throws where the server answers with a failure. */
export class Failed extends Error {
  readonly status: number
  readonly code: Failure['code']
  readonly places: Failure['places']
  constructor(status: number, { code, text, places }: Failure) {
    super(text)
    this.name = 'Failed'
    this.status = status
    this.code = code
    this.places = places
  }
}

function caller<T extends Endpoints>(
  server: FastifyInstance,
  db: Database,
  endpoints: T,
  headers: Caller<T>['headers'],
): Caller<T>['call'] {
  return async (key, ...[sent]) => {
    const response = await server.inject(request(key, sent ?? {}, headers))
    const json = response.headers['content-type']?.startsWith('application/json')
    const body: unknown = json ? response.json() : response.rawPayload
    if (response.statusCode >= 400) throw new Failed(response.statusCode, body as Failure)
    await holdToAudit(db, key, endpoints[key])
    return (response.statusCode === 204 ? undefined : body) as never
  }
}

function request(
  key: EndpointKey,
  sent: { params?: unknown; query?: unknown; body?: unknown },
  headers: Caller<Endpoints>['headers'],
): InjectOptions {
  const [method, path] = key.split(' ') as [Method, string]
  const params = (sent.params ?? {}) as Record<string, string>
  const bytes = sent.body instanceof Uint8Array
  return {
    method,
    url: path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    query: Object.fromEntries(
      Object.entries(sent.query ?? {})
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
    ),
    headers: bytes ? { ...headers, 'content-type': 'application/octet-stream' } : headers,
    ...(sent.body !== undefined && {
      payload: bytes ? Buffer.from(sent.body as Uint8Array) : (sent.body as object),
    }),
  }
}

async function holdToAudit(db: Database, key: string, declared?: AnyEndpoint): Promise<void> {
  if (typeof declared?.audit !== 'string') return
  const logged = await db
    .selectFrom('audit_entries')
    .select('audit_id')
    .where('event', '=', declared.audit)
    .executeTakeFirst()
  if (!logged) throw new Error(`${key} declares the event '${declared.audit}' and logged none.`)
}

async function personSession(db: Database, environmentId: string, personId: string) {
  const { token, hash } = mintToken()
  const session = { environment_id: environmentId, token_hash: hash, person_id: personId }
  const expires_at = new Date(Date.now() + 60_000)
  await within(db, environmentId, (tx) =>
    tx
      .insertInto('sessions')
      .values({ ...session, expires_at })
      .execute(),
  )
  return token
}

/** Whoever has a session is in, also on Dev: whom the door is closed to is for the tests of identity. */
const anySession: VisitorSession = async (db, environmentId, token) => {
  const row = await within(db, environmentId, (tx) =>
    tx
      .selectFrom('sessions')
      .select('person_id')
      .where('token_hash', '=', tokenHash(token))
      .where('expires_at', '>', new Date())
      .executeTakeFirst(),
  )
  return row ? { personId: row.person_id } : null
}

/** Most tests enqueue nothing: they need not wait for a queue to start. */
function startedWhenUsed(start: () => Promise<Jobs>): Jobs {
  let starting: Promise<Jobs> | undefined
  const jobs = () => (starting ??= start())
  return {
    enqueue: async (...job) => (await jobs()).enqueue(...job),
    work: async (...work) => (await jobs()).work(...work),
    stop: async () => (await starting)?.stop(),
  }
}
