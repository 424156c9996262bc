import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'

const day = 24 * 60 * 60 * 1000

/** Clears away sessions and sign-in links that are over. Invitations stay: an expired one can still be renewed. */
export async function forgetSignIns(db: Database, now: Date = new Date()): Promise<void> {
  const environments = await db.selectFrom('environments').select('environment_id').execute()
  for (const { environment_id } of environments) {
    await within(db, environment_id, async (tx) => {
      await tx
        .deleteFrom('sessions')
        .where('environment_id', '=', environment_id)
        .where('expires_at', '<', now)
        .execute()
      await tx
        .deleteFrom('links')
        .where('environment_id', '=', environment_id)
        .where('kind', 'in', ['sign_in', 'choice'])
        .where('expires_at', '<', new Date(now.getTime() - day))
        .execute()
    })
  }
}
