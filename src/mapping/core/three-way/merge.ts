import { mergedOrder, rowsOf, type Row } from './rows.ts'
import { isGroup, keysOf, partOf, same } from './same.ts'

/** A cell, or a whole row, of which both sides made something else. Undefined is what is not there on a side. */
export type Clash = {
  /** Keys and names of rows, from the outside in. */
  path: string[]
  /** Name of the innermost row; of a setting that has parts, its key; null for a setting that is one cell. */
  row: string | null
  /** Key within that row; null for the whole row. */
  column: string | null
  base: unknown
  mine: unknown
  theirs: unknown
  /** Of a row that they deleted: the row behind which it stands in mine; null for the first. */
  after: string | null
}

/**
 * What two sides made of one value, together; where they clash it is theirs. Rows are matched by name, groups part by
 * part, everything else is one cell. What neither side touched stays the same object.
 */
export function merge<Value>(
  base: Value,
  mine: Value,
  theirs: Value,
): { merged: Value; clashes: Clash[] } {
  const clashes: Clash[] = []
  const merged = mergeValue({ base, mine, theirs }, [], clashes) as Value
  return { merged, clashes }
}

/** The same of a value that is one cell, whatever it is made of. */
export function mergeCell<Value>(
  base: Value,
  mine: Value,
  theirs: Value,
): { merged: Value; clashes: Clash[] } {
  if (same(base, theirs) || same(mine, theirs)) return { merged: mine, clashes: [] }
  if (same(base, mine)) return { merged: theirs, clashes: [] }
  return { merged: theirs, clashes: [clashAt([], { base, mine, theirs })] }
}

type Sides = { base: unknown; mine: unknown; theirs: unknown }
type Step = { key: string } | { row: string; after: string | null }

function mergeValue(sides: Sides, steps: readonly Step[], clashes: Clash[]): unknown {
  const { base, mine, theirs } = sides
  if (same(base, theirs) || same(mine, theirs)) return mine
  if (same(base, mine)) return theirs
  if (base === undefined && isBlank(mine)) return theirs
  if (base === undefined && isBlank(theirs)) return mine
  const lists = [base, mine, theirs].map(rowsOf)
  const [baseRows, myRows, theirRows] = lists
  if (Array.isArray(mine) && Array.isArray(theirs) && baseRows && myRows && theirRows) {
    return mergeRows(baseRows, myRows, theirRows, steps, clashes)
  }
  if (isGroup(mine) && isGroup(theirs) && (base === undefined || isGroup(base))) {
    return mergeGroups({ base, mine, theirs }, steps, clashes)
  }
  clashes.push(clashAt(steps, sides))
  return theirs
}

/** Of what both sides added, the one that filled it in has it. */
function isBlank(value: unknown): boolean {
  if (value === '' || value === null || value === false) return true
  return typeof value === 'object' && Object.keys(value ?? {}).length === 0
}

function mergeGroups(
  { base, mine, theirs }: { base: unknown; mine: Row; theirs: Row },
  steps: readonly Step[],
  clashes: Clash[],
): Row {
  const parts = [...new Set([...keysOf(theirs), ...keysOf(mine)])].map((key) => {
    const sides = {
      base: partOf(base, key),
      mine: partOf(mine, key),
      theirs: partOf(theirs, key),
    }
    return [key, mergeValue(sides, [...steps, { key }], clashes)] as const
  })
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined))
}

function mergeRows(
  base: Map<string, Row>,
  mine: Map<string, Row>,
  theirs: Map<string, Row>,
  steps: readonly Step[],
  clashes: Clash[],
): unknown[] {
  const myOrder = [...mine.keys()]
  const merged = new Map<string, unknown>()
  for (const [at, row] of [...new Set([...myOrder, ...theirs.keys()])].entries()) {
    const sides = { base: base.get(row), mine: mine.get(row), theirs: theirs.get(row) }
    const step = { row, after: myOrder[at - 1] ?? null }
    const value = mergeValue(sides, [...steps, step], clashes)
    if (value !== undefined) merged.set(row, value)
  }
  const order = mergedOrder([...base.keys()], myOrder, [...theirs.keys()], (row) => merged.has(row))
  return order.map((row) => merged.get(row))
}

function clashAt(steps: readonly Step[], sides: Sides): Clash {
  const path = steps.map(nameOf)
  const inner = steps.findLastIndex((step) => 'row' in step)
  const last = steps[inner]
  if (last && 'row' in last) {
    return { path, row: last.row, column: path[inner + 1] ?? null, ...sides, after: last.after }
  }
  const [first = null, second] = path
  const place = second === undefined ? { row: null, column: first } : { row: first, column: second }
  return { path, ...place, ...sides, after: null }
}

const nameOf = (step: Step) => ('row' in step ? step.row : step.key)
