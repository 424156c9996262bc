import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../database/connection.ts'
import { forgetAttempts } from '../tenancy/attempts.ts'

const hour = 60 * 60 * 1000

/** Clears away, once an hour, what has expired. Returns what ends it. */
export function keepHouse(db: Database, log: FastifyBaseLogger): () => void {
  const timer = setInterval(() => {
    clearExpired(db).catch((error: unknown) =>
      log.warn(error, 'What has expired could not be cleared away'),
    )
  }, hour)
  return () => clearInterval(timer)
}

export async function clearExpired(db: Database, now: Date = new Date()): Promise<void> {
  await forgetAttempts(db)
  await db.deleteFrom('account_links').where('expires_at', '<', now).execute()
  await db.deleteFrom('account_sessions').where('expires_at', '<', now).execute()
}
