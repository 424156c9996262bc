import { Problem } from '../ui/problem.tsx'
import { Cover } from './cover.tsx'

/** Where a page could not be had at all. */
export function Stumbled({ error }: { error: unknown }) {
  return (
    <Cover title="This page did not open">
      <Problem error={error} retry={() => location.reload()} />
    </Cover>
  )
}
