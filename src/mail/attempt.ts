// One attempt to send one mail. Its steps, each of which may end it: recipient → permit → person and their address → who
// has the address → link → not revoked → letter → mail server. Whatever they ask, they ask at this moment: a permit
// withdrawn, a person suspended, their address changed or taken off the list since the mail was put here counts.
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import { retryAt } from './backoff.ts'
import { addressed, writeMail } from './letter.ts'
import type { LinkFor, Links, MintedLink } from './links.ts'
import { isQueued, type Message, revokedMeanwhile, type Settled } from './outbox.ts'
import { mailPermit } from './permit.ts'
import { recipientNow } from './recipients.ts'
import { refusal, refusedAddresses } from './recipient-guard.ts'
import type { SendOutcome, Smtp } from './smtp.ts'
import { answerUnknown } from './unknown-address.ts'

export type AttemptServices = {
  db: Database
  config: Pick<Config, 'tls' | 'publicPort'>
  links: Links
  /** Null keeps mail in the outbox. */
  smtp: Smtp | null
}

export async function attempt(
  services: AttemptServices,
  site: EnvironmentSite,
  message: Message,
  now: Date,
): Promise<Settled> {
  const { db, links, smtp } = services
  const reason = await whyRefused(db, site, message)
  if (reason !== null) return { state: 'refused', reason }
  const asked = await toWhom(db, links, site, message, now)
  if (!asked) return { state: 'dropped' }
  if (!smtp) return { state: 'kept' }
  const link = await linkFor(links, site, asked)
  // Asked when the link is there: a revocation before this stops the mail, and one after it ends the link.
  if (!(await within(db, site.environmentId, (tx) => isQueued(tx, message.message_id))))
    return revokedMeanwhile
  const mail = await writeMail(services, site, asked, link)
  return settled(message, await smtp.send(addressed(mail, site, asked)), now)
}

async function whyRefused(
  db: Database,
  site: EnvironmentSite,
  message: Message,
): Promise<string | null> {
  const refused = await refusedAddresses(db, site, [message.to_address])
  if (refused.size) return refusal(message.to_address)
  if (message.template !== 'invitation') return null
  const { person_id: personId, to_address: to } = message
  return within(db, site.environmentId, async (tx) => {
    if (!(await mailPermit(tx)))
      return 'The permission to send mail was withdrawn after this was asked for. Deploy a release, and send it again.'
    const person = personId ? await recipientNow(tx, site.kind, personId) : null
    if (person?.state !== 'active')
      return 'This person is suspended, and the link would not let them in.'
    return isSame(person.address, to) ? null : addressChanged(to, person.address)
  })
}

const isSame = (address: string | null, other: string) =>
  address?.toLowerCase() === other.toLowerCase()

const addressChanged = (then: string, now: string | null) =>
  now
    ? `This was put here for ${then}, and this person's address is ${now} by now. Send them a new invitation.`
    : `This was put here for ${then}, and this person has no address by now. Add one, and send them a new invitation.`

/** Whoever asked to sign in is answered by whether somebody has that address: the asking itself never looked. */
async function toWhom(
  db: Database,
  links: Links,
  { environmentId }: EnvironmentSite,
  message: Message,
  now: Date,
): Promise<Message | null> {
  if (message.template !== 'sign_in') return message
  if (await links.knows(environmentId, message.to_address)) return message
  const isAnswered = await within(db, environmentId, (tx) => answerUnknown(tx, message, now))
  return isAnswered ? { ...message, template: 'unknown_address' } : null
}

export async function linkFor(
  links: Links,
  { environmentId }: Pick<EnvironmentSite, 'environmentId'>,
  message: Pick<Message, 'message_id' | 'template' | 'person_id' | 'to_address'>,
): Promise<MintedLink | null> {
  const asked = linkAsked(message)
  return asked && links.mint({ environmentId, messageId: message.message_id, ...asked })
}

type WithoutPlace<T> = T extends unknown ? Omit<T, 'environmentId' | 'messageId'> : never

function linkAsked({
  template,
  person_id,
  to_address,
}: Pick<Message, 'template' | 'person_id' | 'to_address'>): WithoutPlace<LinkFor> | null {
  if (template === 'sign_in') return { kind: 'sign_in', address: to_address }
  return template === 'invitation' && person_id
    ? { kind: 'invitation', personId: person_id, address: to_address }
    : null
}

function settled(message: Message, outcome: SendOutcome, now: Date): Settled {
  if (outcome.kind === 'sent') return { state: 'sent' }
  if (outcome.kind === 'refused for good') return { state: 'failed', reason: outcome.reason }
  const { reason, outage } = outcome
  const dueAt = retryAt(message, now)
  if (dueAt) return { state: 'queued', reason, dueAt, outage }
  return { state: 'failed', reason: `Tried ${message.attempts} times; last: ${reason}` }
}
