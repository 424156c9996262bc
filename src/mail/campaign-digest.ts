import { createHash } from 'node:crypto'
import { type EnvironmentTransaction, outside } from '../database/within.ts'
import type { MailPermit } from './permit.ts'
import type { Recipient } from './recipients.ts'
import { releaseTexts } from './release-texts.ts'

/** What a campaign would send, and to whom, as one value: SHA-256 in hexadecimal. */
export async function campaignDigest(
  tx: EnvironmentTransaction,
  { releaseId }: Pick<MailPermit, 'releaseId'>,
  recipients: readonly Recipient[],
): Promise<string> {
  const { invitation } = await outside(tx, (shared) => releaseTexts(shared, releaseId))
  const people = recipients.map(({ personId, address }) => `${personId} ${address}`).toSorted()
  const shown = JSON.stringify({ releaseId, invitation, people })
  return createHash('sha256').update(shown).digest('hex')
}
