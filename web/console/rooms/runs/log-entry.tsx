import {
  IconAlertTriangle,
  IconCheck,
  IconClockPause,
  IconDatabaseImport,
  IconListCheck,
  IconLoader2,
  IconUserCheck,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { duration } from '../../../ui/figures.ts'
import { When } from '../../../ui/when.tsx'
import type { Environment, Overview } from '../project/queries.ts'
import { entrySaid, entryTone } from './entry-said.ts'
import type { Entry } from './entry.ts'

/** One pull, plan or run: what came of it, how long it took, and why it failed if it did. */
export function LogEntry({
  entry,
  project,
  overview,
  environment,
}: {
  entry: Entry
  project: string
  overview: Overview
  environment: Environment
}) {
  const tone = entryTone(entry)
  const Mark = marks[tone]
  const Kind = kindMarks[entry.kind]
  const number =
    entry.kind === 'pull'
      ? null
      : overview.releases.find(({ releaseId }) => releaseId === entry.releaseId)?.number
  const source = overview.sources.find(({ sourceId }) => sourceId === entry.sourceId)?.name
  return (
    <li className="log-entry" data-tone={tone}>
      <Mark className="log-mark" size={17} stroke={2} aria-hidden />
      <div className="log-what">
        <p>
          <Kind size={15} stroke={1.6} aria-hidden />
          <Link
            to={`/projects/${project}/plan`}
            search={{ environment, source: entry.sourceId }}
            className="log-title"
          >
            {names[entry.kind]}
          </Link>
          <span className="muted">
            {entry.kind === 'pull' ? source : `release ${number ?? ''}`}
          </span>
        </p>
        <p className="log-said">{entrySaid(entry)}</p>
        {entry.failure ? (
          <p className="log-failure" dir="auto">
            {entry.failure}
          </p>
        ) : null}
      </div>
      <div className="log-when muted">
        <When at={entry.at} />
        <span>
          {entry.finishedAt ? `took ${duration(seconds(entry.at, entry.finishedAt))}` : ''}
          {entry.finishedAt && entry.by ? ', ' : ''}
          {entry.by ? `by ${entry.by}` : ''}
        </span>
      </div>
    </li>
  )
}

const seconds = (from: string, to: string) =>
  (new Date(to).getTime() - new Date(from).getTime()) / 1000

const names = { pull: 'Pull', plan: 'Plan', run: 'Run' } as const
const kindMarks = { pull: IconDatabaseImport, plan: IconListCheck, run: IconUserCheck }
const marks = {
  done: IconCheck,
  running: IconLoader2,
  waits: IconClockPause,
  stopped: IconAlertTriangle,
}
