// The console's mail room of one environment: the outbox, each mail as it would look, and Dev's test addresses.
import * as z from 'zod'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within } from '../database/within.ts'
import { emailKey } from '../mapping/core/email-key.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import { type EnvironmentScope, inEnvironment } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { linkFor } from './attempt.ts'
import { confirmCampaign, previewCampaign } from './campaign.ts'
import { invite } from './invite.ts'
import { writeMail } from './letter.ts'
import type { Links } from './links.ts'
import { messagePage, oneMessage, presentMessage } from './message-list.ts'
import { recipientRule } from './recipients.ts'

export type MailEndpointServices = {
  db: Database
  jobs: Jobs
  config: Pick<Config, 'tls' | 'publicPort' | 'smtpUrl'>
  links: Links
}

const environment = { site: z.string(), environment: z.enum(['dev', 'prod']) }
const message = z.object({ ...environment, message: z.uuid('Not the id of a mail.') })
const address = z.string().transform((text, context) => {
  const key = emailKey(text)
  if (key === null)
    context.addIssue({
      code: 'custom',
      message: 'Write an e-mail address, such as robin@example.org.',
    })
  return key ?? ''
})
const recipients = { rule: recipientRule, cap: z.int().min(1).max(1_000_000) }

export const mailEndpoints = (services: MailEndpointServices) => {
  const { db, config, links } = services
  return {
    'GET /api/sites/:site/:environment/messages': endpoint({
      on: 'console',
      may: inEnvironment(db, 'read'),
      audit: { none: 'reads' },
      params: z.object(environment),
      query: z.object({
        q: z.string().max(200).default(''),
        person: z.uuid().optional(),
        state: z.enum(['queued', 'sent', 'kept', 'refused', 'failed']).optional(),
        before: z.uuid().optional(),
      }),
      answer: ({ scope, query: { q, person = null, state = null, before = null } }) =>
        within(db, scope.environmentId, (tx) => messagePage(tx, { q, person, state, before })),
    }),

    'GET /api/sites/:site/:environment/messages/:message': endpoint({
      on: 'console',
      may: inEnvironment(db, 'read'),
      audit: { none: 'reads, and the link that it shows opens nothing' },
      params: message,
      answer: async ({ scope, params }) => {
        const found = await within(db, scope.environmentId, (tx) => oneMessage(tx, params.message))
        const site = await environmentSite(db, scope.environmentId)
        const mail = await writeMail(services, site, found, null)
        return { ...presentMessage(found), ...mail, mayShowLive: mayShowLive(scope, config) }
      },
    }),

    'POST /api/sites/:site/:environment/messages/:message/show-live': endpoint({
      on: 'console',
      may: inEnvironment(db, 'read'),
      audit: 'mail.shown_live',
      params: message,
      answer: async ({ scope, params }) => {
        refuseUnlessLive(scope, config)
        const { environmentId } = scope
        const found = await within(db, environmentId, (tx) => oneMessage(tx, params.message))
        const site = await environmentSite(db, environmentId)
        await record(db, {
          event: 'mail.shown_live',
          ...by(scope),
          subject: { kind: 'message', id: found.message_id },
          value: { to: found.to_address, personId: found.person_id },
        })
        return writeMail(services, site, found, await linkFor(links, site, found))
      },
    }),

    'POST /api/sites/:site/:environment/messages/:message/resend': endpoint({
      on: 'console',
      may: inEnvironment(db, 'run'),
      audit: 'person.invited',
      params: message,
      answer: async ({ scope, params }) => {
        const found = await within(db, scope.environmentId, (tx) => oneMessage(tx, params.message))
        if (found.template !== 'invitation' || !found.person_id)
          throw new Problem(
            'conflict',
            'Only invitations are sent again; whoever wants to sign in asks for a new link.',
          )
        return invite({ ...services, site: scope }, found.person_id, by(scope).actor)
      },
    }),

    'POST /api/sites/:site/:environment/people/:person/invite': endpoint({
      on: 'console',
      may: inEnvironment(db, 'run'),
      audit: 'person.invited',
      params: z.object({ ...environment, person: z.uuid('Not the id of a person.') }),
      answer: ({ scope, params }) =>
        invite({ ...services, site: scope }, params.person, by(scope).actor),
    }),

    'POST /api/sites/:site/:environment/invitations/preview': endpoint({
      on: 'console',
      may: inEnvironment(db, 'read'),
      audit: { none: 'sends nothing' },
      params: z.object(environment),
      body: z.object(recipients),
      answer: async ({ scope, body }) =>
        previewCampaign(services, await environmentSite(db, scope.environmentId), body),
    }),

    'POST /api/sites/:site/:environment/invitations': endpoint({
      on: 'console',
      may: inEnvironment(db, 'deploy'),
      audit: 'campaign.confirmed',
      params: z.object(environment),
      body: z.object({
        ...recipients,
        campaignId: z.uuid(),
        count: z.int().min(0),
        /** The site's name, typed: Prod asks for it. */
        confirmedAs: z.string().max(200).default(''),
      }),
      answer: async ({ scope, body }) => {
        if (scope.kind === 'prod') refuseOtherName(scope.siteName, body.confirmedAs)
        const site = await environmentSite(db, scope.environmentId)
        return confirmCampaign(services, site, { ...body, accountId: scope.account.accountId })
      },
    }),

    'GET /api/sites/:site/:environment/test-addresses': endpoint({
      on: 'console',
      may: inEnvironment(db, 'read'),
      audit: { none: 'reads' },
      params: z.object(environment),
      answer: async ({ scope: { environmentId } }) => {
        const rows = await within(db, environmentId, (tx) =>
          tx
            .selectFrom('test_addresses')
            .select(['email', 'added_at as addedAt'])
            .where('environment_id', '=', environmentId)
            .orderBy('email')
            .execute(),
        )
        return { addresses: rows }
      },
    }),

    'POST /api/sites/:site/:environment/test-addresses': endpoint({
      on: 'console',
      may: inEnvironment(db, 'administer'),
      audit: 'test_address.added',
      params: z.object(environment),
      body: z.object({ address }),
      answer: ({ scope, body }) =>
        within(db, scope.environmentId, async (tx) => {
          const added = { email: body.address, added_by: scope.account.accountId }
          await tx
            .insertInto('test_addresses')
            .values({ environment_id: scope.environmentId, ...added })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
          const subject = { kind: 'environment', id: scope.environmentId }
          await record(tx, { event: 'test_address.added', ...by(scope), subject, value: body })
        }),
    }),

    'DELETE /api/sites/:site/:environment/test-addresses/:address': endpoint({
      on: 'console',
      may: inEnvironment(db, 'administer'),
      audit: 'test_address.removed',
      params: z.object({ ...environment, address }),
      answer: ({ scope, params }) =>
        within(db, scope.environmentId, async (tx) => {
          const removed = await tx
            .deleteFrom('test_addresses')
            .where('environment_id', '=', scope.environmentId)
            .where('email', '=', params.address)
            .executeTakeFirst()
          if (!removed.numDeletedRows) throw new Problem('not_found')
          const subject = { kind: 'environment', id: scope.environmentId }
          const value = { address: params.address }
          await record(tx, { event: 'test_address.removed', ...by(scope), subject, value })
        }),
    }),
  }
}

const by = ({ account, clientId, environmentId }: EnvironmentScope) => ({
  actor: { kind: 'account' as const, id: account.accountId },
  clientId,
  environmentId,
})

type LiveConfig = Pick<Config, 'smtpUrl'>

/** A live link signs in as somebody: only where no mail can bring it, and only those who build the site. */
function mayShowLive({ kind, account }: EnvironmentScope, { smtpUrl }: LiveConfig): boolean {
  const isBuilder = account.memberships.some(({ role }) => role === 'owner' || role === 'engineer')
  return kind === 'dev' && smtpUrl === null && isBuilder
}

function refuseUnlessLive(scope: EnvironmentScope, config: LiveConfig): void {
  if (mayShowLive(scope, config)) return
  throw new Problem(
    'not_allowed',
    'A mail is shown with a link that works only in Dev, only while no mail server is set, and only to owners and engineers.',
  )
}

function refuseOtherName(siteName: string, typed: string): void {
  if (typed.trim() === siteName) return
  const text = `Found '${typed.trim()}'. Type '${siteName}' to send to the people of Prod.`
  throw new Problem('invalid', text, { places: [{ place: 'confirmedAs', text }] })
}
