import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../database/connection.ts'
import { forgetSignIns } from '../identity/forget.ts'
import { forgetAttempts } from '../tenancy/attempts.ts'

const hour = 60 * 60 * 1000

/** Clears away, once an hour, what has expired. Returns what ends it. */
export function keepHouse(db: Database, log: FastifyBaseLogger): () => void {
  const clear = async () => {
    await forgetAttempts(db)
    await forgetSignIns(db)
    const now = new Date()
    await db.deleteFrom('account_links').where('expires_at', '<', now).execute()
    await db.deleteFrom('account_sessions').where('expires_at', '<', now).execute()
  }
  const timer = setInterval(() => {
    clear().catch((error: unknown) => log.warn(error, 'What has expired could not be cleared away'))
  }, hour)
  return () => clearInterval(timer)
}
