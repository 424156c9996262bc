import { IconAlertTriangle, IconCheck, IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { RailStage } from './queries.ts'
import './rail.css'

/** The main path of a project, from its source to Prod, each stage leading to its room. */
export function StageRail({ project, rail }: { project: string; rail: readonly RailStage[] }) {
  return (
    <ol className="stage-rail" aria-label="Stages of this project">
      {rail.map(({ stage, state, says }) => {
        const { name, path, search } = stages[stage]
        return (
          <li key={stage} className="stage" data-state={state}>
            <Link
              to={`/projects/${project}/${path}`}
              search={search}
              aria-current={state === 'later' || state === 'done' ? undefined : 'step'}
            >
              <StageMark state={state} />
              <span className="stage-name">
                {name}
                <span className="unseen">, {words[state]}</span>
              </span>
              <span className="stage-says">{says}</span>
            </Link>
          </li>
        )
      })}
    </ol>
  )
}

/** The same path in a line of text. */
export function StageDots({ rail }: { rail: readonly RailStage[] }) {
  const now = rail.find(({ state }) => state !== 'done' && state !== 'later')
  return (
    <span className="stage-dots">
      <span className="unseen">
        {now ? `At ${stages[now.stage].name}, ${words[now.state]}` : 'All stages done'}
      </span>
      {rail.map(({ stage, state }) => (
        <span key={stage} className="stage-dot" data-state={state} aria-hidden />
      ))}
    </span>
  )
}

function StageMark({ state }: { state: RailStage['state'] }) {
  return (
    <span className="stage-mark" aria-hidden>
      {state === 'done' ? <IconCheck size={14} stroke={2.5} /> : null}
      {state === 'trouble' ? <IconAlertTriangle size={13} stroke={2.25} /> : null}
      {state === 'waits' ? <IconDots size={14} stroke={2.25} /> : null}
    </span>
  )
}

const stages = {
  source: { name: 'Source', path: 'source', search: {} },
  mapping: { name: 'Mapping', path: 'mapping', search: {} },
  plan: { name: 'Plan', path: 'plan', search: { environment: 'dev' } },
  dev: { name: 'Dev', path: 'plan', search: { environment: 'dev' } },
  prod: { name: 'Prod', path: 'release', search: {} },
} as const

const words = {
  done: 'done',
  now: 'waits for you',
  waits: 'under way',
  trouble: 'stopped',
  later: 'comes later',
} as const
