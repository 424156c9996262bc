import { useState } from 'react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import type { Jump } from '../grid/grid.tsx'
import { rowId } from '../names.ts'

type Row = { id: string; from: string[] }
type Named = { from: readonly string[] }

/** Of the values that were seen, those that no row names as the document stands now, an answer or not. */
export function unnamed<Seen extends { value: string }>(
  seen: readonly Seen[],
  rows: readonly Named[],
  ignored: readonly string[] = [],
): Seen[] {
  const named = new Set([...ignored, ...rows.flatMap(({ from }) => from)].map(fold))
  return seen.filter(({ value }) => !named.has(fold(value)))
}

/** A row for each value that waits, under the id that its row in the document will have. */
export function rowsFor<Given extends object>(
  values: readonly { value: string }[],
  taken: readonly string[],
  given: Given,
): (Given & Row)[] {
  const ids = [...taken]
  return values.map(({ value }) => {
    const id = rowId(value, ids)
    ids.push(id)
    return { ...given, id, from: [value] }
  })
}

/**
 * The rows that wait, then those of the document. A row that waited and was filled in stays where it stood as long as
 * one looks, so that it does not leave from under one's hand.
 */
export function useWaitingFirst<One extends { id: string }>(
  waiting: readonly One[],
  written: readonly One[],
): One[] {
  const [pinned, setPinned] = useState<readonly string[]>([])
  const fresh = waiting.filter(({ id }) => !pinned.includes(id)).map(({ id }) => id)
  if (fresh.length > 0) setPinned([...pinned, ...fresh])
  const byId = new Map([...written, ...waiting].map((row) => [row.id, row]))
  const first = [...pinned, ...fresh].flatMap((id) => byId.get(id) ?? [])
  const above = new Set(first)
  return [...first, ...written.filter((row) => !above.has(row))]
}

/** A jump to a table, or to its else row, leads to the value that is meant, or else to the first that waits. */
export function toValue(
  jump: Jump,
  rows: readonly { id: string; from: readonly string[]; waits: boolean }[],
): Jump {
  // Without a row it is about a setting.
  if (jump.row === '' || rows.some(({ id }) => id === jump.row)) return jump
  const { value } = jump
  const meant =
    value === null
      ? rows.find(({ waits }) => waits)
      : rows.find(({ from }) => from.some((one) => fold(one) === fold(value)))
  return meant ? { ...jump, row: meant.id, column: value === null ? jump.column : 'from' } : jump
}
