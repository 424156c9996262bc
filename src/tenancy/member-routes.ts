// The client's room: who is on both sides. Adding sends nothing: whoever is added asks for their link themselves, on the
// sign-in page, because a link that nobody waits for is spent before it is read.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { endpoint } from './endpoint.ts'
import { addMember, membersOf, removeMember, rolesToGive } from './members.ts'
import { inClient } from './permissions.ts'
import { displayName } from './slug.ts'

const client = z.object({ client: z.string().max(64) })
const email = z.email('Write an e-mail address, such as robin@example.org.').max(254)

export const memberEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/clients/:client/members': endpoint({
    on: 'console',
    may: inClient(db, 'read'),
    audit: { none: 'reads' },
    params: client,
    answer: async ({ scope }) => ({
      members: await membersOf(db, scope.clientId),
      /** The roles that the asker may give and take; none for the client's own people. */
      gives: rolesToGive(scope),
    }),
  }),

  'POST /api/clients/:client/members': endpoint({
    on: 'console',
    may: inClient(db, 'enrol'),
    audit: 'member.added',
    params: client,
    body: z.object({
      name: displayName,
      email,
      role: z.enum(['client', 'engineer', 'manager', 'owner']),
    }),
    answer: ({ scope, body }) => addMember(db, scope, body),
  }),

  'DELETE /api/clients/:client/members/:membership': endpoint({
    on: 'console',
    may: inClient(db, 'enrol'),
    audit: 'member.removed',
    params: client.extend({ membership: z.uuid('Not the id of a membership.') }),
    answer: ({ scope, params }) => removeMember(db, scope, params.membership),
  }),
})
