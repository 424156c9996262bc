// The thread that previews run in. It holds nothing between two jobs.
/* oxlint-disable unicorn/require-post-message-target-origin -- a window's message has an origin, a thread's has none */
import { parentPort } from 'node:worker_threads'
import { preview } from '../preview.ts'
import { offerRecipes } from './recipes.ts'
import type { Answered, Job } from './thread.ts'

parentPort?.on('message', (job: Job) => {
  const answer: Answered =
    job.kind === 'preview'
      ? preview(job.sample, job.now, job.before, job.owned)
      : offerRecipes(job.row, job.sample, job.context)
  parentPort?.postMessage(answer)
})
parentPort?.postMessage('ready')
