import { Link } from '@tanstack/react-router'
import { inFigures, share } from '../../../ui/figures.ts'
import type { Bridge } from '../project/queries.ts'
import { bridgeSteps, type BridgeStep } from './bridge-steps.ts'
import './bridge.css'
import { withoutTerm, type Search } from './search.ts'

/** The count bridge as an equation read downwards; each number opens the people that it counts. */
export function CountBridge({
  bridge,
  source,
  to,
  search,
}: {
  bridge: Bridge
  source: string
  to: string
  search: Search
}) {
  const steps = bridgeSteps(bridge, source)
  return (
    <ol className="bridge" aria-label="From the source's records to the people expected">
      {steps.map((step) => (
        <Step key={step.key} step={step} total={bridge.total} to={to} search={search} />
      ))}
    </ol>
  )
}

function Step({
  step,
  total,
  to,
  search,
}: {
  step: BridgeStep
  total: number
  to: string
  search: Search
}) {
  const { kind, label, count, term, example } = step
  const place = (records: number) => (total > 0 ? (100 * records) / total : 0)
  const asked = term
    ? { ...withoutTerm(search), ...term }
    : { ...withoutTerm(search), show: 'held' as const }
  return (
    <li className="bridge-step" data-kind={kind}>
      <span className="bridge-label">
        <span className="bridge-sign" aria-hidden>
          {signs[kind]}
        </span>
        <span>
          {words[kind] ? <span className="bridge-word">{words[kind]}</span> : null}
          <span dir="auto">{label}</span>
          {example ? (
            <span className="bridge-example" dir="auto">
              {example}
            </span>
          ) : null}
        </span>
      </span>
      <span className="bridge-track" aria-hidden>
        <span
          className="bridge-bar"
          style={{
            left: `${place(step.from)}%`,
            width: `${place(step.to - step.from)}%`,
          }}
        />
      </span>
      <span className="bridge-count">
        <Link to={to} search={asked}>
          <span className="unseen">{kind === 'total' || kind === 'people' ? '' : 'minus '}</span>
          {inFigures(count)}
        </Link>
        <span className="bridge-share">{kind === 'total' ? '' : share(count, total)}</span>
      </span>
    </li>
  )
}

const signs = { total: '', 'left out': '−', held: '−', duplicates: '−', people: '=' }
const words = { total: '', 'left out': 'Left out', held: 'Held', duplicates: '', people: '' }
