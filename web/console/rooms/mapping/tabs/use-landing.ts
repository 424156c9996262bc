import { useEffect, useRef, type RefObject } from 'react'
import type { Tab } from '../../../../../src/mapping/core/document.ts'
import { useRoom } from '../room-context.ts'

/** Where a setting stands, as problems name it: the column, and the row of those that belong to one. */
export type SettingPlace = { tab: Tab; row?: string; column: string }

/** Whether a problem or a jump is about this setting; reasons name one that has no row by `row` alone. */
export function isAt(
  { row, column }: { row: string | null; column: string | null },
  at: SettingPlace,
): boolean {
  if (at.row === undefined && column === null) return row === at.column
  return (row || null) === (at.row ?? null) && column === at.column
}

/** Whoever is led to a setting finds it in sight, with the focus on its control. */
export function useLanding<Element extends HTMLElement>(
  at: SettingPlace | undefined,
): RefObject<Element | null> {
  const { jumpIn } = useRoom()
  const element = useRef<Element>(null)
  const jump = at ? jumpIn(at.tab) : null
  const mine = at && jump && isAt(jump, at) ? jump : null
  useEffect(() => {
    if (!mine) return
    element.current?.scrollIntoView({ block: 'nearest' })
    element.current
      ?.querySelector<HTMLElement>('input:not([type="hidden"]), button, textarea')
      ?.focus()
  }, [mine])
  return element
}
