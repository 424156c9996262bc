// The outbox: one row a mail, which holds what is merged into the texts and never a link.
//
// queued → sent        the mail server took it
//    │   → kept        no mail server is set: it can be read in the console, and stays
//    │   → refused     it may not be sent (Dev's recipients, a suspended person, another address by now, no permit,
//    │                 revoked before it was sent), with the reason
//    │   → failed      the mail server refused it for good, or for too long
//    └─ later ─┘       tried again when `due_at` has come
//
// A mail is taken up by moving `due_at` on, in one statement: two workers never send one mail at a time. A process that
// dies between the server's yes and our own writing of it sends that mail once more, under the same Message-ID; one that
// dies before loses nothing.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Jobs } from '../database/jobs.ts'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { MergeValues } from './merge.ts'
import type { MailKind } from './texts.ts'

export type MessageState = 'queued' | 'sent' | 'kept' | 'refused' | 'failed'

/** What became of an attempt. */
export type Settled =
  | { state: 'sent' | 'kept' }
  | { state: 'refused' | 'failed'; reason: string }
  /** Tried again. An outage is the mail server's, and not this mail's. */
  | { state: 'queued'; reason: string; dueAt: Date; outage: boolean }
  /** Nobody is to be told anything: the row goes. */
  | { state: 'dropped' }

export type Message = {
  message_id: string
  campaign_id: string | null
  template: MailKind
  person_id: string | null
  to_address: string
  merge: MergeValues
  release_id: string | null
  state: MessageState
  attempts: number
  created_at: Date
}

export type NewMessage = {
  template: MailKind
  personId: string | null
  address: string
  merge: MergeValues
  /** Whose texts it has; null for the texts that every site starts from. */
  releaseId: string | null
}

/** Puts one mail into the outbox and wakes a worker for it when the caller's transaction commits. */
export async function queueMessage(
  tx: EnvironmentTransaction,
  jobs: Jobs,
  { template, personId, address, merge, releaseId }: NewMessage,
): Promise<string> {
  const messageId = uuid()
  await tx
    .insertInto('messages')
    .values({
      environment_id: tx.environmentId,
      message_id: messageId,
      template,
      person_id: personId,
      to_address: address,
      merge: JSON.stringify(merge),
      release_id: releaseId,
      state: 'queued',
    })
    .execute()
  await jobs.enqueue(tx, 'message', messageId)
  return messageId
}

/** Longer than the mail server may take over all that is taken up at a time. */
const leaseMinutes = 10

/** Takes up what is due of one wake-up: a single mail by its id, or those of a campaign by the campaign's. */
export async function takeUp(
  tx: EnvironmentTransaction,
  id: string,
  most: number,
  now: Date,
): Promise<Message[]> {
  const until = new Date(now.getTime() + leaseMinutes * 60_000)
  const { rows } = await sql<Message>`
    update messages set attempts = attempts + 1, due_at = ${until}
    where environment_id = ${tx.environmentId} and message_id in (
      select message_id from messages
      where environment_id = ${tx.environmentId} and coalesce(campaign_id, message_id) = ${id}::uuid
        and state = 'queued' and due_at <= ${now}
      order by due_at limit ${most} for update skip locked
    )
    returning message_id, campaign_id, template, person_id, to_address, merge, release_id, state, attempts, created_at`.execute(
    tx,
  )
  return rows
}

/** Writes what became of an attempt. */
export async function settle(
  tx: EnvironmentTransaction,
  messageId: string,
  settled: Settled,
  now: Date,
): Promise<void> {
  if (settled.state === 'dropped') {
    await tx
      .deleteFrom('messages')
      .where('environment_id', '=', tx.environmentId)
      .where('message_id', '=', messageId)
      .execute()
    return
  }
  await tx
    .updateTable('messages')
    .set({
      state: settled.state,
      reason: 'reason' in settled ? settled.reason : null,
      ...(settled.state === 'sent' && { sent_at: now }),
      ...(settled.state === 'queued' && { due_at: settled.dueAt }),
    })
    .where('environment_id', '=', tx.environmentId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'queued')
    .execute()
}

export const revokedMeanwhile = {
  state: 'refused' as const,
  reason:
    'The invitations of this person were revoked while this one waited. Send them a new one where they are to have one.',
}

/** Settles the invitations of a person that wait: what was revoked is not followed by another link. */
export async function refuseWaiting(tx: EnvironmentTransaction, personId: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set(revokedMeanwhile)
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .where('template', '=', 'invitation')
    .where('state', '=', 'queued')
    .execute()
}

export async function isQueued(tx: EnvironmentTransaction, messageId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('messages')
    .select('message_id')
    .where('environment_id', '=', tx.environmentId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return found !== undefined
}

/** Gives mails back that were taken up and not tried. */
export async function handBack(
  tx: EnvironmentTransaction,
  messages: readonly Message[],
  dueAt: Date,
): Promise<void> {
  await tx
    .updateTable('messages')
    .set((eb) => ({ attempts: eb('attempts', '-', 1), due_at: dueAt }))
    .where('environment_id', '=', tx.environmentId)
    .where('message_id', '=', (eb) =>
      eb.fn.any(eb.val(messages.map(({ message_id }) => message_id))),
    )
    .where('state', '=', 'queued')
    .execute()
}

/** When the next mail of a wake-up is due; null where none is left. */
export async function nextDue(tx: EnvironmentTransaction, id: string): Promise<Date | null> {
  const { rows } = await sql<{ due: Date | null }>`
    select min(due_at) as due from messages
    where environment_id = ${tx.environmentId} and coalesce(campaign_id, message_id) = ${id}::uuid
      and state = 'queued'`.execute(tx)
  return rows[0]?.due ?? null
}
