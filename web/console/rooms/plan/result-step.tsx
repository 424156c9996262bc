import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ApiProblem } from '../../../ui/api.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { When } from '../../../ui/when.tsx'
import { environmentName, type Overview, type Standing } from '../project/queries.ts'
import type { Acts } from './acts.ts'
import { CountBridge } from './bridge.tsx'
import { paceNote } from './pace-note.ts'
import type { Search } from './search.ts'
import { Step } from './step.tsx'
import { isUnderWay } from './under-way.ts'
import { ByUserType } from './user-types.tsx'
import { wanted } from './wanted.ts'

/** The second step: what the mapping makes of the data, as the count bridge. */
export function ResultStep({
  overview,
  standing,
  acts,
  isMain,
  mayRun,
  to,
  search,
}: {
  overview: Overview
  standing: Standing
  acts: Acts
  isMain: boolean
  mayRun: boolean
  to: string
  search: Search
}) {
  const { environment } = search
  const { plan, snapshot, pull, run } = standing
  const project = overview.project.projectId
  const busy =
    (pull !== null && isUnderWay(pull)) ||
    (plan !== null && isUnderWay(plan)) ||
    (run !== null && isUnderWay(run))
  const want = wanted(overview, standing, environment)
  const making = acts.rehearse.isPending || acts.plan.isPending
  const error = acts.rehearse.error ?? acts.plan.error
  return (
    <Step
      number={2}
      title="The result"
      says={
        plan?.bridge ? (
          <>
            of <Link to={`/projects/${project}/release`}>release {plan.release.number}</Link> on
            your data as of <When at={plan.dataAsOf} only="absolute" />
          </>
        ) : null
      }
      act={
        mayRun && snapshot && !busy ? (
          <Button
            variant={isMain ? 'filled' : 'default'}
            loading={making}
            onClick={() =>
              want.release ? acts.plan.mutate(want.release.releaseId) : acts.rehearse.mutate()
            }
          >
            {plan ? 'Plan again' : `Plan for ${environmentName[environment]}`}
          </Button>
        ) : null
      }
    >
      {error ? <MappingProblem error={error} project={project} /> : null}
      {want.says && snapshot && !busy ? <p className="plan-why">{want.says}</p> : null}
      {plan && isUnderWay(plan) ? (
        <Progress
          label="Working out who comes in, and what changes"
          done={plan.pace.done}
          total={plan.pace.total || null}
          noun="records"
          note={paceNote(plan.pace, 'records')}
        />
      ) : null}
      {plan?.state === 'failed' ? <Problem found={plan.failure ?? 'The plan failed.'} /> : null}
      {plan?.bridge ? (
        <div className="plan-result" data-outdated={want.isDue || undefined}>
          <CountBridge bridge={plan.bridge} source={standing.source.name} to={to} search={search} />
          <ByUserType bridge={plan.bridge} to={to} search={search} />
        </div>
      ) : null}
      {!plan && !snapshot ? (
        <p className="plan-teach">
          The mapping decides record by record: who comes in, who is left out by which rule, who is
          held with which question. It is counted here, each number with its people.
        </p>
      ) : null}
    </Step>
  )
}

function MappingProblem({ error, project }: { error: Error; project: string }) {
  return (
    <>
      <Problem error={error} />
      {error instanceof ApiProblem && error.places.length > 0 ? (
        <p className="plan-note">
          <Link to={`/projects/${project}/mapping`}>Open the mapping</Link>
        </p>
      ) : null}
    </>
  )
}
