import { duration, inFigures } from '../../../ui/figures.ts'

/** "1,240 people a second · about 3 s left", as the server measured it since the beginning. */
export function paceNote(
  { perSecond, secondsLeft }: { perSecond: number | null; secondsLeft: number | null },
  noun: string,
): string {
  if (perSecond === null || secondsLeft === null) return 'It begins in a moment.'
  const speed = `${inFigures(Math.max(1, Math.round(perSecond)))} ${noun} a second`
  return secondsLeft > 0 ? `${speed} · about ${duration(secondsLeft)} left` : speed
}
