import { Button } from '@mantine/core'
import { countOf, inFigures } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { When } from '../../../ui/when.tsx'
import { environmentName, type Environment, type Pull, type Standing } from '../project/queries.ts'
import type { Acts } from './acts.ts'
import { Step } from './step.tsx'
import { isUnderWay } from './under-way.ts'

/** The first step: everyone, as the source has them. */
export function DataStep({
  environment,
  standing: { source, pull, snapshot },
  pullAct,
  isMain,
  mayRun,
}: {
  environment: Environment
  standing: Standing
  pullAct: Acts['pull']
  isMain: boolean
  mayRun: boolean
}) {
  const underWay = pull !== null && isUnderWay(pull)
  const act =
    mayRun && !underWay ? (
      <Button
        variant={isMain ? 'filled' : 'default'}
        loading={pullAct.isPending}
        onClick={() => pullAct.mutate()}
      >
        {pull === null ? 'Pull everyone' : 'Pull everyone again'}
      </Button>
    ) : null
  return (
    <Step
      number={1}
      title="Your data"
      act={act}
      says={
        snapshot?.finishedAt ? (
          <>
            as of <When at={snapshot.finishedAt} /> · {countOf(snapshot.read, 'entry', 'entries')},{' '}
            {countOf(snapshot.records, 'record', 'records')}
          </>
        ) : null
      }
    >
      <Problem error={pullAct.error} />
      {pull === null ? (
        <p className="plan-teach">
          Everyone is read once from {source.name}, by {environmentName[environment]}’s own
          connection. Nothing is written to anybody: what comes in, and what changes, is shown
          before.
        </p>
      ) : null}
      {pull && underWay ? <PullProgress source={source.name} pull={pull} /> : null}
      {pull?.state === 'incomplete' ? (
        <Problem
          found={pull.failure ?? 'The pull broke off.'}
          toDo={
            snapshot
              ? 'Nobody is taken for gone on such a pull, and the plan below is of the data before it. Mend the cause, then pull again.'
              : 'Mend the cause, then pull again. What was read so far is kept.'
          }
        />
      ) : null}
      {pull?.state === 'complete' ? <Pulled pull={pull} /> : null}
      {pull?.state === 'complete' && pull.failure ? (
        <Problem found={pull.failure} tone="waits" />
      ) : null}
    </Step>
  )
}

function PullProgress({ source, pull }: { source: string; pull: Pull }) {
  const parked = pull.state === 'parked' && pull.parkedUntil !== null
  return (
    <>
      <Progress
        label={`Pulling everyone from ${source}`}
        done={pull.read}
        total={pull.vendorTotal}
        noun="entries"
        state={parked ? 'waits' : 'running'}
        {...(parked && { note: 'It goes on by itself.' })}
      />
      {parked ? (
        <p className="plan-note">
          {pull.failure} <When at={pull.parkedUntil ?? pull.startedAt} />
        </p>
      ) : (
        <p className="plan-note">
          {countOf(pull.pages, 'page', 'pages')}, {countOf(pull.records, 'record', 'records')}, of
          which {inFigures(pull.changed)} new or changed. It goes on when you leave this page.
        </p>
      )}
    </>
  )
}

function Pulled({ pull }: { pull: Pull }) {
  const told = [
    `${countOf(pull.pages, 'page', 'pages')} read`,
    pull.vendorTotal === null
      ? null
      : `the source’s own total of ${inFigures(pull.vendorTotal)} agrees`,
    pull.changed === 0
      ? 'no record is new or changed'
      : `${countOf(pull.changed, 'record', 'records')} new or changed`,
    pull.gone === 0 ? null : `${countOf(pull.gone, 'record is', 'records are')} gone`,
  ].filter((part) => part !== null)
  return (
    <p className="plan-note">
      {pull.kind === 'additions' ? 'Additions, which remove nobody: ' : 'Complete: '}
      {told.join(', ')}.
    </p>
  )
}
