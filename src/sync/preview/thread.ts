// Previews run in a thread of their own: a document may ask for more work than anybody waits for, and while it is at it
// others sign in. One job at a time, in the order of the waiting line; one that takes too long is ended with its thread,
// and the next starts a new one.
/* oxlint-disable unicorn/require-post-message-target-origin -- a window's message has an origin, a thread's has none */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { RecipeStep } from '../../mapping/core/recipes/catalogue.ts'
import type { RecipeContext } from '../../mapping/core/recipes/recipe.ts'
import { Problem } from '../../tenancy/problem.ts'
import type { Preview } from '../preview.ts'
import type { Program, Sample } from './program.ts'
import type { RecipeOffer } from './recipes.ts'
import { createWaitingLine, type Asker } from './waiting-line.ts'

type PreviewJob = {
  kind: 'preview'
  sample: Sample
  now: Program
  before: Program
  /** Fields that other projects of the site write, with the names of those projects. */
  owned?: ReadonlyMap<string, string>
}
type RecipesJob = {
  kind: 'recipes'
  sample: Sample
  row: { sources: string[]; steps: RecipeStep[] }
  context: RecipeContext
}
export type Job = PreviewJob | RecipesJob
export type Answered = Preview | RecipeOffer[]

export type PreviewThread = {
  /**
   * @throws {Problem} `invalid` where it takes longer than two seconds, or more memory than it may; `conflict` or
   * `too_many` as the waiting line says.
   */
  preview(by: By, job: Omit<PreviewJob, 'kind'>): Promise<Preview>
  recipes(by: By, job: Omit<RecipesJob, 'kind'>): Promise<RecipeOffer[]>
}
type By = Omit<Asker, 'kind'>

/** Started at the first job; it keeps no process alive. */
export function createPreviewThread({ mostMs = 2_000 } = {}): PreviewThread {
  let thread: Promise<Worker> | null = null
  const inTurn = createWaitingLine()
  const run = async (job: Job): Promise<unknown> => {
    const worker = await (thread ??= start())
    try {
      return await answerOf(worker, job, mostMs)
    } catch (error) {
      thread = null
      await worker.terminate()
      throw error
    }
  }
  const ask = ({ accountId, projectId }: By, job: Job): Promise<unknown> =>
    inTurn({ accountId, projectId, kind: job.kind }, () => run(job))
  return {
    preview: (by, job) => ask(by, { kind: 'preview', ...job }) as Promise<Preview>,
    recipes: (by, job) => ask(by, { kind: 'recipes', ...job }) as Promise<RecipeOffer[]>,
  }
}

async function start(): Promise<Worker> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  worker.unref()
  await once(worker, 'message')
  return worker
}

async function answerOf(worker: Worker, job: Job, mostMs: number): Promise<unknown> {
  const over = AbortSignal.timeout(mostMs)
  worker.postMessage(job)
  try {
    const [answer] = (await once(worker, 'message', { signal: over })) as [unknown]
    return answer
  } catch (cause) {
    if (!over.aborted && !isOutOfMemory(cause)) throw cause
    throw new Problem('invalid', tooMuch, { cause })
  }
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

const tooMuch =
  'Trying this document on the sample takes too long, so it was stopped. Look for recipes that make a text many times longer, or for far more rows than there are values.'
