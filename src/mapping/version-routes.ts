// Versions of the mapping document: handed in, looked at, compared, accepted or returned with questions.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject, sideOf, type ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { projectParams, revision } from './body.ts'
import { areas, type Program } from './core/document/area.ts'
import { difference } from './core/difference.ts'
import { readDraft } from './draft.ts'
import { handIn } from './hand-in.ts'
import { nothingSaved } from './revisions.ts'
import { decide } from './versions-decide.ts'
import { answerQuestion, ask, takeBack } from './versions-questions.ts'
import { readVersion, readVersions } from './versions.ts'

const number = z.coerce.number().pipe(revision.min(1))
const versionParams = projectParams.extend({ number })
const questionParams = versionParams.extend({ question: z.uuid() })
/** A version, the document as it is now, or the empty one that every project starts from. */
const side = z.union([z.enum(['now', 'start']), number], {
  error: "Write the number of a version, 'now' or 'start'.",
})
const place = z.string().trim().max(300)
const text = z.string().trim().min(1, 'Write something.').max(2000)

/** As many differences as anybody reads. */
const most = 500

export const versionEndpoints = ({ db }: { db: Database }) => {
  const reads = { on: 'console', may: inProject(db, 'read'), audit: { none: 'reads' } } as const
  const ofClient = { on: 'console', may: clientTeam(db) } as const
  const ofPlatform = { on: 'console', may: inProject(db, 'map') } as const
  return {
    'GET /api/projects/:project/mapping/versions': endpoint({
      ...reads,
      params: projectParams,
      answer: async ({ scope }) => ({ versions: await readVersions(db, scope) }),
    }),

    'GET /api/projects/:project/mapping/versions/:number': endpoint({
      ...reads,
      params: versionParams,
      answer: ({ scope, params }) => readVersion(db, scope.projectId, params.number),
    }),

    'GET /api/projects/:project/mapping/difference': endpoint({
      ...reads,
      params: projectParams,
      query: z.strictObject({ from: side, to: side }),
      answer: async ({ scope, query }) => {
        const from = await programAt(db, scope, query.from)
        const to = await programAt(db, scope, query.to)
        const differences = difference(from, to)
        return { differences: differences.slice(0, most), count: differences.length }
      },
    }),

    'POST /api/projects/:project/mapping/versions': endpoint({
      ...ofClient,
      audit: 'mapping.handed_in',
      params: projectParams,
      body: z.strictObject({ revision, note: z.string().trim().max(2000) }),
      answer: ({ scope, body }) => handIn(db, scope, body),
    }),

    'POST /api/projects/:project/mapping/versions/:number/accept': endpoint({
      ...ofPlatform,
      audit: 'mapping.accepted',
      params: versionParams,
      answer: ({ scope, params }) => decide(db, scope, params.number, 'accepted'),
    }),

    'POST /api/projects/:project/mapping/versions/:number/return': endpoint({
      ...ofPlatform,
      audit: 'mapping.returned',
      params: versionParams,
      answer: ({ scope, params }) => decide(db, scope, params.number, 'returned'),
    }),

    'POST /api/projects/:project/mapping/versions/:number/questions': endpoint({
      ...ofPlatform,
      audit: 'mapping.asked',
      params: versionParams,
      body: z.strictObject({
        tab: z.enum(areas),
        row: place.nullable(),
        column: place.nullable(),
        place,
        text,
      }),
      answer: ({ scope, params, body }) => ask(db, scope, params.number, body),
    }),

    'DELETE /api/projects/:project/mapping/versions/:number/questions/:question': endpoint({
      ...ofPlatform,
      audit: 'mapping.question_taken_back',
      params: questionParams,
      answer: ({ scope, params: { number, question } }) =>
        takeBack(db, scope, { number, questionId: question }),
    }),

    'PUT /api/projects/:project/mapping/versions/:number/questions/:question/answer': endpoint({
      ...ofClient,
      audit: 'mapping.answered',
      params: questionParams,
      body: z.strictObject({ text }),
      answer: ({ scope, params: { number, question }, body }) =>
        answerQuestion(db, scope, { number, questionId: question }, body.text),
    }),
  }
}

/** What the client team says, nobody says for it. */
function clientTeam(db: Database) {
  const contribute = inProject(db, 'contribute')
  return async (asked: Parameters<typeof contribute>[0]): Promise<ProjectScope> => {
    const scope = await contribute(asked)
    if (sideOf(scope.account) === 'client') return scope
    throw new Problem(
      'not_allowed',
      'The client team hands the document in and answers questions; the platform team accepts it or returns it.',
    )
  }
}

async function programAt(
  db: Database,
  { projectId }: ProjectScope,
  at: z.output<typeof side>,
): Promise<Program> {
  if (at === 'start') return nothingSaved
  return at === 'now' ? readDraft(db, projectId) : readVersion(db, projectId, at)
}
