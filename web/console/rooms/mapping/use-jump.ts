import { useCallback, useState } from 'react'
import type { Tab } from '../../../../src/mapping/core/document.ts'
import type { Jump } from './grid/grid.tsx'

/** A place in the document as an address names it. */
export type Asked = { row?: string | undefined; column?: string | undefined }

type Led = { tab: Tab; to: Jump }

/**
 * Where one is led: by the address, when it comes to name another place, or by an act in the room. The room's own acts
 * write their place into the address too, so that it can be shared; that leads nobody a second time.
 */
export function useJump(
  tab: Tab,
  asked: Asked,
): { jump: Led | null; lead: (tab: Tab, to: Jump | null) => void } {
  const name = nameOf(tab, asked)
  const [led, setLed] = useState(() => ({ jump: jumpOf(tab, asked), seen: name, own: '' }))
  if (led.seen !== name) {
    const jump = name === led.own ? led.jump : (jumpOf(tab, asked) ?? led.jump)
    setLed({ jump, seen: name, own: '' })
  }
  const lead = useCallback(
    (tab: Tab, to: Jump | null) =>
      setLed(({ seen }) => ({ jump: to && { tab, to }, seen, own: nameOf(tab, askedOf(to)) })),
    [],
  )
  return { jump: led.jump, lead }
}

/** How an address names where a jump leads. */
export function askedOf(to: Jump | null): Asked {
  return {
    ...(to?.row ? { row: to.row } : {}),
    ...(to?.column ? { column: to.column } : {}),
  }
}

function jumpOf(tab: Tab, { row, column }: Asked): Led | null {
  if (row === undefined && column === undefined) return null
  return { tab, to: { row: row ?? '', column: column ?? null, value: null } }
}

const nameOf = (tab: Tab, { row, column }: Asked) => JSON.stringify([tab, row, column])
