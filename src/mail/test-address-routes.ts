// Whom Dev may write to, besides the members of the project.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { emailKey } from '../mapping/core/values/email-key.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inEnvironment } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { by, environment } from './environment-params.ts'

const address = z.string().transform((text, context) => {
  const key = emailKey(text)
  const message = 'Write an e-mail address, such as robin@example.org.'
  if (key === null) context.addIssue({ code: 'custom', message })
  return key ?? ''
})

export const testAddressEndpoints = ({ db }: { db: Database }) => ({
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
})
