// Who may do what. One small function per noun: each loads what the path names and returns it, or refuses.
// What is not yours looks like what does not exist.
import type { Database } from '../database/connection.ts'
import type { Account, Role } from './accounts.ts'
import { Problem } from './problem.ts'

export type Act = 'read' | 'contribute' | 'map' | 'run' | 'deploy' | 'administer' | 'enrol'

const allowed: Record<Act, readonly Role[]> = {
  read: ['owner', 'manager', 'engineer', 'client'],
  /** Takes part in the joint work: what that is in particular, a project says for itself. */
  contribute: ['owner', 'manager', 'engineer', 'client'],
  map: ['owner', 'manager', 'engineer'],
  run: ['owner', 'manager', 'engineer'],
  deploy: ['owner', 'manager', 'engineer'],
  administer: ['owner', 'manager', 'engineer'],
  /** Says who is on a client's team. */
  enrol: ['owner', 'manager'],
}

export type ClientScope = { account: Account; clientId: string }

export type ProjectScope = {
  account: Account
  projectId: string
  name: string
  kind: 'registration' | 'sso' | 'content'
  siteId: string
  siteName: string
  siteSlug: string
  clientId: string
  clientName: string
  dev: string
  prod: string
}

export type EnvironmentScope = {
  account: Account
  environmentId: string
  kind: 'dev' | 'prod'
  host: string
  siteId: string
  siteName: string
  siteSlug: string
  clientId: string
}

export function signedIn({ account }: { account: Account | null }): Account {
  if (!account) throw new Problem('signed_out')
  return account
}

/** Whose side of the joint work somebody is on: a role without a client is the platform team's. */
export function sideOf({ memberships }: Account): 'platform' | 'client' {
  return memberships.some(({ clientId }) => !clientId) ? 'platform' : 'client'
}

/** Only the platform team sees every client; `act` without a client is its alone. */
export function onPlatform(act: Act) {
  return (asked: { account: Account | null }): Account => {
    const account = signedIn(asked)
    const may = account.memberships.some(
      ({ role, clientId }) => !clientId && allowed[act].includes(role),
    )
    if (!may) throw new Problem('not_allowed')
    return account
  }
}

/** `:client` is the client's slug. */
export function inClient(db: Database, act: Act) {
  return async (asked: {
    account: Account | null
    params: { client: string }
  }): Promise<ClientScope> => {
    const account = signedIn(asked)
    const row = await db
      .selectFrom('clients')
      .select('client_id')
      .where('slug', '=', asked.params.client)
      .executeTakeFirst()
    if (!row) throw new Problem('not_found')
    refuseUnlessMember(account, row.client_id, act)
    return { account, clientId: row.client_id }
  }
}

export function inProject(db: Database, act: Act) {
  return async (asked: {
    account: Account | null
    params: { project: string }
  }): Promise<ProjectScope> => {
    const account = signedIn(asked)
    const rows = await db
      .selectFrom('projects as project')
      .innerJoin('sites as site', 'site.site_id', 'project.site_id')
      .innerJoin('clients as client', 'client.client_id', 'site.client_id')
      .innerJoin('environments as environment', 'environment.site_id', 'site.site_id')
      .select([
        'project.project_id',
        'project.name',
        'project.kind',
        'site.site_id',
        'site.name as site_name',
        'site.slug',
        'client.client_id',
        'client.name as client_name',
        'environment.environment_id',
        'environment.kind as environment_kind',
      ])
      .where('project.project_id', '=', asked.params.project)
      .execute()
    const first = rows[0]
    if (!first) throw new Problem('not_found')
    refuseUnlessMember(account, first.client_id, act)
    const environment = (kind: string) =>
      rows.find((row) => row.environment_kind === kind)?.environment_id ?? ''
    return {
      account,
      projectId: first.project_id,
      name: first.name,
      kind: first.kind as ProjectScope['kind'],
      siteId: first.site_id,
      siteName: first.site_name,
      siteSlug: first.slug,
      clientId: first.client_id,
      clientName: first.client_name,
      dev: environment('dev'),
      prod: environment('prod'),
    }
  }
}

/** `:site` is the site's slug, `:environment` dev or prod. */
export function inEnvironment(db: Database, act: Act) {
  return async (asked: {
    account: Account | null
    params: { site: string; environment: 'dev' | 'prod' }
  }): Promise<EnvironmentScope> => {
    const account = signedIn(asked)
    const row = await db
      .selectFrom('environments as environment')
      .innerJoin('sites as site', 'site.site_id', 'environment.site_id')
      .select([
        'environment.environment_id',
        'environment.kind',
        'environment.host',
        'site.site_id',
        'site.name',
        'site.slug',
        'site.client_id',
      ])
      .where('site.slug', '=', asked.params.site)
      .where('environment.kind', '=', asked.params.environment)
      .executeTakeFirst()
    if (!row) throw new Problem('not_found')
    refuseUnlessMember(account, row.client_id, act)
    return {
      account,
      environmentId: row.environment_id,
      kind: row.kind as 'dev' | 'prod',
      host: row.host,
      siteId: row.site_id,
      siteName: row.name,
      siteSlug: row.slug,
      clientId: row.client_id,
    }
  }
}

/** Whether a room offers an act at all; the endpoint that carries it out asks for itself. */
export function mayInClient({ account, clientId }: ClientScope, act: Act): boolean {
  return rolesIn(account, clientId).some((role) => allowed[act].includes(role))
}

function refuseUnlessMember(account: Account, clientId: string, act: Act): void {
  if (!rolesIn(account, clientId).length) throw new Problem('not_found')
  if (!mayInClient({ account, clientId }, act)) throw new Problem('not_allowed')
}

const rolesIn = ({ memberships }: Account, clientId: string): Role[] =>
  memberships
    .filter((membership) => !membership.clientId || membership.clientId === clientId)
    .map(({ role }) => role)
