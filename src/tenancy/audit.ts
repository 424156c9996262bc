import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import type { DB } from '../database/tables.ts'
import type { GlobalTables } from '../database/walls.ts'
import type { EnvironmentTransaction } from '../database/within.ts'

export type Entry = {
  event: string
  actor: { kind: 'account' | 'person'; id: string } | { kind: 'system' }
  clientId?: string
  environmentId?: string
  subject: { kind: string; id: string }
  /** Personal or confidential details. They can be erased; the entry keeps its commitment to them. */
  value?: unknown
}

/**
 * Logs what was done, in the transaction that does it. The entry holds ids and a salted commitment,
 * SHA-256(salt ‖ value), so that erasing the value leaves a log that still proves what it said.
 */
export async function record(
  tx: Database | Transaction<GlobalTables> | EnvironmentTransaction,
  entry: Entry,
): Promise<void> {
  const log = tx as unknown as Transaction<DB>
  const auditId = uuid()
  const salt = randomBytes(16)
  const value = entry.value === undefined ? null : JSON.stringify(entry.value)
  await log
    .insertInto('audit_entries')
    .values({
      audit_id: auditId,
      event: entry.event,
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.kind === 'system' ? null : entry.actor.id,
      client_id: entry.clientId ?? null,
      environment_id: entry.environmentId ?? null,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      commitment: value === null ? null : createHash('sha256').update(salt).update(value).digest(),
    })
    .execute()
  if (value === null) return
  await log.insertInto('audit_values').values({ audit_id: auditId, salt, value }).execute()
}
