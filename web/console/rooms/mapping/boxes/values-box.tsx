import { inFigures } from '../../../../ui/figures.ts'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import type { BoxEdit } from '../grid/column.ts'
import type { Change } from '../program.ts'
import { ListBox, type Item } from './list-box.tsx'
import { listOf } from './list-text.ts'

export type Seen = { value: string; count: number; note?: string; waits?: boolean }

/** A cell that holds several values of the source: chosen from those that were seen, or written. */
export function valuesEdit({
  label,
  values,
  seen,
  set,
  commit,
}: {
  label: string
  values: readonly string[]
  seen: readonly Seen[]
  set: (values: string[]) => Change
  commit: (change: Change) => void
}): BoxEdit {
  const isChosen = (value: string) => values.some((one) => fold(one) === fold(value))
  const toggle = (value: string) =>
    commit(
      set(
        isChosen(value)
          ? values.filter((one) => fold(one) !== fold(value))
          : [...values, value.trim()],
      ),
    )
  return {
    kind: 'box',
    width: 380,
    box: (_, typed) => (
      <ListBox
        label={label}
        search
        typed={typed}
        items={itemsOf(values, seen)}
        onPick={toggle}
        create={{ says: (text) => `Add “${text}”`, make: toggle }}
        empty="Type a value to add it."
      />
    ),
    set: (text) => set(listOf(text)),
  }
}

/** A value a line, each once. */
export function linesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
}

function itemsOf(values: readonly string[], seen: readonly Seen[]): Item[] {
  const isSeen = new Set(seen.map(({ value }) => fold(value)))
  const chosen = new Set(values.map(fold))
  const unseen = values.filter((value) => !isSeen.has(fold(value)))
  return [
    ...unseen.map((value) => ({
      key: value,
      label: value,
      chosen: true,
      aside: 'not seen',
      tone: 'quiet' as const,
    })),
    ...seen.map(({ value, count, note, waits }) => ({
      key: value,
      label: value,
      chosen: chosen.has(fold(value)),
      aside: waits ? `waits · ${inFigures(count)}` : inFigures(count),
      ...(note ? { about: note } : {}),
      ...(waits ? { tone: 'waits' as const } : {}),
    })),
  ]
}
