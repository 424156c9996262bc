/** `4102` → `4,102`. */
export function inFigures(count: number): string {
  return whole.format(count)
}

/** `one` for exactly one: `countOf(1, 'person', 'people')` → `1 person`. */
export function countOf(count: number, one: string, several: string): string {
  return `${inFigures(count)} ${count === 1 ? one : several}`
}

/** `share(4102, 5200)` → `78.9%`; less than all is never shown as 100%, more than none never as 0%. */
export function share(count: number, of: number): string {
  if (of <= 0) return '0%'
  const percent = (100 * count) / of
  if (count > 0 && percent < 0.1) return '< 0.1%'
  if (count < of && percent > 99.9) return '> 99.9%'
  return `${tenths.format(percent)}%`
}

/** Seconds as a person would say them: `40 s`, `3 min`, `1 h 20 min`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const whole = new Intl.NumberFormat('en')
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
