import type { Message } from './outbox.ts'

const [second, minute, hour] = [1000, 60_000, 3_600_000]

/** Long enough for a server that greets strangers with "later" (greylisting), and for a night's outage. */
const patient = [10 * second, minute, 5 * minute, 20 * minute, hour, 3 * hour, 6 * hour]

/** Whoever waits on the sign-in page asks again soon. */
const hasty = patient.slice(0, 3)

/** When a mail is tried again after its so-manieth attempt failed; null where it is given up. */
export function retryAt(
  { template, attempts }: Pick<Message, 'template' | 'attempts'>,
  now: Date,
): Date | null {
  const wait = (template === 'invitation' ? patient : hasty)[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait)
}
