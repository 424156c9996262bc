import type { Database } from '../database/connection.ts'
import { defaultMailTexts, mailTexts, type MailTexts } from './texts.ts'

/** The texts that a release froze; those that every site starts from where there is none. */
export async function releaseTexts(
  db: Pick<Database, 'selectFrom'>,
  releaseId: string | null,
): Promise<MailTexts> {
  if (releaseId === null) return defaultMailTexts
  const known = read.get(releaseId)
  if (known) return known
  const { content } = await db
    .selectFrom('releases')
    .select('content')
    .where('release_id', '=', releaseId)
    .executeTakeFirstOrThrow()
  const texts = mailTexts.parse((content as { mail?: unknown }).mail ?? {})
  if (read.size >= mostRemembered) read.clear()
  read.set(releaseId, texts)
  return texts
}

/** A release never changes, so what was once read of it stays true. */
const read = new Map<string, MailTexts>()
const mostRemembered = 100
