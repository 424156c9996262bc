// A thread for what somebody's document or file asks for: however much work that is, it is over soon and takes no more
// memory than it may, while others sign in. A job that asks for more is ended with its thread, and the next one has a new
// thread. Between two jobs it keeps no process alive.
/* oxlint-disable unicorn/require-post-message-target-origin -- a window's message has an origin, a thread's has none */
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { worksFor } from './processor-time.ts'

export type Limits = {
  /** Milliseconds that it may work on one job, and by the clock where the machine is busy with other things. */
  cpuMs: number
  clockMs: number
  megabytes: number
}

/** What a job ends with that asks for more than it may have. */
export class Exhausted extends Error {
  readonly of: 'processor' | 'clock' | 'memory'

  constructor(of: Exhausted['of'], { cause }: { cause?: unknown } = {}) {
    super(`A job asked for more than its thread may take of the ${of}.`, { cause })
    this.name = 'Exhausted'
    this.of = of
  }
}

export type BoundedThread<Job, Answer> = {
  /** One job at a time: the caller waits for the one before. @throws {Exhausted} */
  run: (job: Job) => Promise<Answer>
  /** Ends it; the next job would start it anew. */
  end: () => Promise<void>
}

/** Started at the first job. @param module what runs in it; it calls `answerJobs`. */
export function createBoundedThread<Job, Answer>(
  module: URL,
  limits: Limits,
): BoundedThread<Job, Answer> {
  let thread: Worker | null = null
  const started = async () => {
    const worker = await start(module, limits)
    // Whatever it ends of, between two jobs too: the next one starts another.
    worker.once('exit', () => (thread = null))
    return worker
  }
  const end = async () => void (await thread?.terminate())
  const run = async (job: Job) => {
    const worker = (thread ??= await started())
    const done = new AbortController()
    worker.ref()
    try {
      // First: it throws where a job can't be copied, and then nobody would await the answer.
      worker.postMessage(job)
      const answer = await Promise.race([
        nextMessage(worker, done.signal),
        exhaustion(worker, limits, done.signal),
      ])
      return answer as Answer
    } catch (error) {
      await end()
      throw isOutOfMemory(error) ? new Exhausted('memory', { cause: error }) : error
    } finally {
      done.abort()
      worker.unref()
    }
  }
  return { run, end }
}

async function start(module: URL, { megabytes }: Limits): Promise<Worker> {
  const worker = new Worker(module, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  // An error that nobody listens to would end the process.
  worker.on('error', () => undefined)
  const done = new AbortController()
  try {
    await nextMessage(worker, done.signal)
  } finally {
    done.abort()
  }
  return worker
}

/** @throws {Error} where the thread fails or ends first. */
async function nextMessage(worker: Worker, done: AbortSignal): Promise<unknown> {
  const [first]: unknown[] = await Promise.race([
    once(worker, 'message', { signal: done }),
    once(worker, 'exit', { signal: done }).then(() => {
      throw new Error('A thread ended without an answer.')
    }),
  ])
  return first
}

async function exhaustion(
  worker: Worker,
  { cpuMs, clockMs }: Limits,
  done: AbortSignal,
): Promise<never> {
  const clock = setTimeout(clockMs, undefined, { signal: done, ref: false })
  const of = await Promise.race([
    worksFor(worker, cpuMs, done).then(() => 'processor' as const),
    clock.then(() => 'clock' as const),
  ])
  throw new Exhausted(of)
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
