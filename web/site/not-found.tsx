import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Cover } from './cover.tsx'

export function NotFound() {
  return (
    <Cover title="Nothing is at this address">
      <p className="muted">
        It may be mistyped, or what was here is gone. From the start page you find everything else.
      </p>
      <Button component={Link} to="/">
        Go to the start
      </Button>
    </Cover>
  )
}
