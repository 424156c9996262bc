import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import { Problem } from '../tenancy/problem.ts'
import { queueMessage } from './outbox.ts'
import { needMailPermit } from './permit.ts'
import { mergeOf, recipientsOf } from './recipients.ts'
import { refusal, refusedAddresses } from './recipient-guard.ts'

export type Inviting = {
  db: Database
  jobs: Jobs
  site: Pick<EnvironmentSite, 'environmentId' | 'kind' | 'clientId'>
}

/**
 * Sends one person their invitation, for the first time or again; what an earlier one opens stays open. `before` is done
 * in the same transaction, before the mail is put into the outbox: both are done, or neither.
 * @throws {Problem} `not_found` for nobody who is active, `conflict` where they can't be written to, with the reason.
 */
export async function invite(
  { db, jobs, site }: Inviting,
  personId: string,
  actor: { kind: 'account' | 'person'; id: string },
  before: (tx: EnvironmentTransaction) => Promise<void> = async () => {},
): Promise<{ messageId: string; to: string }> {
  const { environmentId, kind, clientId } = site
  const { recipients, skipped } = await within(db, environmentId, (tx) =>
    recipientsOf(tx, kind, { people: [personId] }),
  )
  if (skipped[0])
    throw new Problem('conflict', `${skipped[0].name} has no e-mail address to write to.`)
  const [recipient] = recipients
  if (!recipient) throw new Problem('not_found')
  const refused = await refusedAddresses(db, site, [recipient.address])
  if (refused.size) throw new Problem('conflict', refusal(recipient.address))
  const messageId = await within(db, environmentId, async (tx) => {
    const { releaseId } = await needMailPermit(tx)
    await before(tx)
    const { address } = recipient
    const invitation = { template: 'invitation' as const, personId, address, releaseId }
    const messageId = await queueMessage(tx, jobs, { ...invitation, merge: mergeOf(recipient) })
    await record(tx, {
      event: 'person.invited',
      actor,
      clientId,
      environmentId,
      subject: { kind: 'person', id: personId },
      value: { messageId, to: address },
    })
    return messageId
  })
  return { messageId, to: recipient.address }
}
