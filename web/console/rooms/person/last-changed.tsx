import { Link } from '@tanstack/react-router'
import { When } from '../../../ui/when.tsx'
import './fields.css'
import type { LastChange } from './queries.ts'

/** When something last changed, and by whom or by which run. */
export function LastChanged({
  last,
  project,
}: {
  last: LastChange | null
  project: string | undefined
}) {
  if (!last) return null
  return (
    <p className="why-last">
      Last changed <When at={last.at} /> by <Doer by={last.by} project={project} />.
    </p>
  )
}

export function Doer({ by, project }: { by: LastChange['by']; project?: string | undefined }) {
  switch (by.kind) {
    case 'run':
      return (
        <>
          <Link to={`/projects/${by.projectId}/runs`}>a run of release {by.release}</Link>
          {by.confirmedBy ? `, confirmed by ${by.confirmedBy}` : null}
        </>
      )
    case 'account':
      return <span dir="auto">{by.name ?? 'somebody who is no longer here'}</span>
    case 'person':
      return <>themselves</>
    default:
      return project ? <Link to={`/projects/${project}/runs`}>Gangway</Link> : <>Gangway</>
  }
}
