import { Link } from '@tanstack/react-router'
import { EmptyRoom } from '../ui/empty-room.tsx'
import { Page } from '../ui/page.tsx'

export function NotFound() {
  return (
    <Page title="Nothing is here">
      <EmptyRoom
        what="No room has this address"
        why="It may have been moved, or belongs to a client that is not yours."
        act={<Link to="/">Go home</Link>}
      />
    </Page>
  )
}
