// A campaign: one invitation for each person that a rule names. It is looked at first, as one of its recipients will get
// it and with its numbers, and what was seen is what is confirmed: other texts, people or addresses send nothing.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import { Problem } from '../tenancy/problem.ts'
import { campaignDigest } from './campaign-digest.ts'
import { writeMail } from './letter.ts'
import { type MailPermit, needMailPermit } from './permit.ts'
import {
  type Addressless,
  mergeOf,
  type Recipient,
  type RecipientRule,
  recipientsOf,
} from './recipients.ts'
import { refusedAddresses } from './recipient-guard.ts'
import type { Mail } from './template.ts'

export type CampaignServices = {
  db: Database
  jobs: Jobs
  config: Pick<Config, 'tls' | 'publicPort'>
}

export type CampaignPreview = {
  /** Names this campaign: confirmed twice, it is sent once. */
  campaignId: string
  /** Stands for the texts, the people and their addresses: confirming says it back. */
  digest: string
  /** How many get a mail. */
  count: number
  isOverCap: boolean
  /** Chosen by the rule, but without an address. */
  skipped: { count: number; people: Addressless[] }
  /** In Dev: who is chosen and will not be written to, because Dev writes only to members and test addresses. */
  refused: { count: number; people: (Addressless & { address: string })[] }
  /** How many of them were sent an invitation before. */
  invitedBefore: number
  /** The mail as the first of them will get it; null where there is nobody. */
  example: (Mail & { personId: string; name: string; to: string }) | null
}

/** So many people are named of each kind; the counts are whole. */
const mostNamed = 100

export async function previewCampaign(
  services: CampaignServices,
  site: EnvironmentSite,
  { rule, cap }: { rule: RecipientRule; cap: number },
): Promise<CampaignPreview> {
  const { db } = services
  const { permit, digest, recipients, skipped, invitedBefore } = await within(
    db,
    site.environmentId,
    async (tx) => {
      const permit = await needMailPermit(tx)
      const chosen = await recipientsOf(tx, site.kind, rule)
      return {
        permit,
        ...chosen,
        digest: await campaignDigest(tx, permit, chosen.recipients),
        invitedBefore: await countInvited(tx, chosen.recipients),
      }
    },
  )
  const refused = await refusedAddresses(
    db,
    site,
    recipients.map(({ address }) => address),
  )
  const closed = recipients.filter(({ address }) => refused.has(address))
  const first = recipients.find(({ address }) => !refused.has(address)) ?? recipients[0]
  return {
    campaignId: uuid(),
    digest,
    count: recipients.length,
    isOverCap: recipients.length > cap,
    skipped: { count: skipped.length, people: skipped.slice(0, mostNamed) },
    refused: {
      count: closed.length,
      people: closed
        .slice(0, mostNamed)
        .map(({ personId, name, address }) => ({ personId, name, address })),
    },
    invitedBefore,
    example: first ? await example(services, site, permit, first) : null,
  }
}

export type Confirmed = {
  campaignId: string
  rule: RecipientRule
  cap: number
  /** How many the preview named, and what it showed. */
  count: number
  digest: string
  accountId: string
}

/**
 * Puts the campaign's mails into the outbox, all or none.
 * @throws {Problem} `conflict` where the count, the texts or the people are others by now, the count is over the cap, or
 * this campaign was confirmed before.
 */
export async function confirmCampaign(
  { db, jobs }: CampaignServices,
  site: EnvironmentSite,
  confirmed: Confirmed,
): Promise<{ count: number }> {
  const { campaignId, rule, cap, count, digest, accountId } = confirmed
  return within(db, site.environmentId, async (tx) => {
    const permit = await needMailPermit(tx)
    const { recipients } = await recipientsOf(tx, site.kind, rule)
    refuseOtherCount(recipients.length, count, cap)
    refuseOtherDigest(await campaignDigest(tx, permit, recipients), digest)
    await openCampaign(tx, permit, confirmed)
    await queueAll(tx, permit, campaignId, recipients)
    await jobs.enqueue(tx, 'message', campaignId)
    await record(tx, {
      event: 'campaign.confirmed',
      actor: { kind: 'account', id: accountId },
      clientId: site.clientId,
      environmentId: site.environmentId,
      subject: { kind: 'campaign', id: campaignId },
      value: { rule, cap, count, digest },
    })
    return { count }
  })
}

function refuseOtherCount(now: number, seen: number, cap: number): void {
  if (now !== seen) {
    const text = `The preview named ${seen} people, and by now there are ${now}. Look at the preview again.`
    throw new Problem('conflict', text)
  }
  if (!now) throw new Problem('conflict', 'Nobody would get this mail: there is nothing to send.')
  if (now <= cap) return
  throw new Problem(
    'conflict',
    `This would reach ${now} people, and its cap is ${cap}. Raise the cap, or choose fewer people.`,
  )
}

function refuseOtherDigest(now: string, seen: string): void {
  if (now === seen) return
  const text =
    'The texts of the mail, the people or their addresses are others than the preview showed. Look at the preview again.'
  throw new Problem('conflict', text)
}

async function openCampaign(
  tx: EnvironmentTransaction,
  { projectId }: MailPermit,
  { campaignId, rule, cap, accountId }: Confirmed,
): Promise<void> {
  const opened = await tx
    .insertInto('campaigns')
    .values({
      environment_id: tx.environmentId,
      campaign_id: campaignId,
      project_id: projectId,
      template: 'invitation',
      recipients: JSON.stringify(rule),
      cap,
      approved_by: accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!opened.numInsertedOrUpdatedRows)
    throw new Problem('conflict', 'These invitations were confirmed already, and are on their way.')
}

const batch = 2000

async function queueAll(
  tx: EnvironmentTransaction,
  { releaseId }: MailPermit,
  campaignId: string,
  recipients: readonly Recipient[],
): Promise<void> {
  for (let at = 0; at < recipients.length; at += batch) {
    const rows = recipients.slice(at, at + batch).map((recipient) => ({
      message_id: uuid(),
      person_id: recipient.personId,
      to_address: recipient.address,
      merge: mergeOf(recipient),
    }))
    await sql`
      insert into messages (environment_id, message_id, campaign_id, template, person_id, to_address, merge, release_id, state)
      select ${tx.environmentId}, message_id, ${campaignId}::uuid, 'invitation', person_id, to_address, merge, ${releaseId}::uuid, 'queued'
      from json_to_recordset(${JSON.stringify(rows)}::json) as message (message_id uuid, person_id uuid, to_address text, merge json)`.execute(
      tx,
    )
  }
}

async function countInvited(
  tx: EnvironmentTransaction,
  recipients: readonly Recipient[],
): Promise<number> {
  const ids = recipients.map(({ personId }) => personId)
  const { rows } = await sql<{ invited: number }>`
    select count(distinct person_id) as invited from messages
    where environment_id = ${tx.environmentId} and template = 'invitation' and state in ('queued', 'sent', 'kept')
      and person_id = any(${ids}::uuid[])`.execute(tx)
  return rows[0]?.invited ?? 0
}

async function example(
  services: CampaignServices,
  site: EnvironmentSite,
  { releaseId }: MailPermit,
  recipient: Recipient,
): Promise<CampaignPreview['example']> {
  const { personId, name, address } = recipient
  const message = {
    template: 'invitation' as const,
    merge: mergeOf(recipient),
    release_id: releaseId,
  }
  return { personId, name, to: address, ...(await writeMail(services, site, message, null)) }
}
