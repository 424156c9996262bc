// What the platform team makes of a version: it accepts it, or returns it with the questions that it asked.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { record } from '../tenancy/audit.ts'
import type { ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { lockProject } from './draft.ts'
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
    // Whoever asks or takes back at the same time waits: a version is not returned with a question that is just going.
    await lockProject(tx, projectId)
    const decided = await sql`
      insert into mapping_decisions (project_id, number, decision, decided_by)
      select project_id, number, ${decision}, ${account.accountId}
      from mapping_versions as version
      where project_id = ${projectId} and number = ${number}
        and not exists (
          select from mapping_versions as newer
          where newer.project_id = version.project_id and newer.number > version.number
        )
        and ${decision === 'returned'} = exists (
          select from mapping_questions as question
          where question.project_id = version.project_id and question.number = version.number
        )
      on conflict do nothing
    `.execute(tx)
    if (!decided.numAffectedRows) throw await undecided(tx, projectId, number, decision)
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
export async function whyDecided(
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
