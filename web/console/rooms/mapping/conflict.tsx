import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Problem } from '../../../ui/problem.tsx'
import { When } from '../../../ui/when.tsx'
import { call } from '../../api.ts'
import type { Draft } from './use-draft.ts'

/** Somebody else saved meanwhile: whose document goes on is for a person to say. Nothing is lost either way. */
export function Conflict({ project, draft }: { project: string; draft: Draft }) {
  const theirs = useQuery({
    queryKey: ['mapping theirs', project],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/mapping', { params: { project }, signal }),
    staleTime: 0,
    gcTime: 0,
  })
  if (theirs.error) return <Problem error={theirs.error} retry={theirs.refetch} />
  const { data } = theirs
  if (!data) return null
  return (
    <div className="problem" data-tone="waits" role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        <p>
          <b>{data.savedBy ?? 'Somebody'}</b> saved this document{' '}
          {data.savedAt ? <When at={data.savedAt} only="relative" /> : 'meanwhile'}, so your edits
          since then are not saved.
        </p>
        <p className="muted">
          Take theirs and yours stay one step back, under Undo. Keep yours and theirs is replaced.
        </p>
      </div>
      <div className="conflict-acts">
        <Button size="xs" variant="default" onClick={() => draft.take(data, 'theirs')}>
          Take theirs
        </Button>
        <Button size="xs" variant="default" onClick={() => draft.take(data, 'ours')}>
          Keep mine
        </Button>
      </div>
    </div>
  )
}
