import { within } from '../database/within.ts'
import { tokenHash } from '../tenancy/token.ts'
import type { VisitorSession } from './serve-endpoint.ts'

/** The person whom a site's session cookie names, in that environment alone. */
export const visitorSession: VisitorSession = async (db, environmentId, token) => {
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
