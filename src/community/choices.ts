// What people decide for themselves: the terms, and whether they are listed. No sync ever writes either.
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import { recordOwnChange } from './history.ts'
import type { Visiting } from './visiting.ts'

/** The first visit: the terms are accepted and the directory is chosen or not. Said twice, the first word stands. */
export async function acceptTerms(
  db: Database,
  { environmentId, personId }: Visiting,
  { listed }: { listed: boolean },
): Promise<void> {
  await within(db, environmentId, async (tx) => {
    const accepted = await tx
      .updateTable('persons')
      .set({ terms_accepted_at: new Date(), directory_choice: listed })
      .where('environment_id', '=', environmentId)
      .where('person_id', '=', personId)
      .where('terms_accepted_at', 'is', null)
      .executeTakeFirst()
    if (!accepted.numUpdatedRows) return
    await recordOwnChange(tx, personId, { terms: [null, 'accepted'], listed: [null, listed] })
    await record(tx, {
      event: 'terms.accepted',
      environmentId,
      actor: { kind: 'person', id: personId },
      subject: { kind: 'person', id: personId },
    })
  })
}

/** From the moment that this is written nobody finds them, nor their photo, by any address. */
export async function chooseDirectory(
  db: Database,
  { environmentId, personId }: Visiting,
  { listed }: { listed: boolean },
): Promise<void> {
  await within(db, environmentId, async (tx) => {
    const own = tx
      .selectFrom('persons')
      .select('directory_choice')
      .where('environment_id', '=', environmentId)
      .where('person_id', '=', personId)
    const before = await own.forUpdate().executeTakeFirst()
    if (!before || before.directory_choice === listed) return
    await tx
      .updateTable('persons')
      .set({ directory_choice: listed })
      .where('environment_id', '=', environmentId)
      .where('person_id', '=', personId)
      .execute()
    await recordOwnChange(tx, personId, { listed: [before.directory_choice, listed] })
  })
}
