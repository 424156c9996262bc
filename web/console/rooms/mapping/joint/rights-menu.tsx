import { Button, Popover, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { areaNames, type Area } from '../../../../../src/mapping/core/document/area.ts'
import { tabsOf } from '../../../../../src/mapping/core/document/tab.ts'
import { Problem } from '../../../../ui/problem.tsx'
import { call } from '../../../api.ts'
import { usePlace } from '../../../place.ts'
import { rightsOf } from '../queries.ts'
import { useRoom } from '../room-context.ts'
import { useJoint } from './joint-context.ts'

/** Who edits what: the platform team everything, the client team what stands here, tab by tab. */
export function RightsMenu() {
  return (
    <Popover position="bottom-end" width={330} trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle">
          Who edits what
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Rights />
      </Popover.Dropdown>
    </Popover>
  )
}

function Rights() {
  const { project } = useRoom()
  const { side } = useJoint()
  const { project: place } = usePlace()
  const shown: readonly Area[] = [...tabsOf(place?.kind ?? 'registration'), 'platform']
  const queries = useQueryClient()
  const known = useQuery(rightsOf(project))
  const set = useMutation({
    mutationFn: (body: NonNullable<typeof known.data>['rights'][number]) =>
      call('PUT /api/projects/:project/mapping/rights', { params: { project }, body }),
    onSuccess: (answer) => queries.setQueryData(rightsOf(project).queryKey, answer),
  })
  return (
    <section className="rights" aria-label="Who edits what">
      <p>
        <b>{side === 'platform' ? 'The client team edits' : 'Your team edits'}</b>
      </p>
      <p className="muted">
        The platform team edits every tab
        {side === 'platform' ? '.' : ', and says which of them your team edits too.'}
      </p>
      <Problem error={known.error ?? set.error} />
      <ul>
        {known.data?.rights
          .filter(({ area }) => shown.includes(area))
          .map(({ area, clientEdits }) => (
            <li key={area}>
              {side === 'platform' ? (
                <Switch
                  size="xs"
                  label={nameOf(area)}
                  checked={clientEdits}
                  disabled={set.isPending}
                  onChange={(event) =>
                    set.mutate({ area, clientEdits: event.currentTarget.checked })
                  }
                />
              ) : (
                <>
                  <span>{nameOf(area)}</span>
                  <span className="muted">{clientEdits ? 'yours too' : 'platform team'}</span>
                </>
              )}
            </li>
          ))}
      </ul>
    </section>
  )
}

function nameOf(area: Area): string {
  return area === 'platform' ? 'Platform fields and user types' : areaNames[area]
}
