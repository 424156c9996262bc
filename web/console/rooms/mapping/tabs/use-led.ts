import { useState } from 'react'
import type { Jump } from '../grid/grid.tsx'

/** Where a jump leads in this tab, worked out once: the rows move on, the jump does not. */
export function useLed(
  jump: Jump | null,
  lead: (jump: Jump) => Jump,
  /** False as long as it cannot be told where it leads. */
  isKnown = true,
): Jump | null {
  const [led, setLed] = useState({ jump: null as Jump | null, to: null as Jump | null })
  if (jump === led.jump) return led.to
  if (!isKnown) return null
  const to = jump && lead(jump)
  setLed({ jump, to })
  return to
}
