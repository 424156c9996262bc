import type { Jobs, Subject } from '../database/jobs.ts'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import { attempt, type AttemptServices } from './attempt.ts'
import { retryAt } from './backoff.ts'
import { handBack, type Message, nextDue, settle, type Settled, takeUp } from './outbox.ts'
import { connections } from './smtp.ts'

export type DeliveryServices = AttemptServices & { jobs: Jobs; now?: () => Date }

/** So many mails are taken up at a time, and so many rounds a job makes before it lets others have their turn. */
const round = 50
const rounds = 20

/**
 * Handles a wake-up of the queue `message`: sends what is due of one mail or one campaign, and leaves a wake-up for what
 * isn't yet. Harmless to repeat: a mail that is settled or in other hands is not taken up.
 */
export async function deliver(
  services: DeliveryServices,
  { environmentId, id }: Subject,
): Promise<void> {
  const { db, jobs, now = () => new Date() } = services
  for (let turn = 0; turn < rounds; turn += 1) {
    const due = await within(db, environmentId, (tx) => takeUp(tx, id, round, now()))
    if (!due.length || !(await sendAll(services, environmentId, due, now))) break
  }
  await within(db, environmentId, async (tx) => {
    const next = await nextDue(tx, id)
    if (next) await jobs.enqueue(tx, 'message', id, { after: next })
  })
}

/** A wake-up comes within seconds of its time; what waits longer has lost it with the process that was to give it. */
const lostAfter = 60_000

/** Wakes what waits though it is due. Waking too often is harmless. */
export async function resumeMail(
  db: Database,
  jobs: Pick<Jobs, 'enqueue'>,
  now: Date = new Date(),
): Promise<void> {
  const environments = await db.selectFrom('environments').select('environment_id').execute()
  for (const { environment_id } of environments) {
    await within(db, environment_id, async (tx) => {
      const waiting = await tx
        .selectFrom('messages')
        .select((eb) => eb.fn.coalesce('campaign_id', 'message_id').as('id'))
        .distinct()
        .where('environment_id', '=', environment_id)
        .where('state', '=', 'queued')
        .where('due_at', '<', new Date(now.getTime() - lostAfter))
        .execute()
      for (const { id } of waiting) await jobs.enqueue(tx, 'message', id)
    })
  }
}

/** @returns whether the mail server is there to go on with. */
async function sendAll(
  services: DeliveryServices,
  environmentId: string,
  due: Message[],
  now: () => Date,
): Promise<boolean> {
  const { db } = services
  const site = await environmentSite(db, environmentId)
  let outage: Extract<Settled, { state: 'queued' }> | null = null
  const lane = async () => {
    for (let message = due.shift(); message; message = outage ? undefined : due.shift()) {
      const { message_id } = message
      const settled = await attempt(services, site, message, now()).catch((error: unknown) =>
        failedHere(message, error, now()),
      )
      await within(db, environmentId, (tx) => settle(tx, message_id, settled, now()))
      if (settled.state === 'queued' && settled.outage) outage = settled
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  const until = outage as Extract<Settled, { state: 'queued' }> | null
  if (!until) return true
  await within(db, environmentId, (tx) => handBack(tx, due, until.dueAt))
  return false
}

/** What went wrong on our side (a text that can't be merged) stops this mail and no other. */
function failedHere(message: Message, error: unknown, now: Date): Settled {
  const reason = `This went wrong on our side: ${error instanceof Error ? error.message : String(error)}`
  const dueAt = retryAt(message, now)
  return dueAt ? { state: 'queued', reason, dueAt, outage: false } : { state: 'failed', reason }
}
