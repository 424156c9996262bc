import { deliver, resumeMail } from '../mail/deliver.ts'
import { resumeUnfinished, workSync } from '../sync/resume.ts'
import type { Services } from './api.ts'

const everySeconds = 20

/**
 * Has each domain take up its jobs, one line a domain, and wakes what was under way when a process died.
 * @returns what ends the waking; the jobs end with the queue.
 */
export async function startWorkers(services: Services): Promise<() => void> {
  const { db, jobs } = services
  const wake = async () => {
    await resumeUnfinished(db, jobs)
    await resumeMail(db, jobs)
  }
  await workSync(services)
  await jobs.work('message', (subject) => deliver(services, subject))
  await wake()
  // While the database is away there is nothing to wake; the next time finds it.
  const timer = setInterval(() => void wake().catch(() => {}), everySeconds * 1000)
  return () => clearInterval(timer)
}
