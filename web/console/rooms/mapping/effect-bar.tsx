import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { countOf, inFigures } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { When } from '../../../ui/when.tsx'
import { countSuggestions } from './panel/suggestions.tsx'
import type { Preview } from './program.ts'
import { useRoom } from './room-context.ts'
import type { Draft } from './use-draft.ts'
import './effect-bar.css'

/** What the document does, as people: who comes in, who waits, who is left out, and whom the edits change. */
export function EffectBar({
  view,
  stale,
  error,
  draft,
  ofItems,
}: {
  view: string | undefined
  /** The numbers belong to a moment ago. */
  stale: boolean
  error: unknown
  draft: Draft
  /** A content type is open: its items are told one by one, not yet what becomes of them by an edit. */
  ofItems: boolean
}) {
  const { preview, sample } = useRoom()
  if (!preview) return error ? <Problem error={error} /> : <div className="effect" aria-hidden />
  const { counts, changed, problems, coverage, records, suggestions } = preview
  const faults = problems.filter(({ severity }) => severity === 'problem').length
  const waiting = problems.length - faults
  return (
    <section className="effect" data-stale={stale || undefined} aria-label="What it does">
      {error ? <Problem error={error} /> : null}
      {sample ? (
        <div className="effect-people" aria-live="polite">
          <Bar {...counts} />
          <div className="effect-numbers">
            <Figure view="in" open={view} count={counts.in} words="come in" tone="in" />
            <Figure view="held" open={view} count={counts.held} words="wait" tone="held" />
            <Figure view="left-out" open={view} count={counts.leftOut} words="left out" />
            {counts.duplicates > 0 ? (
              <Figure
                view="joined"
                open={view}
                count={counts.duplicates}
                words={counts.duplicates === 1 ? 'second ticket' : 'second tickets'}
              />
            ) : null}
            <span className="effect-of muted">
              of{' '}
              {ofItems ? countOf(records, 'item', 'items') : countOf(records, 'record', 'records')}{' '}
              tried
              {sample.records > records ? `, out of ${inFigures(sample.records)}` : ''} · your data
              as of <When at={sample.asOf} only="absolute" />
            </span>
          </div>
        </div>
      ) : null}
      <div className="effect-side">
        {sample && !ofItems ? (
          <ViewLink view="changed" open={view}>
            {changed.length === 0
              ? 'Nobody changes'
              : countOf(changed.length, 'person changes', 'people change')}
            <small className="muted"> since {clock(draft.before.since)}</small>
          </ViewLink>
        ) : null}
        {changed.length > 0 ? (
          <Button size="compact-xs" variant="subtle" onClick={draft.compareFromNow}>
            Compare from now
          </Button>
        ) : null}
        <ViewLink
          view="problems"
          open={view}
          tone={faults > 0 ? 'harm' : waiting > 0 ? 'waits' : 'done'}
        >
          {problems.length === 0 ? (
            <IconCircleCheck size={15} stroke={1.75} aria-hidden />
          ) : (
            <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
          )}
          {problems.length === 0
            ? 'Nothing is wrong'
            : [
                faults > 0 ? countOf(faults, 'problem', 'problems') : '',
                waiting > 0 ? `${inFigures(waiting)} to look at` : '',
              ]
                .filter(Boolean)
                .join(', ')}
        </ViewLink>
        {suggestions.length > 0 ? (
          <ViewLink view="suggestions" open={view}>
            {countSuggestions(suggestions)}
          </ViewLink>
        ) : null}
        {sample ? (
          <ViewLink view="source" open={view}>
            Coverage: {inFigures(openIn(coverage))} open
          </ViewLink>
        ) : null}
      </div>
    </section>
  )
}

/** How many fields and values of both sides nothing was said of. */
function openIn({ unfilled, unused, unnamed }: Preview['coverage']): number {
  return unfilled.length + unused.length + unnamed.length
}

function Figure({
  view,
  open,
  count,
  words,
  tone,
}: {
  view: string
  open: string | undefined
  count: number
  words: string
  tone?: 'in' | 'held'
}) {
  const { addressOf } = useRoom()
  return (
    <Link
      {...addressOf(view === open ? undefined : view)}
      replace
      className="figure"
      data-tone={tone}
      data-none={count === 0 || undefined}
      aria-current={view === open}
    >
      <b>{inFigures(count)}</b> {words}
    </Link>
  )
}

function ViewLink({
  view,
  open,
  tone,
  children,
}: {
  view: string
  open: string | undefined
  tone?: 'harm' | 'waits' | 'done'
  children: React.ReactNode
}) {
  const { addressOf } = useRoom()
  return (
    <Link
      {...addressOf(view === open ? undefined : view)}
      replace
      className="effect-link"
      data-tone={tone}
      aria-current={view === open}
    >
      {children}
    </Link>
  )
}

/** The whole sample as one line: in, second tickets, waiting, left out. */
function Bar({
  in: come,
  duplicates,
  held,
  leftOut,
}: {
  in: number
  duplicates: number
  held: number
  leftOut: number
}) {
  const parts = [
    ['in', come],
    ['joined', duplicates],
    ['held', held],
    ['out', leftOut],
  ] as const
  return (
    <div className="effect-bar" aria-hidden>
      {parts.map(([part, count]) =>
        count > 0 ? <i key={part} data-part={part} style={{ flexGrow: count }} /> : null,
      )}
    </div>
  )
}

function clock(at: Date): string {
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
