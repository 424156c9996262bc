import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Message, MessageState } from './outbox.ts'

export type Listed = Message & {
  reason: string | null
  sent_at: Date | null
  due_at: Date
  person_name: string | null
}

export type MessageSearch = {
  /** Part of an address or of a name. */
  q: string
  person: string | null
  state: MessageState | null
  /** The last message of the page before. */
  before: string | null
}

const pageSize = 50

/** The newest first: message ids are in the order of time. */
export async function messagePage(
  tx: EnvironmentTransaction,
  { q, person, state, before }: MessageSearch,
): Promise<{ messages: ReturnType<typeof presentMessage>[]; next: string | null }> {
  const part = `%${q.trim().replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`
  const conditions = [
    ...(q.trim() ? [sql`(to_address ilike ${part} or display_name ilike ${part})`] : []),
    ...(person ? [sql`message.person_id = ${person}`] : []),
    ...(state ? [sql`message.state = ${state}`] : []),
    ...(before ? [sql`message_id < ${before}`] : []),
    sql`true`,
  ]
  const { rows } = await select(tx, sql.join(conditions, sql` and `), pageSize + 1)
  const page = rows.slice(0, pageSize)
  return {
    messages: page.map(presentMessage),
    next: rows.length > pageSize ? (page.at(-1)?.message_id ?? null) : null,
  }
}

export async function oneMessage(tx: EnvironmentTransaction, messageId: string): Promise<Listed> {
  const { rows } = await select(tx, sql`message_id = ${messageId}`, 1)
  if (!rows[0]) throw new Problem('not_found')
  return rows[0]
}

export const presentMessage = (row: Listed) => ({
  messageId: row.message_id,
  kind: row.template,
  personId: row.person_id,
  name: row.person_name,
  to: row.to_address,
  state: row.state,
  reason: row.reason,
  attempts: row.attempts,
  inCampaign: row.campaign_id !== null,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  /** When it is tried next, while it waits. */
  dueAt: row.state === 'queued' ? row.due_at : null,
})

const select = (tx: EnvironmentTransaction, where: ReturnType<typeof sql>, most: number) =>
  sql<Listed>`
    select message_id, campaign_id, template, message.person_id, to_address, merge, release_id, message.state, attempts,
      message.created_at, reason, sent_at, due_at, display_name as person_name
    from messages message left join persons person using (environment_id, person_id)
    where environment_id = ${tx.environmentId} and ${where}
    order by message_id desc limit ${most}`.execute(tx)
