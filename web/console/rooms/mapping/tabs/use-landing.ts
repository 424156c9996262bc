import { useEffect, useRef, type RefObject } from 'react'
import type { Tab } from '../../../../../src/mapping/core/document.ts'
import { useRoom } from '../room-context.ts'

/** Where a setting stands, as problems name it: the column, and the row of those that belong to one. */
export type SettingPlace = { tab: Tab; row?: string; column: string }

/** Whether a problem or a jump is about this setting. */
export function isAt(
  place: { row: string | null; column: string | null },
  at: SettingPlace,
): boolean {
  return (place.row || null) === (at.row ?? null) && place.column === at.column
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
