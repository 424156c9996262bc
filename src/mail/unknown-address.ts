import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'

/**
 * Makes the mail that was asked for by an unknown address one that says so, unless that address had one within a day.
 * @returns whether it is to be sent.
 */
export async function answerUnknown(
  tx: EnvironmentTransaction,
  { message_id, to_address }: { message_id: string; to_address: string },
  now: Date,
): Promise<boolean> {
  // One at a time for each address, so that of two at once the second sees the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`unknown ${tx.environmentId} ${to_address}`}, 0))`.execute(
    tx,
  )
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  const answered = await tx
    .updateTable('messages')
    .set({ template: 'unknown_address' })
    .where('environment_id', '=', tx.environmentId)
    .where('message_id', '=', message_id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('messages as earlier')
            .select('earlier.message_id')
            .where('earlier.environment_id', '=', tx.environmentId)
            .where('earlier.to_address', '=', to_address)
            .where('earlier.template', '=', 'unknown_address')
            .where('earlier.message_id', '<>', message_id)
            .where('earlier.created_at', '>', dayAgo),
        ),
      ),
    )
    .executeTakeFirst()
  return answered.numUpdatedRows > 0n
}
