export type Pace = {
  done: number
  total: number
  perSecond: number | null
  secondsLeft: number | null
}

/** How fast work has gone since it began, and how long the rest takes at that. Null before there is anything to go by. */
export function paceOf(done: number, total: number, seconds: number): Pace {
  const perSecond = done > 0 && seconds > 0 ? done / seconds : null
  return {
    done,
    total,
    perSecond: perSecond === null ? null : Math.round(perSecond * 10) / 10,
    secondsLeft: perSecond === null ? null : Math.ceil(Math.max(0, total - done) / perSecond),
  }
}
