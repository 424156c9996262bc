// A draft with what is wrong with it, checked in a thread of its own: a check tries each test person on the document, and
// whoever may edit both could ask for hours of work. Of each project the last answer is remembered, that it takes too long
// too. Projects stand in line, and none of them twice: when its turn comes the draft is read as it is then, and everybody
// who waits for it has that answer. So however many documents one project saves, another waits for one of them at most.
import { createHash } from 'node:crypto'
import type { Database } from '../database/connection.ts'
import type { Problem } from './core/check.ts'
import type { Program } from './core/document/area.ts'
import { readDraft, type Draft } from './draft.ts'
import { ownedElsewhere } from './owned-fields.ts'
import { createBoundedThread, Exhausted } from './thread/bounded-thread.ts'

export type CheckedDraft = { draft: Draft; found: readonly Problem[] }

export type CheckJob = Program & { owned: ReadonlyMap<string, string> }

/**
 * The draft as it is now or was saved meanwhile, with what `check` says of it without a profile. One that takes longer or
 * more memory than any honest document has one problem that says so.
 */
export async function checkedDraft(db: Database, projectId: string): Promise<CheckedDraft> {
  const asked = await readJob(db, projectId)
  const found = remembered(projectId, asked)
  return found ? { draft: asked.draft, found } : inTurn(db, projectId)
}

/** Checks that wait for their turn, by project. */
const waiting = new Map<string, Promise<CheckedDraft>>()
let last: Promise<unknown> = Promise.resolve()

async function inTurn(db: Database, projectId: string): Promise<CheckedDraft> {
  const joined = waiting.get(projectId)
  if (joined) return joined
  const turn = last.then(async () => {
    // Whoever asks from here on may mean a save that comes after what is read now.
    waiting.delete(projectId)
    const asked = await readJob(db, projectId)
    const found = remembered(projectId, asked) ?? (await checkInThread(projectId, asked))
    return { draft: asked.draft, found }
  })
  last = turn.catch(() => undefined)
  waiting.set(projectId, turn)
  return turn
}

type Asked = { draft: Draft; job: CheckJob; key: string }

async function readJob(db: Database, projectId: string): Promise<Asked> {
  const draft = await readDraft(db, projectId)
  const { document, model } = draft
  const owned = await ownedElsewhere(db, projectId)
  const key = createHash('sha256')
    .update(JSON.stringify([document, model, [...owned]]))
    .digest('hex')
  return { draft, job: { document, model, owned }, key }
}

type Answer = { key: string; found: readonly Problem[] }

/** The last answer of each project, those that were asked for last at the end. */
const answers = new Map<string, Answer>()
const mostAnswers = 500

function remembered(projectId: string, { key }: Asked): readonly Problem[] | null {
  const answer = answers.get(projectId)
  if (answer?.key !== key) return null
  remember(projectId, answer)
  return answer.found
}

function remember(projectId: string, answer: Answer): void {
  answers.delete(projectId)
  answers.set(projectId, answer)
  const [oldest] = answers.keys()
  if (answers.size > mostAnswers && oldest !== undefined) answers.delete(oldest)
}

const thread = createBoundedThread<CheckJob, Problem[]>(
  new URL('check-worker.ts', import.meta.url),
  { cpuMs: 2_000, clockMs: 20_000, megabytes: 384 },
)

async function checkInThread(projectId: string, { job, key }: Asked): Promise<readonly Problem[]> {
  try {
    const found = await thread.run(job)
    remember(projectId, { key, found })
    return found
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error
    const found = [tooMuch]
    // By the clock it may be the machine that is busy, and not the document.
    if (error.of !== 'clock') remember(projectId, { key, found })
    return found
  }
}

const tooMuch: Problem = {
  severity: 'problem',
  tab: 'testPeople',
  row: null,
  column: null,
  text: 'Checking this document takes too long, so it was stopped. Look for many test people beside many rules, and for records of theirs that are very long.',
}
