/* oxlint-disable unicorn/require-post-message-target-origin -- a window's message has an origin, a thread's has none */
import { parentPort } from 'node:worker_threads'

/** What the module of a bounded thread does: it answers each job, and holds nothing between two of them. */
export function answerJobs(answer: (job: never) => unknown): void {
  parentPort?.on('message', async (job: unknown) => {
    parentPort?.postMessage(await answer(job as never))
  })
  parentPort?.postMessage('ready')
}
