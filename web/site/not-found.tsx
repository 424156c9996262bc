import { ButtonLink } from '../ui/button-link.tsx'
import { Cover } from './cover.tsx'

export function NotFound() {
  return (
    <Cover title="Nothing is at this address">
      <p className="muted">
        It may be mistyped, or what was here is gone. From the start page you find everything else.
      </p>
      <ButtonLink to="/">Go to the start</ButtonLink>
    </Cover>
  )
}
