// The mapping document as a workbook: downloaded, filled in offline, uploaded, and shown as changes before anything is
// saved. What is then saved goes the way of every other edit.
import type { Database } from '../database/connection.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { projectParams, refuseTooLong } from './body.ts'
import {
  areaNames,
  areas,
  partOfProgram,
  withPart,
  type Area,
  type Program,
} from './core/document/area.ts'
import { difference } from './core/difference.ts'
import { namesOf } from './core/difference/names.ts'
import { called, placeAt } from './core/difference/place.ts'
import { cellText, short } from './core/difference/texts.ts'
import { tabsOf } from './core/document.ts'
import { hashOf } from './core/hash.ts'
import { same } from './core/three-way/same.ts'
import { conflictKey, mergePrograms, type Conflict } from './core/three-way.ts'
import { readDraft, type Draft } from './draft.ts'
import { editableAreas } from './rights.ts'
import { exampleWorkbook } from './workbook/example.ts'
import { writeMappingWorkbook } from './workbook/export.ts'
import { mostWorkbookBytes, readWorkbook } from './workbook/read.ts'

/** As many differences as anybody reads. */
const most = 500

export const workbookEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/projects/:project/mapping.xlsx': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: projectParams,
    answer: async ({ scope, reply }) => {
      const { revision, document, model } = await readDraft(db, scope.projectId)
      const edits = await editableAreas(db, scope)
      const tabs = tabsOf(scope.kind)
      reply.header('content-disposition', `attachment; filename="mapping-${scope.siteSlug}.xlsx"`)
      reply.type(xlsx)
      const bytes = await writeMappingWorkbook({
        title: `Mapping document: ${scope.siteName}`,
        document,
        model,
        project: { id: scope.projectId, revision },
        tabs,
        readOnly: tabs.filter((tab) => !edits.has(tab)),
      })
      return Buffer.from(bytes)
    },
  }),

  /** An invented document, filled in: what a client looks at before filling in its own. */
  'GET /api/projects/:project/mapping/example.xlsx': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: projectParams,
    answer: async ({ scope, reply }) => {
      reply.header('content-disposition', 'attachment; filename="example-mapping.xlsx"')
      reply.type(xlsx)
      return Buffer.from(await exampleWorkbook(scope.kind))
    },
  }),

  'POST /api/projects/:project/mapping/workbook': endpoint({
    on: 'console',
    may: inProject(db, 'contribute'),
    audit: { none: 'shows what a workbook would change; the change is saved as any other' },
    params: projectParams,
    bytes: mostWorkbookBytes,
    answer: async ({ scope, body }) => {
      const draft = await readDraft(db, scope.projectId)
      const own = await readOwn(body, scope.projectId, draft)
      const edits = await editableAreas(db, scope)
      const { base, mine, foreign } = withinRights(own.base, own.mine, edits)
      const { merged, conflicts } = mergePrograms(base, mine, draft)
      const differences = difference(draft, merged)
      return {
        /** The revision that the merged document goes on from. */
        revision: draft.revision,
        /** The revision that the workbook was made of; null where it does not say. */
        madeOf: own.revision,
        /** Whether the workbook says what it said when it was made, by the hash of what runs and by every note. */
        isUntouched: hashOf(base.document) === hashOf(mine.document) && same(base, mine),
        /** The document with what the workbook changed; where it conflicts it is as it stands now. */
        merged,
        conflicts: conflicts.map((conflict) => presentConflict(conflict, { mine, theirs: draft })),
        differences: differences.slice(0, most),
        count: differences.length,
        notes: [...own.notes, ...foreign.map(foreignNote)],
      }
    },
  }),
})

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** @throws {Problem} `invalid` with the cell of each thing that cannot be read. */
async function readOwn(bytes: Buffer, projectId: string, { document, model, revision }: Draft) {
  const now = { document, model, project: { id: projectId, revision } }
  const read = await readWorkbook(bytes, now)
  if ('refusal' in read) throw new Problem('invalid', read.refusal)
  const { from, notes } = read
  if (from.project && from.project.id !== projectId) {
    throw new Problem(
      'invalid',
      'This workbook was downloaded from another project. Upload it there, or download this project’s own and copy your rows.',
    )
  }
  if ('problems' in read) {
    const text = 'Some cells cannot be read, so nothing was changed. Mend them and upload it again.'
    throw new Problem('invalid', text, { places: read.problems })
  }
  refuseTooLong(read.document)
  const base: Program = { document: from.document, model: from.model }
  return {
    base,
    mine: { document: read.document, model: from.model },
    revision: read.isStamped ? (from.project?.revision ?? null) : null,
    notes,
  }
}

/** What the workbook says in tabs that are not its sender's to edit counts as it was. */
function withinRights(base: Program, mine: Program, edits: ReadonlySet<Area>) {
  const foreign = areas.filter(
    (area) => !edits.has(area) && !same(partOfProgram(base, area), partOfProgram(mine, area)),
  )
  const own = foreign.reduce(
    (program, area) => withPart(program, area, partOfProgram(base, area)),
    mine,
  )
  return { base, mine: own, foreign }
}

function foreignNote(area: Area): string {
  return `Only the platform team edits ${areaNames[area]} in this project: what the workbook changed there was left out.`
}

/** A conflict, and how a person reads it. */
function presentConflict(conflict: Conflict, { mine, theirs }: { mine: Program; theirs: Program }) {
  const { tab, path } = conflict
  const names = namesOf(theirs, mine)
  const { row, column } = called(placeAt(tab, path, names, theirs, mine))
  const says = (value: unknown) => {
    if (value === undefined) return '(not there)'
    return column === '' ? '(there)' : short(cellText(tab, path.at(-1) ?? '', value, names), 300)
  }
  return {
    ...conflict,
    key: conflictKey(conflict),
    place: [areaNames[tab], row, column].filter(Boolean).join(' › '),
    saidBefore: says(conflict.base),
    saysMine: says(conflict.mine),
    saysTheirs: says(conflict.theirs),
  }
}
