import { resumeUnfinished, workSync } from '../sync/resume.ts'
import type { Services } from './api.ts'

const everySeconds = 20

/**
 * Has each domain take up its jobs, one line a domain, and wakes what was under way when a process died.
 * @returns what ends the waking; the jobs end with the queue.
 */
export async function startWorkers(services: Services): Promise<() => void> {
  await workSync(services)
  await resumeUnfinished(services.db, services.jobs)
  const timer = setInterval(() => {
    // While the database is away there is nothing to wake; the next time finds it.
    resumeUnfinished(services.db, services.jobs).catch(() => {})
  }, everySeconds * 1000)
  return () => clearInterval(timer)
}
