import type { Database } from '../database/connection.ts'
import { defaultMailTexts, mailTexts, type MailTexts } from './texts.ts'

/** The texts that a release froze; those that every site starts from where there is none. */
export async function releaseTexts(db: Database, releaseId: string | null): Promise<MailTexts> {
  if (releaseId === null) return defaultMailTexts
  const release = await db
    .selectFrom('releases')
    .select('content')
    .where('release_id', '=', releaseId)
    .executeTakeFirstOrThrow()
  return mailTexts.parse((release.content as { mail?: unknown }).mail ?? {})
}
