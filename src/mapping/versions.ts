// The versions of a mapping document. The client team hands one in; the platform team accepts it or returns it with
// questions, which the client team answers before it hands in again.
//
// handed in ──▶ accepted
//     └───────▶ returned ──(answers, a further version)
//
// A version never changes and is decided once; only the newest can be. Questions are the platform team's own until it
// returns the version with them.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { sideOf, type ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Program } from './core/document/area.ts'
import { programOf } from './revisions.ts'

export type Question = {
  questionId: string
  tab: string
  row: string | null
  column: string | null
  /** What the place was called when it was asked. */
  place: string
  text: string
  askedBy: string
  askedAt: Date
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
}

export type Version = {
  number: number
  state: 'handed in' | 'accepted' | 'returned'
  madeBy: string
  madeAt: Date
  note: string
  /** How many problems the checks found in it. */
  problems: number
  hash: string
  decidedBy: string | null
  decidedAt: Date | null
  questions: Question[]
}

/** How the joint work stands: the newest version, and the draft beside it. */
export type VersionStanding = {
  newest: (Omit<Version, 'questions'> & { questions: number; unanswered: number }) | null
  /** Whether somebody edited the draft since that version, or at all where there is none. */
  editedSince: boolean
  /** The draft's revision. */
  revision: number
}

type Reader = Pick<Database, 'selectFrom'>

/** The newest first. The client team reads questions once the version was returned with them. */
export async function readVersions(
  db: Reader,
  { account, projectId }: Pick<ProjectScope, 'account' | 'projectId'>,
): Promise<Version[]> {
  const rows = await versionRows(db, projectId).execute()
  const questions = await questionRows(db, projectId).execute()
  const reads = (state: Version['state']) => state === 'returned' || sideOf(account) === 'platform'
  return rows.map((row) => {
    const version = presentVersion(row)
    const asked = questions.filter(({ number }) => number === version.number)
    return { ...version, questions: reads(version.state) ? asked.map(presentQuestion) : [] }
  })
}

export async function versionStanding(
  db: Reader,
  { account, projectId }: Pick<ProjectScope, 'account' | 'projectId'>,
): Promise<VersionStanding> {
  const draft = await db
    .selectFrom('mapping_drafts')
    .select('revision')
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  const revision = draft?.revision ?? 0
  const row = await versionRows(db, projectId).limit(1).executeTakeFirst()
  if (!row) return { newest: null, editedSince: revision > 0, revision }
  const version = presentVersion(row)
  const counts = await db
    .selectFrom('mapping_questions')
    .select((eb) => [
      eb.fn.countAll<number>().as('questions'),
      eb.fn.countAll<number>().filterWhere('answer', 'is', null).as('unanswered'),
    ])
    .where('project_id', '=', projectId)
    .where('number', '=', version.number)
    .executeTakeFirstOrThrow()
  const hidden = version.state !== 'returned' && sideOf(account) === 'client'
  const newest = { ...version, ...(hidden ? { questions: 0, unanswered: 0 } : counts) }
  return { newest, editedSince: row.revision !== revision, revision }
}

/** @throws {Problem} `not_found` where there is no such version. */
export async function readVersion(db: Reader, projectId: string, number: number): Promise<Program> {
  const row = await db
    .selectFrom('mapping_versions')
    .select(['document', 'model'])
    .where('project_id', '=', projectId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', `There is no version ${number} of this document.`)
  return programOf(row)
}

const versionRows = (db: Reader, projectId: string) =>
  db
    .selectFrom('mapping_versions as version')
    .innerJoin('accounts as maker', 'maker.account_id', 'version.made_by')
    .leftJoin('mapping_decisions as decision', (join) =>
      join
        .onRef('decision.project_id', '=', 'version.project_id')
        .onRef('decision.number', '=', 'version.number'),
    )
    .leftJoin('accounts as decider', 'decider.account_id', 'decision.decided_by')
    .select([
      'version.number',
      'version.revision',
      'version.hash',
      'version.note',
      'version.problems',
      'version.made_at',
      'maker.name as made_by',
      'decision.decision',
      'decision.decided_at',
      'decider.name as decided_by',
    ])
    .where('version.project_id', '=', projectId)
    .orderBy('version.number', 'desc')

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionRows>['execute']>>[number]

function presentVersion(row: VersionRow) {
  return {
    number: row.number,
    state: (row.decision ?? 'handed in') as Version['state'],
    madeBy: row.made_by,
    madeAt: row.made_at,
    note: row.note,
    problems: row.problems,
    hash: row.hash,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }
}

const questionRows = (db: Reader, projectId: string) =>
  db
    .selectFrom('mapping_questions as question')
    .innerJoin('accounts as asker', 'asker.account_id', 'question.asked_by')
    .leftJoin('accounts as answerer', 'answerer.account_id', 'question.answered_by')
    .select([
      'question.question_id',
      'question.number',
      'question.tab',
      'question.row',
      'question.column',
      'question.place',
      'question.text',
      'question.asked_at',
      'question.answer',
      'question.answered_at',
      'asker.name as asked_by',
      'answerer.name as answered_by',
    ])
    .where('question.project_id', '=', projectId)
    .orderBy(sql`question.asked_at, question.question_id`)

type QuestionRow = Awaited<ReturnType<ReturnType<typeof questionRows>['execute']>>[number]

function presentQuestion(row: QuestionRow): Question {
  return {
    questionId: row.question_id,
    tab: row.tab,
    row: row.row,
    column: row.column,
    place: row.place,
    text: row.text,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
  }
}
