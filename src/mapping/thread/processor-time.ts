// How long a thread has worked. What is counted is the time that it had a processor: where others work on the machine too
// the same work takes longer by the clock, which is no fault of whoever asked for it.
import { setTimeout } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'

const lookEveryMs = 50

/** Resolves once the thread has worked for so long from now on. @throws {Error} as soon as `done` is aborted. */
export async function worksFor(worker: Worker, cpuMs: number, done: AbortSignal): Promise<void> {
  const before = await spentMs(worker)
  do await setTimeout(lookEveryMs, undefined, { signal: done, ref: false })
  while ((await spentMs(worker)) - before <= cpuMs)
}

async function spentMs(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1000
  } catch {
    // The thread has ended, and whoever waits for it is told so.
    return 0
  }
}
