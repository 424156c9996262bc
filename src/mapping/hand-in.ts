// The client team hands a version in. What is wrong with it is known to both sides: with problems open that it could
// mend, it is handed in only with a note that says what is still to be talked about.
import type { Transaction } from 'kysely'
import type { Database } from '../database/connection.ts'
import type { GlobalTables } from '../database/walls.ts'
import { record } from '../tenancy/audit.ts'
import type { ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { checkedDraft } from './checked-draft.ts'
import type { Problem as Found } from './core/check.ts'
import { namesOf } from './core/difference/names.ts'
import { cellCalled } from './core/difference/place.ts'
import { hashOf } from './core/hash.ts'
import { same } from './core/three-way/same.ts'
import { lockProject, readDraft, type Draft } from './draft.ts'
import { editableAreas } from './rights.ts'
import { readVersion, versionStanding } from './versions.ts'

/**
 * Freezes the draft as the next version.
 * @param scope who hands it in. `revision` is that of the draft that they looked at.
 * @throws {Problem} `conflict` where somebody saved since, or nothing is new; `invalid` with problems and no note, or
 *   questions without an answer.
 */
export async function handIn(
  db: Database,
  scope: ProjectScope,
  { revision, note }: { revision: number; note: string },
): Promise<{ number: number }> {
  const { projectId, account } = scope
  // A check may take seconds: nobody's save waits for it, and what was saved meanwhile refuses the hand-in below.
  const checked = await checkedDraft(db, projectId)
  return db.transaction().execute(async (tx) => {
    const clientId = await lockProject(tx, projectId)
    const draft = await readDraft(tx, projectId)
    if (draft.revision !== revision || checked.draft.revision !== revision) {
      throw new Problem(
        'conflict',
        'Somebody saved the mapping document since you looked at it, so it was not handed in. Look at their changes, then hand it in again.',
      )
    }
    const last = await refuseUnready(tx, scope, draft)
    const problems = checked.found.filter(({ severity }) => severity === 'problem')
    const edits = await editableAreas(tx, scope)
    const own = problems.filter(({ tab }) => edits.has(tab))
    if (own.length > 0 && note === '') throw withProblems(own, draft)
    const number = last + 1
    const hash = hashOf(draft.document)
    await tx
      .insertInto('mapping_versions')
      .values({
        project_id: projectId,
        number,
        kind: 'handed in',
        revision,
        document: JSON.stringify(draft.document),
        model: JSON.stringify(draft.model),
        hash,
        note,
        problems: problems.length,
        made_by: account.accountId,
      })
      .execute()
    await record(tx, {
      event: 'mapping.handed_in',
      actor: { kind: 'account', id: account.accountId },
      clientId,
      subject: { kind: 'project', id: projectId },
      value: { number, hash, problems: problems.length },
    })
    return { number }
  })
}

/** Returns the number of the last version; 0 for none. */
async function refuseUnready(
  tx: Transaction<GlobalTables>,
  scope: ProjectScope,
  draft: Draft,
): Promise<number> {
  if (draft.revision === 0) {
    throw new Problem('conflict', 'The mapping document is still empty: fill it in first.')
  }
  const { newest } = await versionStanding(tx, scope)
  if (!newest) return 0
  const { number, state, unanswered } = newest
  if (state === 'returned' && unanswered > 0) {
    const questions = unanswered === 1 ? '1 question' : `${unanswered} questions`
    const text = `Version ${number} came back with ${questions} that nobody has answered yet. Answer them, then hand the document in.`
    throw new Problem('invalid', text)
  }
  if (state === 'returned') return number
  const { document, model } = await readVersion(tx, scope.projectId, number)
  if (!same(document, draft.document) || !same(model, draft.model)) return number
  throw new Problem(
    'conflict',
    `Nothing changed since version ${number}, which ${state === 'accepted' ? 'was accepted' : 'is with the platform team'}.`,
  )
}

function withProblems(problems: readonly Found[], draft: Draft): Problem {
  const [count, them] =
    problems.length === 1 ? ['1 problem', 'it'] : [`${problems.length} problems`, 'them']
  const text = `The document still has ${count}. Mend ${them}, or hand it in with a note that says what is open.`
  const names = namesOf(draft)
  const places = problems.slice(0, 100).map((problem) => ({
    place: cellCalled(problem, draft, names),
    text: problem.text,
  }))
  return new Problem('invalid', text, { places })
}
