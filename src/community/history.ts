import { v7 as uuid } from 'uuid'
import type { EnvironmentTransaction } from '../database/within.ts'

/** What differs, by field, and under 'user types', 'tags', 'in the directory', 'listed', 'photo', 'terms'. */
export type PersonChange = { [what: string]: [before: unknown, after: unknown] }

/** One row for one act of a person on their own row, in the transaction that does it. */
export async function recordOwnChange(
  tx: EnvironmentTransaction,
  personId: string,
  change: PersonChange,
): Promise<void> {
  await tx
    .insertInto('history')
    .values({
      environment_id: tx.environmentId,
      history_id: uuid(),
      person_id: personId,
      kind: 'updated',
      actor_kind: 'person',
      actor_id: personId,
      change: JSON.stringify(change),
    })
    .execute()
}
