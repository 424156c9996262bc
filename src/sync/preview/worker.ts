// What the thread of the previews does.
import { answerJobs } from '../../mapping/thread/answer-jobs.ts'
import { preview } from '../preview.ts'
import { offerRecipes } from './recipes.ts'
import type { Answered, Job } from './thread.ts'

answerJobs((job: Job): Answered =>
  job.kind === 'preview'
    ? preview(job.sample, job.now, job.before, job.owned)
    : offerRecipes(job.row, job.sample, job.document),
)
