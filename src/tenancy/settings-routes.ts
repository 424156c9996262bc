// What the owner of a site sets, and who works on it.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { record } from './audit.ts'
import { endpoint } from './endpoint.ts'
import { environmentSite } from './environment-site.ts'
import { addMember, membersOf, removeMember } from './members.ts'
import { inEnvironment } from './permissions.ts'
import { siteSettings } from './site-settings.ts'
import { displayName } from './slug.ts'

const environment = z.object({ site: z.string().max(64), environment: z.enum(['dev', 'prod']) })
const email = z.email('Write an e-mail address, such as robin@example.org.').max(254)

export const settingsEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/sites/:site/:environment/settings': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: environment,
    answer: async ({ scope }) => (await environmentSite(db, scope.environmentId)).settings,
  }),

  /** For both environments of the site: their texts never differ. */
  'PUT /api/sites/:site/:environment/settings': endpoint({
    on: 'console',
    may: inEnvironment(db, 'administer'),
    audit: 'site.settings_changed',
    params: environment,
    body: siteSettings.refine(
      ({ eventFrom, eventTo }) => !eventFrom || !eventTo || eventFrom <= eventTo,
      { path: ['eventTo'], error: 'The last day comes before the first: write a later one.' },
    ),
    answer: async ({ scope, body }) => {
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('sites')
          .set({ settings: JSON.stringify(body) })
          .where('site_id', '=', scope.siteId)
          .execute()
        await record(tx, {
          event: 'site.settings_changed',
          actor: { kind: 'account', id: scope.account.accountId },
          clientId: scope.clientId,
          subject: { kind: 'site', id: scope.siteId },
          value: body,
        })
      })
      return body
    },
  }),

  'GET /api/sites/:site/:environment/members': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: environment,
    answer: async ({ scope }) => ({ members: await membersOf(db, scope.clientId) }),
  }),

  'POST /api/sites/:site/:environment/members': endpoint({
    on: 'console',
    may: inEnvironment(db, 'administer'),
    audit: 'member.added',
    params: environment,
    body: z.object({
      name: displayName,
      email,
      role: z.enum(['client', 'engineer', 'manager']).default('client'),
    }),
    answer: ({ scope, body }) => addMember(db, scope, body),
  }),

  'DELETE /api/sites/:site/:environment/members/:membership': endpoint({
    on: 'console',
    may: inEnvironment(db, 'administer'),
    audit: 'member.removed',
    params: environment.extend({ membership: z.uuid('Not the id of a membership.') }),
    answer: ({ scope, params }) => removeMember(db, scope, params.membership),
  }),
})
