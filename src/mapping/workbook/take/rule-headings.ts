import type { Path } from '../sheets/definition.ts'
import { textOf, type Data } from '../sheets/data.ts'
import type { Names } from '../sheets/names.ts'
import { conditionOf, ruleColumns, type RuleColumn } from '../sheets/rule-columns.ts'
import { exactIfAny, line, type Kind } from '../text/kind.ts'
import { placeOf, type Findings } from './findings.ts'
import { plain, type Grid, type GridRow } from './grid.ts'
import type { Ids } from './ids.ts'

/** A column of a decision table that came back: where its cells stood within a rule, and where they go. */
export type TakenColumn = {
  place: number
  heading: string
  kind: Kind
  /** By the names of then. */
  kindThen: Kind
  /** Null for a new column. */
  from: Path | null
  /** No keys where the column was taken away. */
  to: readonly string[]
}

type Context = {
  known: readonly RuleColumn[]
  conditions: readonly Data[]
  names: Names
  ids: Ids
  findings: Findings
}

/** What the headings say: the columns, and the conditions of the table. */
export function takeHeadings(
  grid: Grid,
  rows: readonly GridRow[],
  context: Context,
): { columns: TakenColumn[]; conditions: Data[] } {
  const columns: TakenColumn[] = []
  const conditions = new Map(
    context.conditions.map((condition) => [textOf(condition['id']), condition]),
  )
  for (const { place, key } of grid.hidden) {
    const heading = grid.headings[place] ?? ''
    const isUsed = rows.some(({ cells }) => (cells[place] ?? '').trim() !== '')
    const column = takeHeading({ place, key, heading, isUsed }, conditions, context)
    if (column === 'no heading') {
      const where = placeOf(grid.name, grid.headingRow)
      context.findings.problem(
        where,
        'A column has no heading, and rules below it. Write what it looks at or sets.',
      )
    } else if (column !== null) columns.push(column)
  }
  return { columns, conditions: [...conditions.values()] }
}

type Heading = { place: number; key: string; heading: string; isUsed: boolean }

/** Null for a spare column that is still blank. Conditions that are new or changed go into the map. */
function takeHeading(
  { place, key, heading, isUsed }: Heading,
  conditions: Map<string, Data>,
  { known, names, ids }: Context,
): TakenColumn | 'no heading' | null {
  const [sort = '', was = ''] = /^(when|set):(.*)$/su.exec(key)?.slice(1) ?? []
  const then = known.find((column) => column.key === key && was !== '')
  if (sort === '') {
    const fixed = known.find((column) => column.key === key)
    const kind = ruleColumns({}, null, names).find((column) => column.key === key)?.kind
    return fixed && kind
      ? { place, heading, kind, kindThen: fixed.kind, from: fixed.at, to: fixed.at }
      : null
  }
  const kind = sort === 'when' ? line : exactIfAny
  const column = { place, heading, kind, kindThen: kind }
  const from = then?.at ?? null
  if (then && plain(heading) === plain(then.heading)) return { ...column, from, to: then.at }
  if (heading.trim() === '') {
    if (isUsed) return 'no heading'
    if (sort === 'when') conditions.delete(was)
    return then ? { ...column, heading: then.heading, from, to: [] } : null
  }
  if (sort === 'set') {
    const field = names.fields.keyOf(heading.trim()) ?? heading.trim()
    return { ...column, from, to: ['set', field] }
  }
  const id = was === '' ? ids.next(heading) : was
  conditions.set(id, { ...conditions.get(id), id, ...conditionOf(heading, names) })
  return { ...column, from, to: ['when', id] }
}
