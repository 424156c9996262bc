import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Change } from '../../../ui/change.tsx'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { environmentName, projectKey, type Plan } from '../project/queries.ts'
import { kinds } from './changes.tsx'
import './planned-changes.css'
import type { Search } from './search.ts'

/** All that a plan changes of one person, before and after. */
export function PlannedChanges({
  project,
  site,
  plan,
  to,
  search,
}: {
  project: string
  site: string
  plan: Plan
  to: string
  search: Search
}) {
  const navigate = useNavigate()
  const { person, show = 'create', environment } = search
  const { data, error, refetch } = useQuery({
    queryKey: [...projectKey(project), 'change', plan.planId, plan.state, show, person],
    enabled: person !== undefined,
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/:environment/plans/:plan/rows', {
        params: { project, environment, plan: plan.planId },
        query: { action: show, person: person ?? '' },
        signal,
      }),
  })
  const row = data?.rows[0]
  const { person: _person, ...rest } = search
  return (
    <Drawer
      opened={person !== undefined}
      onClose={() => void navigate({ to, search: rest, resetScroll: false })}
      position="right"
      size="min(680px, 100%)"
      title={
        <span className="term-title">
          <span dir="auto">{row?.name ?? ''}</span>
          <EnvironmentBadge kind={environment} />
        </span>
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Problem error={error} retry={refetch} />
      {row ? (
        <div className="planned-changes">
          <p>
            <strong>{kinds[show].word}</strong>
            {row.note ? <span dir="auto">{row.note}</span> : null}
            {row.isHere ? (
              <Link to={`/sites/${site}/${environment}/people/${row.personId}`}>
                Open on {environmentName[environment]}
              </Link>
            ) : null}
          </p>
          {row.change.length > 0 ? (
            <dl>
              {row.change.map(({ what, before, after }) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>
                    {show === 'create' ? (
                      <span dir="auto">{after}</span>
                    ) : (
                      <Change before={before} after={after} />
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          ) : null}
        </div>
      ) : null}
    </Drawer>
  )
}
