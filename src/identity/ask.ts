import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within } from '../database/within.ts'
import { queueMessage } from '../mail/outbox.ts'
import { mailPermit } from '../mail/permit.ts'
import type { Vault } from '../tenancy/vault.ts'
import { limitAttempts } from './limits.ts'

export type Asking = { db: Database; jobs: Jobs; vault: Vault; now?: () => Date }

/**
 * Asks for a sign-in link by mail. Whether anybody has that address is looked up by the worker that sends the mail, so
 * neither the answer nor the time that it takes tells.
 */
export async function askForLink(
  services: Asking,
  environmentId: string,
  { address, network }: { address: string; network: string },
): Promise<void> {
  const { db, jobs } = services
  await limitAttempts(services, environmentId, 'sign-in links', { network, one: address })
  await within(db, environmentId, async (tx) => {
    const permit = await mailPermit(tx)
    await queueMessage(tx, jobs, {
      template: 'sign_in',
      personId: null,
      address,
      merge: {},
      releaseId: permit?.releaseId ?? null,
    })
  })
}
