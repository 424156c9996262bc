import { IconCheck } from '@tabler/icons-react'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { countOf, duration } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { When } from '../../../ui/when.tsx'
import { environmentName, type Environment, type Run } from '../project/queries.ts'
import { paceNote } from './pace-note.ts'
import './run-state.css'
import { writtenSaid } from './written-said.ts'

/** A run as it goes on, and what it truly wrote in the end. */
export function RunState({
  run,
  environment,
  site,
  isMain,
}: {
  run: Run
  environment: Environment
  site: string
  /** Looking at the people is what comes next. */
  isMain: boolean
}) {
  const name = environmentName[environment]
  if (run.state === 'queued' || run.state === 'running') {
    return (
      <div className="run-state">
        <Progress
          label={`Applying to ${name}`}
          done={run.pace.done}
          total={run.pace.total}
          noun="people"
          note={paceNote(run.pace, 'people')}
        />
        <p className="plan-note">It goes on when you leave this page, and after a restart.</p>
      </div>
    )
  }
  if (run.state === 'failed') {
    return (
      <div className="run-state">
        <Problem
          found={`The run stopped after ${countOf(run.pace.done, 'person', 'people')} of ${countOf(run.pace.total, 'person', 'people')}. ${run.failure ?? ''}`}
          toDo="Whom it reached stays as written. Make a new plan: it shows what is left."
        />
      </div>
    )
  }
  return (
    <div className="run-done">
      <IconCheck size={18} stroke={2} aria-hidden />
      <p>
        <strong>{writtenSaid(run)}</strong>{' '}
        <span className="muted">
          {run.finishedAt ? <When at={run.finishedAt} /> : null}
          {run.confirmedBy ? `, by ${run.confirmedBy}` : ''}
          {run.finishedAt ? `, in ${duration(secondsOf(run))}` : ''}
        </span>
      </p>
      <ButtonLink
        to={`/sites/${site}/${environment}/people`}
        variant={isMain ? 'filled' : 'default'}
      >
        Look at people on {name}
      </ButtonLink>
    </div>
  )
}

const secondsOf = ({ startedAt, finishedAt }: Run) =>
  (new Date(finishedAt ?? startedAt).getTime() - new Date(startedAt).getTime()) / 1000
