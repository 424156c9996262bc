// The console's accounts (arriving, signing in and out) and what they look after: clients, sites, projects.
import * as z from 'zod'
import { type Config, originOf } from '../config.ts'
import type { Database } from '../database/connection.ts'
import {
  type Account,
  createFirstOwner,
  endAccountSession,
  peekLink,
  type SignInLink,
  signInLink,
  signInWithLink,
  startAccountSession,
} from './accounts.ts'
import { limit } from './attempts.ts'
import { record } from './audit.ts'
import { createClient } from './clients.ts'
import { endpoint } from './endpoint.ts'
import { home } from './home.ts'
import { onPlatform, signedIn } from './permissions.ts'
import { Problem } from './problem.ts'
import { createProject, projectKinds } from './projects.ts'
import { createSite, siteHosts } from './sites.ts'
import { displayName, siteSlug, slug } from './slug.ts'
import type { Vault } from './vault.ts'

type Services = {
  db: Database
  vault: Vault
  config: Config
  /** Brings an account its single-use link: by mail, or in the terminal where none can be sent. */
  tellSignInLink: (link: SignInLink) => Promise<void>
}

const token = z.string().min(1).max(200)
const email = z.email('Write an e-mail address, such as robin@example.org.').max(254)
/** Short windows: asking in somebody's name keeps them out for no longer. */
const quarter = 15 * 60

export const tenancyEndpoints = ({ db, vault, config, tellSignInLink }: Services) => ({
  'GET /api/me': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'reads' },
    answer: async ({ account }) => ({
      account: account && presentAccount(account),
      /** Whether the installation has its owner; without one the first visitor needs the link from the terminal. */
      owned: await isOwned(db),
      smtp: config.smtpUrl !== null,
    }),
  }),

  'GET /api/account-links/:token': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'reads, and uses nothing up' },
    params: z.object({ token }),
    answer: async ({ params }) => {
      const link = await peekLink(db, params.token)
      if (!link) throw new Problem('link_spent')
      return link
    },
  }),

  'POST /api/first-owner': endpoint({
    on: 'console',
    may: () => null,
    audit: 'owner.created',
    body: z.object({ token, name: displayName, email }),
    answer: async ({ body, session, network, agent }) => {
      const accountId = await createFirstOwner(db, body.token, body)
      const { token, expiresAt } = await startAccountSession(db, accountId, { network, agent })
      session.keep(token, expiresAt)
    },
  }),

  'POST /api/sign-in-links': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'says nothing about whether the address is known, and neither does the log' },
    body: z.object({ email }),
    answer: async ({ body, network, request }) => {
      await limit(db, vault, ['account link', 'network', network], {
        most: 30,
        perSeconds: quarter,
      })
      const address = body.email.toLowerCase()
      await limit(db, vault, ['account link', 'address', address], { most: 5, perSeconds: quarter })
      // Not waited for: the answer takes as long for an unknown address as for a known one.
      void signInLink(db, address)
        .then((link) => link && tellSignInLink(link))
        .catch((error: unknown) => request.log.error(error, 'A sign-in link could not be sent'))
    },
  }),

  'POST /api/sign-in': endpoint({
    on: 'console',
    may: () => null,
    audit: 'account.signed_in',
    body: z.object({ token }),
    answer: async ({ body, session, network, agent }) => {
      const started = await db.transaction().execute(async (tx) => {
        const accountId = await signInWithLink(tx, body.token)
        await record(tx, {
          event: 'account.signed_in',
          actor: { kind: 'account', id: accountId },
          subject: { kind: 'account', id: accountId },
          value: { network, agent },
        })
        return startAccountSession(tx, accountId, { network, agent })
      })
      session.keep(started.token, started.expiresAt)
    },
  }),

  'POST /api/sign-out': endpoint({
    on: 'console',
    may: signedIn,
    audit: 'account.signed_out',
    answer: async ({ scope: { accountId }, session }) => {
      if (session.token) await endAccountSession(db, session.token)
      session.forget()
      await record(db, {
        event: 'account.signed_out',
        actor: { kind: 'account', id: accountId },
        subject: { kind: 'account', id: accountId },
      })
    },
  }),

  'GET /api/home': endpoint({
    on: 'console',
    may: signedIn,
    audit: { none: 'reads' },
    answer: async ({ scope }) => ({ clients: await home(db, config, scope) }),
  }),

  'POST /api/clients': endpoint({
    on: 'console',
    may: onPlatform('administer'),
    audit: 'client.created',
    body: z.object({ name: displayName, slug }),
    answer: async ({ scope, body }) => {
      await createClient(db, scope.accountId, body)
      return { slug: body.slug }
    },
  }),

  'POST /api/clients/:client/sites': endpoint({
    on: 'console',
    may: onPlatform('administer'),
    audit: 'site.created',
    params: z.object({ client: slug }),
    body: z.object({ name: displayName, slug: siteSlug }),
    answer: async ({ scope, params, body }) => {
      const client = await db
        .selectFrom('clients')
        .select('client_id')
        .where('slug', '=', params.client)
        .executeTakeFirst()
      if (!client) throw new Problem('not_found')
      const site = { ...body, clientId: client.client_id }
      await createSite(db, scope.accountId, site, config.domain)
      const hosts = siteHosts(body.slug, config.domain)
      return {
        slug: body.slug,
        dev: originOf(config, hosts.dev),
        prod: originOf(config, hosts.prod),
      }
    },
  }),

  'POST /api/sites/:site/projects': endpoint({
    on: 'console',
    may: onPlatform('administer'),
    audit: 'project.created',
    params: z.object({ site: slug }),
    body: z.object({ kind: z.enum(projectKinds), name: displayName }),
    answer: async ({ scope, params, body }) => {
      const site = await db
        .selectFrom('sites')
        .select(['site_id', 'client_id'])
        .where('slug', '=', params.site)
        .executeTakeFirst()
      if (!site) throw new Problem('not_found')
      const owner = { siteId: site.site_id, clientId: site.client_id }
      return { projectId: await createProject(db, scope.accountId, { ...owner, ...body }) }
    },
  }),
})

const presentAccount = ({ name, email, memberships }: Account) => ({ name, email, memberships })

async function isOwned(db: Database): Promise<boolean> {
  return Boolean(await db.selectFrom('installation').select('owner_id').executeTakeFirst())
}
