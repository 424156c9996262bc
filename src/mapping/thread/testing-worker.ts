// For tests of bounded threads: a thread that does what it is told.
import { answerJobs } from './answer-jobs.ts'

const acts: { [job: string]: () => unknown } = {
  answer: () => 'answered',
  work: () => {
    for (;;) Math.hypot(1, 1)
  },
  'wait for ever': () => new Promise(() => undefined),
  fill: () => {
    const all: number[][] = []
    for (;;) all.push(Array.from({ length: 1_000 }, (_, at) => at / 3))
  },
  fail: () => {
    throw new Error('It failed.')
  },
  exit: () => process.exit(0),
  'exit later': () => {
    setImmediate(() => process.exit(0))
    return 'going'
  },
}

answerJobs((job: string) => acts[job]?.())
