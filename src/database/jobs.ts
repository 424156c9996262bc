import { type KyselyTransactionLike, PgBoss, fromKysely } from 'pg-boss'
import type { Address } from './connection.ts'
import { type EnvironmentTransaction, outside } from './within.ts'

/** What a job is about: a row of an environment. The row says what to do; the job only wakes a worker. */
export type Subject = { environmentId: string; id: string }

export type Jobs = {
  /** Wakes a worker for this row once the caller's transaction commits. */
  enqueue(
    tx: EnvironmentTransaction,
    queue: Queue,
    id: string,
    options?: { after?: Date },
  ): Promise<void>
  work(queue: Queue, handle: (subject: Subject) => Promise<void>): Promise<void>
  stop(): Promise<void>
}

const queues = ['pull', 'plan', 'run', 'message'] as const
export type Queue = (typeof queues)[number]

/** Starts the job queue in the same database. Each job is tried again when its handler throws or its process dies. */
export async function startJobs(address: Address): Promise<Jobs> {
  const boss = new PgBoss({ ...address, max: 4, application_name: 'gangway jobs' })
  boss.on('error', () => {}) // a lost connection is tried again by itself
  await boss.start()
  for (const queue of queues)
    await boss.createQueue(queue, { retryLimit: 5, retryDelay: 1, retryBackoff: true })
  return {
    async enqueue(tx, queue, id, options = {}) {
      const subject: Subject = { environmentId: tx.environmentId, id }
      const when = options.after ? { startAfter: options.after } : {}
      await outside(tx, (tx) =>
        boss.send(queue, subject, { ...when, db: fromKysely(tx as KyselyTransactionLike) }),
      )
    },
    async work(queue, handle) {
      const options = { pollingIntervalSeconds: 0.5, localConcurrency: queue === 'message' ? 4 : 2 }
      await boss.work<Subject>(queue, options, async (jobs) => {
        for (const job of jobs) await handle(job.data)
      })
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}
