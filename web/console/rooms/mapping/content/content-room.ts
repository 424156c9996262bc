import { fieldsOfItems, throughLens } from '../../../../../src/mapping/core/content/lens.ts'
import type { Tab } from '../../../../../src/mapping/core/document.ts'
import { standardContentTypes } from '../../../../../src/mapping/core/standard-content-types.ts'
import { idsWithin } from '../edit-rows.ts'
import { platformOf } from '../platform.ts'
import type { Preview, Problem, Sample } from '../program.ts'
import type { Room } from '../room-context.ts'
import { ofContent, typeIn, type ContentType } from './content-edits.ts'

/**
 * The room as a content type's tab needs it: its items stand where people do, so that the same tables and panels show
 * and edit them.
 */
export function contentRoom(room: Room, id: string): Room {
  const found = typeIn(room.program, id)
  if (!found) return room
  const { type, definition } = found
  const { edit, preview, sample } = room
  const program = throughLens(room.program, type, definition)
  const items = preview && sample ? sampleOf(type, preview, sample) : sample
  const byPath = new Map(items?.fields.map((field) => [field.path, field]))
  const problems = (preview?.problems ?? []).flatMap((problem) => placed(problem, type))
  return {
    ...room,
    program,
    platform: platformOf(program),
    edit: edit && ((change, at) => edit(ofContent(id, change), at)),
    preview: preview && previewOf(type, preview, problems),
    sample: items,
    standardFields:
      standardContentTypes
        .find(({ key }) => key === definition.key)
        ?.fields.map(({ key }) => key) ?? [],
    sourceAt: (path) => byPath.get(path),
    problemsOf: (tab) => problems.filter((problem) => problem.tab === tab),
    goTo: (tab, place) => room.goTo(parts.has(tab) ? 'content' : tab, place),
    jumpIn: (tab) => {
      const jump = room.jumpIn('content')
      if (!jump) return null
      return partOf(jump.row, jump.column ?? null, type) === tab ? jump : null
    },
  }
}

/** Tabs of people in whose place the parts of a content tab stand. */
const parts = new Set<Tab>(['population', 'identity', 'fields', 'content'])

/** In which of them a row of the content tab is shown. */
function partOf(row: string | null, column: string | null, type: ContentType): Tab {
  if (type.population.rows.some(({ id }) => id === row)) return 'population'
  // Fields that no row fills yet have their place by name.
  const isField = row?.startsWith('field:') || type.fields.rows.some(({ id }) => id === row)
  if (isField) return 'fields'
  return row === type.id && column === 'externalId' ? 'identity' : 'content'
}

function placed(problem: Problem, type: ContentType): Problem[] {
  const { tab, row, column } = problem
  if (tab === 'values') return [problem]
  if (tab !== 'content' || row === null || !idsWithin(type).includes(row)) return []
  const part = partOf(row, column, type)
  if (part === 'identity') return [{ ...problem, tab: part, row: 'externalId', column: 'sources' }]
  return [{ ...problem, tab: part }]
}

function previewOf(type: ContentType, preview: Preview, problems: Problem[]): Preview {
  const tried = preview.content.find(({ tab }) => tab === type.id)
  const items = tried?.items ?? []
  const count = (status: string) => items.filter((item) => item.status === status).length
  return {
    ...preview,
    records: items.length,
    counts: { in: count('in'), held: count('held'), leftOut: count('left out'), duplicates: 0 },
    problems,
    people: items.map(({ id, status, title, reason, row, missing }) => ({
      id,
      records: [id],
      status,
      name: title,
      email: missing.length > 0 ? `not complete: ${missing.join(', ')}` : null,
      userTypes: [],
      tags: [],
      groups: [],
      access: [],
      directory: false,
      reason,
      row: row && { ...row, tab: row.tab === 'content' ? partOf(row.row, null, type) : row.tab },
      value: null,
    })),
    changed: [],
    fields: tried?.fields ?? [],
    identity: {
      externalId: tried?.externalId ?? nothing,
      email: nothing,
      shared: [],
      joined: [],
    },
    coverage: tried?.coverage ?? { unfilled: [], unused: [], unnamed: [], unseen: [] },
    suggestions: [],
  }
}

const nothing = { filled: 0, blank: [], held: [], examples: [] }

/** What the items hold; how many there are the preview knows. */
function sampleOf(type: ContentType, preview: Preview, sample: Sample): Sample {
  const tried = preview.content.find(({ tab }) => tab === type.id)?.items.length ?? 0
  const found = type.list === '' ? null : fieldsOfItems(type.list, sample.fields)
  if (found === null) return { ...sample, tried }
  return { ...sample, records: found.items, tried, fields: found.fields }
}
