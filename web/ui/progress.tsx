import { useEffect, useRef, useState } from 'react'
import './progress.css'
import { duration, inFigures, share } from './figures.ts'

/** Work longer than a second: done of total, rate, time left. Feed it each new count; it measures the rate itself. */
export function Progress({
  label,
  done,
  total,
  noun,
  state = 'running',
  note,
}: {
  /** What is being done: "Applying to Dev". */
  label: string
  done: number
  /** Null while nobody knows it. */
  total: number | null
  /** What is counted, in the plural: "people", "records", "pages". */
  noun: string
  state?: 'running' | 'done' | 'waits' | 'stopped'
  /** Replaces rate and time left: "Goes on at 14:20: the source asked us to wait." */
  note?: string
}) {
  const rate = useRate(done, state === 'running')
  const open = total === null && state === 'running'
  const part = state === 'done' ? 1 : total ? Math.min(1, done / total) : 0
  const counted = total === null ? inFigures(done) : `${inFigures(done)} of ${inFigures(total)}`
  return (
    <div className="progress" data-state={state}>
      <div className="progress-head">
        <span className="progress-label">{label}</span>
        <span>
          {counted} {noun}
          {total ? <span className="muted"> · {share(done, total)}</span> : null}
        </span>
      </div>
      <progress
        className="progress-bar"
        aria-label={label}
        aria-valuetext={`${counted} ${noun}`}
        max={1}
        {...(open ? {} : { value: part })}
      />
      <div className="progress-tail">{note ?? said(state, rate, total, done, noun)}</div>
    </div>
  )
}

function said(
  state: string,
  rate: number | null,
  total: number | null,
  done: number,
  noun: string,
): string {
  if (state === 'done') return 'Done.'
  if (state !== 'running' || !rate) return ''
  const speed = `${inFigures(Math.round(rate))} ${noun} a second`
  if (total === null || total <= done) return speed
  return `${speed} · about ${duration((total - done) / rate)} left`
}

type Reading = { at: number; done: number }
const span = 8000

/** Per second, over the last eight seconds of readings. */
function useRate(done: number, running: boolean): number | null {
  const readings = useRef<Reading[]>([])
  const [rate, setRate] = useState<number | null>(null)
  useEffect(() => {
    if (!running) return
    const at = performance.now()
    const kept = readings.current.filter(
      (reading) => at - reading.at < span && reading.done <= done,
    )
    readings.current = [...kept, { at, done }]
    const first = readings.current[0]
    if (first && at - first.at > 400) setRate(((done - first.done) * 1000) / (at - first.at))
  }, [done, running])
  return rate
}
