import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ApiProblem } from './api.ts'
import './problem.css'

/**
 * What went wrong, where the eye is. From a failed call: `<Problem error={query.error} retry={query.refetch} />`.
 * Where the parts are known apart: `<Problem found="…" expected="…" toDo="…" />`.
 */
export function Problem({
  error,
  found,
  expected,
  toDo,
  retry,
  tone = 'harm',
}: {
  error?: unknown
  found?: ReactNode
  expected?: ReactNode
  toDo?: ReactNode
  /** Offers to try again. */
  retry?: (() => unknown) | undefined
  /** `waits` for what waits for somebody, and harms nothing. */
  tone?: 'harm' | 'waits'
}) {
  if (!error && !found) return null
  return (
    <div className="problem" data-tone={tone} role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        {error ? <Said error={error} /> : null}
        {found && !expected && !toDo ? <p>{found}</p> : null}
        {found && (expected || toDo) ? (
          <dl>
            <dt>Found</dt>
            <dd>{found}</dd>
            {expected ? <dt>Expected</dt> : null}
            {expected ? <dd>{expected}</dd> : null}
            {toDo ? <dt>To do</dt> : null}
            {toDo ? <dd>{toDo}</dd> : null}
          </dl>
        ) : null}
      </div>
      {retry ? (
        <Button variant="default" size="xs" onClick={() => retry()}>
          Try again
        </Button>
      ) : null}
    </div>
  )
}

function Said({ error }: { error: unknown }) {
  if (!(error instanceof ApiProblem)) {
    return <p>This page stumbled over its own mistake. Load it again; if it stays, tell us.</p>
  }
  return (
    <>
      <p>{error.text}</p>
      {error.places.length > 0 ? (
        <dl>
          {error.places.map(({ place, text }) => (
            <Place key={`${place} ${text}`} place={place} text={text} />
          ))}
        </dl>
      ) : null}
    </>
  )
}

function Place({ place, text }: { place: string; text: string }) {
  return (
    <>
      <dt>{place}</dt>
      <dd>{text}</dd>
    </>
  )
}
