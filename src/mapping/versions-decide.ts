// What the platform team makes of a version: it accepts it, or asks and returns it.
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { record } from '../tenancy/audit.ts'
import type { ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { readVersion } from './versions.ts'

/**
 * Accepts a version, or returns it with the questions that were asked of it. The row that says so is written once: of
 * two who decide at the same time, one does.
 * @throws {Problem} `conflict` where it was decided already, is not the newest, is accepted with questions or returned
 *   without any; `not_found` where there is no such version.
 */
export async function decide(
  db: Database,
  scope: ProjectScope,
  number: number,
  decision: 'accepted' | 'returned',
): Promise<void> {
  const { projectId, account, clientId } = scope
  await db.transaction().execute(async (tx) => {
    const decided = await tx
      .insertInto('mapping_decisions')
      .columns(['project_id', 'number', 'decision', 'decided_by'])
      .expression((eb) =>
        eb
          .selectFrom('mapping_versions as version')
          .select((select) => [
            'version.project_id',
            'version.number',
            select.val(decision).as('decision'),
            select.cast<string>(select.val(account.accountId), 'uuid').as('decided_by'),
          ])
          .where('version.project_id', '=', projectId)
          .where('version.number', '=', number)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('mapping_versions as newer')
                  .select('newer.number')
                  .whereRef('newer.project_id', '=', 'version.project_id')
                  .whereRef('newer.number', '>', 'version.number'),
              ),
            ),
          )
          .where(({ not, exists, selectFrom }) => {
            const asked = exists(
              selectFrom('mapping_questions as question')
                .select('question_id')
                .whereRef('question.project_id', '=', 'version.project_id')
                .whereRef('question.number', '=', 'version.number'),
            )
            return decision === 'returned' ? asked : not(asked)
          }),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (!decided.numInsertedOrUpdatedRows) throw await undecided(tx, projectId, number, decision)
    await record(tx, {
      event: decision === 'accepted' ? 'mapping.accepted' : 'mapping.returned',
      actor: { kind: 'account', id: account.accountId },
      clientId,
      subject: { kind: 'project', id: projectId },
      value: { number },
    })
  })
}

/** Why a version was not decided. */
async function undecided(
  db: Pick<Database, 'selectFrom'>,
  projectId: string,
  number: number,
  decision: 'accepted' | 'returned',
): Promise<Problem> {
  const waits = await whyDecided(db, projectId, number)
  if (waits) return waits
  return decision === 'returned'
    ? new Problem(
        'conflict',
        'Ask at least one question first, so that the client team knows what to change.',
      )
    : new Problem(
        'conflict',
        'Questions were asked of this version. Return it with them, or take them back before you accept it.',
      )
}

/** Null while a version waits to be decided. @throws {Problem} `not_found` where there is no such version. */
async function whyDecided(
  db: Pick<Database, 'selectFrom'>,
  projectId: string,
  number: number,
): Promise<Problem | null> {
  await readVersion(db, projectId, number)
  const decision = await db
    .selectFrom('mapping_decisions')
    .innerJoin('accounts', 'accounts.account_id', 'decided_by')
    .select(['decision', 'name'])
    .where('project_id', '=', projectId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (decision) {
    return new Problem('conflict', `${decision.name} ${decision.decision} this version already.`)
  }
  const newer = await db
    .selectFrom('mapping_versions')
    .select('number')
    .where('project_id', '=', projectId)
    .where('number', '>', number)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!newer) return null
  return new Problem(
    'conflict',
    `Version ${newer.number} was handed in meanwhile: look at that one.`,
  )
}

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
    const gone = await tx
      .deleteFrom('mapping_questions')
      .where('question_id', '=', questionId)
      .where('project_id', '=', projectId)
      .where('number', '=', number)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('mapping_decisions as decision')
              .select('decision')
              .whereRef('decision.project_id', '=', 'mapping_questions.project_id')
              .whereRef('decision.number', '=', 'mapping_questions.number'),
          ),
        ),
      )
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
      .where(({ and, not, exists, selectFrom }) =>
        and([
          exists(
            selectFrom('mapping_decisions as decision')
              .select('decision')
              .whereRef('decision.project_id', '=', 'mapping_questions.project_id')
              .whereRef('decision.number', '=', 'mapping_questions.number')
              .where('decision.decision', '=', 'returned'),
          ),
          not(
            exists(
              selectFrom('mapping_versions as newer')
                .select('newer.number')
                .whereRef('newer.project_id', '=', 'mapping_questions.project_id')
                .whereRef('newer.number', '>', 'mapping_questions.number'),
            ),
          ),
        ]),
      )
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
