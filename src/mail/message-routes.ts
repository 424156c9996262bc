// The outbox of one environment: what was written to whom, and each mail as it would look.
import * as z from 'zod'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import { type EnvironmentScope, inEnvironment } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { linkFor } from './attempt.ts'
import { by, environment } from './environment-params.ts'
import { invite } from './invite.ts'
import { writeMail } from './letter.ts'
import type { Links } from './links.ts'
import { messagePage, oneMessage, presentMessage } from './message-list.ts'

const message = z.object({ ...environment, message: z.uuid('Not the id of a mail.') })

type Services = {
  db: Database
  jobs: Jobs
  config: Pick<Config, 'tls' | 'publicPort' | 'smtpUrl'>
  links: Links
}

export const messageEndpoints = (services: Services) => {
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
  }
}

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
