import { Button } from '@mantine/core'
import { useState } from 'react'
import { countOf } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import {
  environmentName,
  type Counts,
  type Overview,
  type Plan,
  type Standing,
} from '../project/queries.ts'
import type { Acts } from './acts.ts'
import { ApplyConfirm } from './apply-confirm.tsx'
import './apply-bar.css'
import { Changes } from './changes.tsx'
import { changesOf, changesSaid } from './changes-said.ts'
import type { MainAct } from './main-act.ts'
import { RunState } from './run-state.tsx'
import type { Search } from './search.ts'
import { Step } from './step.tsx'
import { isUnderWay } from './under-way.ts'

/** The third step: what will change, and applying it. */
export function ChangeStep({
  overview,
  standing,
  main,
  acts,
  mayRun,
  to,
  search,
}: {
  overview: Overview
  standing: Standing
  main: MainAct
  acts: Acts
  mayRun: boolean
  to: string
  search: Search
}) {
  const { plan, run } = standing
  const { environment } = search
  const project = overview.project.projectId
  const isOfRun = plan !== null && run !== null && run.runId === plan.runId
  if (!plan?.counts || isUnderWay(plan)) {
    return (
      <Step number={3} title="What will change">
        {run && isUnderWay(run) ? (
          <RunState
            run={run}
            environment={environment}
            site={overview.site.slug}
            isMain={main === 'people'}
          />
        ) : (
          <p className="plan-teach">
            The result against the people on {environmentName[environment]}: who is created,
            updated, suspended or restored, each before and after. Only then is it applied.
          </p>
        )}
      </Step>
    )
  }
  return (
    <Step
      number={3}
      title={plan.state === 'applied' ? 'What changed' : 'What will change'}
      says={`on ${environmentName[environment]}`}
    >
      {isOfRun ? (
        <RunState
          run={run}
          environment={environment}
          site={overview.site.slug}
          isMain={main === 'people'}
        />
      ) : null}
      {plan.state === 'ready' && plan.brake ? (
        <div className="change-brake">
          <Problem found={plan.brake.text} tone="waits" />
        </div>
      ) : null}
      <Changes project={project} plan={plan} counts={plan.counts} to={to} search={search} />
      {mayRun && main === 'apply' ? (
        <ApplyBar
          overview={overview}
          plan={plan}
          counts={plan.counts}
          acts={acts}
          search={search}
        />
      ) : null}
    </Step>
  )
}

/** Stays in sight: how many, whom, what undoes it, and the one button. */
function ApplyBar({
  overview,
  plan,
  counts,
  acts,
  search,
}: {
  overview: Overview
  plan: Plan
  counts: Counts
  acts: Acts
  search: Search
}) {
  const [opened, setOpened] = useState(false)
  const name = environmentName[search.environment]
  const total = changesOf(counts)
  return (
    <div className="apply-bar" data-environment={search.environment}>
      <p>
        {total === 0 ? (
          <strong>Nothing will change on {name}.</strong>
        ) : (
          <strong>{changesSaid(counts)}.</strong>
        )}{' '}
        <span className="muted">Nobody is mailed.</span>
      </p>
      <Button onClick={() => setOpened(true)}>
        Apply to {name}: {total === 0 ? '0 changes' : countOf(total, 'person', 'people')}
      </Button>
      <ApplyConfirm
        opened={opened}
        close={() => setOpened(false)}
        overview={overview}
        plan={plan}
        counts={counts}
        acts={acts}
        search={search}
      />
    </div>
  )
}
