import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { inFigures } from '../../../ui/figures.ts'
import { standingOf, type Overview } from '../project/queries.ts'
import { heldReasons } from './held-reasons.ts'

const kinds = ['dev', 'prod'] as const
/** Who is held, by reason, in both environments: each reason is a question to somebody. */
export function HeldAcross({ project, overview }: { project: string; overview: Overview }) {
  const source = overview.sources[0]?.sourceId ?? ''
  const [dev, prod] = useQueries({
    queries: kinds.map((environment) => ({
      ...standingOf(project, environment, source),
      enabled: source !== '',
    })),
  })
  const reasons = heldReasons(dev?.data, prod?.data)
  if (reasons.length === 0) return null
  const to = `/projects/${project}/plan`
  return (
    <section className="held-across" aria-labelledby="held-across">
      <h2 id="held-across">Held</h2>
      <p className="muted">
        Each waits for an answer, stops only itself, and goes through by itself once the data or the
        mapping is mended.
      </p>
      <ul>
        {reasons.map(({ label, example, row, code, value, counts }) => (
          <li key={`${row.tab} ${row.row} ${row.column ?? ''} ${code} ${value ?? ''}`}>
            <span>
              <span dir="auto">{label}</span>
              {value === null ? (
                <span className="held-example" dir="auto">
                  {example}
                </span>
              ) : null}
            </span>
            {kinds.map((environment) => {
              const count = counts[environment] ?? 0
              return (
                <span key={environment} className="held-count">
                  <EnvironmentBadge kind={environment} />
                  {count > 0 ? (
                    <Link
                      to={to}
                      search={{
                        environment,
                        term: 'held',
                        ...row,
                        code,
                        ...(value !== null && { value }),
                      }}
                    >
                      {inFigures(count)}
                    </Link>
                  ) : (
                    <span className="muted">0</span>
                  )}
                </span>
              )
            })}
            <Link to={`/projects/${project}/mapping`}>Mapping</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
