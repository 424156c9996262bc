// Who edits which tab. The platform team edits everything; the client team what is its own to know, and what the
// platform team opened to it in this project.
import type { Database } from '../database/connection.ts'
import { record } from '../tenancy/audit.ts'
import { sideOf, type ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { areaNames, areas, partOfProgram, type Area, type Program } from './core/document/area.ts'
import { same } from './core/three-way/same.ts'

const clients: ReadonlySet<Area> = new Set<Area>([
  'population',
  'fields',
  'values',
  'userTypes',
  'rules',
  'visibility',
  'tags',
  'email',
  'content',
  'testPeople',
])

export type Right = { area: Area; clientEdits: boolean }

/** What the client team of a project edits, area by area. */
export async function clientRights(
  db: Pick<Database, 'selectFrom'>,
  projectId: string,
): Promise<Right[]> {
  const rows = await db
    .selectFrom('mapping_rights')
    .select(['area', 'client_edits'])
    .where('project_id', '=', projectId)
    .execute()
  const set = new Map(rows.map((row) => [row.area, row.client_edits]))
  return areas.map((area) => ({ area, clientEdits: set.get(area) ?? clients.has(area) }))
}

/** The areas that somebody edits. */
export async function editableAreas(
  db: Pick<Database, 'selectFrom'>,
  { account, projectId }: Pick<ProjectScope, 'account' | 'projectId'>,
): Promise<ReadonlySet<Area>> {
  if (sideOf(account) === 'platform') return new Set(areas)
  const rights = await clientRights(db, projectId)
  return new Set(rights.filter(({ clientEdits }) => clientEdits).map(({ area }) => area))
}

export async function setClientRight(
  db: Database,
  { account, projectId, clientId }: ProjectScope,
  { area, clientEdits }: Right,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const set = { client_edits: clientEdits, set_by: account.accountId, set_at: new Date() }
    await tx
      .insertInto('mapping_rights')
      .values({ project_id: projectId, area, ...set })
      .onConflict((conflict) => conflict.columns(['project_id', 'area']).doUpdateSet(set))
      .execute()
    await record(tx, {
      event: 'mapping.rights_set',
      actor: { kind: 'account', id: account.accountId },
      clientId,
      subject: { kind: 'project', id: projectId },
      value: { area, clientEdits },
    })
  })
}

/** @throws {Problem} `not_allowed`, naming each tab that was changed and is not theirs. */
export function refuseForeignEdits(
  before: Program,
  after: Program,
  edits: ReadonlySet<Area>,
): void {
  const foreign = areas.filter(
    (area) => !edits.has(area) && !same(partOfProgram(before, area), partOfProgram(after, area)),
  )
  if (foreign.length === 0) return
  const text = `Only the platform team edits ${foreign.map(tabInWords).join(' and ')} in this project, so nothing was saved. Take your change there back, or ask the platform team to open it to you.`
  throw new Problem('not_allowed', text, {
    places: foreign.map((area) => ({ place: area, text: 'Edited by the platform team alone.' })),
  })
}

function tabInWords(area: Area): string {
  return area === 'platform'
    ? 'what the platform holds (its fields, user types and tags)'
    : `the tab ${areaNames[area]}`
}
