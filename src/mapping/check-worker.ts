// What the thread does in which drafts are checked.
import type { CheckJob } from './checked-draft.ts'
import { check } from './core/check.ts'
import { answerJobs } from './thread/answer-jobs.ts'

answerJobs(({ document, model, owned }: CheckJob) => check(document, model, undefined, owned))
