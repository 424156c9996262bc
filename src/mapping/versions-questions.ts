// What the platform team asks about a version, and what the client team answers.
import type { ExpressionBuilder } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import type { GlobalTables } from '../database/walls.ts'
import { record } from '../tenancy/audit.ts'
import type { ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { lockProject } from './draft.ts'
import { whyDecided } from './versions-decide.ts'

export type NewQuestion = {
  tab: string
  row: string | null
  column: string | null
  place: string
  text: string
}

/** Asks about a version that waits; the client team sees it when the version is returned. */
export async function ask(
  db: Database,
  { projectId, account, clientId }: ProjectScope,
  number: number,
  question: NewQuestion,
): Promise<{ questionId: string }> {
  return db.transaction().execute(async (tx) => {
    await lockProject(tx, projectId)
    const decided = await whyDecided(tx, projectId, number)
    if (decided) throw decided
    const questionId = uuid()
    await tx
      .insertInto('mapping_questions')
      .values({
        question_id: questionId,
        project_id: projectId,
        number,
        ...question,
        asked_by: account.accountId,
      })
      .execute()
    await record(tx, {
      event: 'mapping.asked',
      actor: { kind: 'account', id: account.accountId },
      clientId,
      subject: { kind: 'project', id: projectId },
      value: { number, questionId },
    })
    return { questionId }
  })
}

/** Takes a question back, as long as the version was not returned with it. */
export async function takeBack(
  db: Database,
  { projectId, account, clientId }: ProjectScope,
  { number, questionId }: { number: number; questionId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockProject(tx, projectId)
    const gone = await tx
      .deleteFrom('mapping_questions')
      .where('question_id', '=', questionId)
      .where('project_id', '=', projectId)
      .where('number', '=', number)
      .where((eb) => eb.not(eb.exists(decisionOf(eb))))
      .executeTakeFirst()
    if (!gone.numDeletedRows) {
      throw new Problem('not_found', 'This question is not there any more, or was sent already.')
    }
    await record(tx, {
      event: 'mapping.question_taken_back',
      actor: { kind: 'account', id: account.accountId },
      clientId,
      subject: { kind: 'project', id: projectId },
      value: { number, questionId },
    })
  })
}

/** The client team answers a question that came back to it; until it hands in again it can say it anew. */
export async function answerQuestion(
  db: Database,
  { projectId, account, clientId }: ProjectScope,
  { number, questionId }: { number: number; questionId: string },
  text: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const answered = await tx
      .updateTable('mapping_questions')
      .set({ answer: text, answered_by: account.accountId, answered_at: new Date() })
      .where('question_id', '=', questionId)
      .where('project_id', '=', projectId)
      .where('number', '=', number)
      .where((eb) => eb.exists(decisionOf(eb).where('decision', '=', 'returned')))
      .where((eb) => eb.not(eb.exists(newerThanOf(eb))))
      .executeTakeFirst()
    if (!answered.numUpdatedRows) {
      throw new Problem('not_found', 'This question does not wait for an answer.')
    }
    await record(tx, {
      event: 'mapping.answered',
      actor: { kind: 'account', id: account.accountId },
      clientId,
      subject: { kind: 'project', id: projectId },
      value: { number, questionId },
    })
  })
}

type Of = ExpressionBuilder<GlobalTables, 'mapping_questions'>

const decisionOf = (eb: Of) =>
  eb
    .selectFrom('mapping_decisions')
    .select('decision')
    .whereRef('mapping_decisions.project_id', '=', 'mapping_questions.project_id')
    .whereRef('mapping_decisions.number', '=', 'mapping_questions.number')

const newerThanOf = (eb: Of) =>
  eb
    .selectFrom('mapping_versions')
    .select('mapping_versions.number')
    .whereRef('mapping_versions.project_id', '=', 'mapping_questions.project_id')
    .whereRef('mapping_versions.number', '>', 'mapping_questions.number')
