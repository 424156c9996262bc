// Inviting: one person, or a campaign that is looked at first and then confirmed as it was seen.
import * as z from 'zod'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import { inEnvironment } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { confirmCampaign, previewCampaign } from './campaign.ts'
import { by, environment } from './environment-params.ts'
import { invite } from './invite.ts'
import { recipientRule } from './recipients.ts'

const recipients = { rule: recipientRule, cap: z.int().min(1).max(1_000_000) }

type Services = { db: Database; jobs: Jobs; config: Pick<Config, 'tls' | 'publicPort'> }

export const invitationEndpoints = (services: Services) => {
  const { db } = services
  return {
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
        /** The preview's. */
        digest: z.string().max(64),
        /** The site's name, typed: Prod asks for it. */
        confirmedAs: z.string().max(200).default(''),
      }),
      answer: async ({ scope, body }) => {
        if (scope.kind === 'prod') refuseOtherName(scope.siteName, body.confirmedAs)
        const site = await environmentSite(db, scope.environmentId)
        return confirmCampaign(services, site, { ...body, accountId: scope.account.accountId })
      },
    }),
  }
}

function refuseOtherName(siteName: string, typed: string): void {
  if (typed.trim() === siteName) return
  const text = `Found '${typed.trim()}'. Type '${siteName}' to send to the people of Prod.`
  throw new Problem('invalid', text, { places: [{ place: 'confirmedAs', text }] })
}
