import { countOf, inFigures } from '../../../ui/figures.ts'
import { changesSaid } from '../plan/changes-said.ts'
import type { Entry } from './entry.ts'

export type Tone = 'done' | 'running' | 'waits' | 'stopped'

const tones: Record<string, Tone> = {
  queued: 'running',
  running: 'running',
  parked: 'waits',
  waiting: 'waits',
  ready: 'done',
  applied: 'done',
  complete: 'done',
  done: 'done',
}

export const entryTone = ({ state }: Pick<Entry, 'state'>): Tone => tones[state] ?? 'stopped'

/** What came of it, in words: the outcome first, then its figures. */
export function entrySaid(entry: Entry): string {
  switch (entry.kind) {
    case 'pull':
      return pullSaid(entry)
    case 'plan':
      return planSaid(entry)
    default:
      return runSaid(entry)
  }
}

function pullSaid({ state, figures }: Extract<Entry, { kind: 'pull' }>): string {
  const { kind, pages, records, changed, gone } = figures
  const whole = kind === 'sample' ? 'A sample' : kind === 'additions' ? 'Additions' : 'Everyone'
  const outcome = pullOutcomes[state] ?? state
  const told = [
    `${countOf(records, 'record', 'records')} on ${countOf(pages, 'page', 'pages')}`,
    `${inFigures(changed)} new or changed`,
    gone > 0 ? `${inFigures(gone)} gone` : null,
  ].filter((part) => part !== null)
  return `${whole}, ${outcome}: ${told.join(', ')}.`
}

const pullOutcomes: Record<string, string> = {
  queued: 'begins in a moment',
  running: 'under way',
  parked: 'waits for the source',
  complete: 'complete',
  incomplete: 'incomplete, so nobody is taken for gone',
}

function planSaid({ state, figures }: Extract<Entry, { kind: 'plan' }>): string {
  if (!figures) return state === 'failed' ? 'Could not be made.' : 'Being worked out.'
  const people = countOf(figures.people, 'person expected', 'people expected')
  const changes = changesSaid(figures.counts)
  const outcome = state === 'applied' ? 'Applied' : 'Ready'
  return `${outcome}: ${people}; ${changes === '' ? 'nothing to change' : changes}.`
}

function runSaid({ state, figures }: Extract<Entry, { kind: 'run' }>): string {
  const { done, total, counts } = figures
  if (state !== 'done')
    return `${runOutcomes[state] ?? state}: ${inFigures(done)} of ${countOf(total, 'person', 'people')}.`
  const changes = changesSaid(counts)
  return changes === '' ? 'Done: 0 changes, nothing was written to anybody.' : `Done: ${changes}.`
}

const runOutcomes: Record<string, string> = {
  queued: 'Begins in a moment',
  running: 'Under way',
  waiting: 'Waits for a person',
  failed: 'Stopped',
}
