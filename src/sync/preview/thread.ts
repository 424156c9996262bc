// Previews run in a thread of their own, in the order of the waiting line: a document may ask for more work than anybody
// waits for.
import type { MappingDocument } from '../../mapping/core/document.ts'
import type { RecipeStep } from '../../mapping/core/recipes/catalogue.ts'
import { createBoundedThread, Exhausted } from '../../mapping/thread/bounded-thread.ts'
import { createWaitingLine } from '../../mapping/thread/waiting-line.ts'
import { Problem } from '../../tenancy/problem.ts'
import type { Preview } from '../preview.ts'
import type { Program, Sample } from './program.ts'
import type { RecipeOffer } from './recipes.ts'

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
  document: MappingDocument
}
export type Job = PreviewJob | RecipesJob
export type Answered = Preview | RecipeOffer[]

export type PreviewThread = {
  /**
   * @throws {Problem} `invalid` where it takes longer than two seconds of the processor, or more memory than it may;
   * `conflict` or `too_many` as the waiting line says.
   */
  preview(by: By, job: Omit<PreviewJob, 'kind'>): Promise<Preview>
  recipes(by: By, job: Omit<RecipesJob, 'kind'>): Promise<RecipeOffer[]>
}
type By = { accountId: string; projectId: string }

export function createPreviewThread({ cpuMs = 2_000 } = {}): PreviewThread {
  const module = new URL('worker.ts', import.meta.url)
  const limits = { cpuMs, clockMs: 20_000, megabytes: 512 }
  const thread = createBoundedThread<Job, Answered>(module, limits)
  const inTurn = createWaitingLine()
  const ask = ({ accountId, projectId }: By, job: Job) =>
    inTurn({ projectId, newestOf: `${job.kind} by ${accountId}` }, async () => {
      try {
        return await thread.run(job)
      } catch (cause) {
        if (!(cause instanceof Exhausted)) throw cause
        throw new Problem('invalid', tooMuch, { cause })
      }
    })
  return {
    preview: (by, job) => ask(by, { kind: 'preview', ...job }) as Promise<Preview>,
    recipes: (by, job) => ask(by, { kind: 'recipes', ...job }) as Promise<RecipeOffer[]>,
  }
}

const tooMuch =
  'Trying this document on the sample takes too long, so it was stopped. Look for recipes that make a text many times longer, or for far more rows than there are values.'
