import { Link } from '@tanstack/react-router'
import { countOf, share } from '../../../../ui/figures.ts'
import type { SourceField } from '../program.ts'
import { useRoom } from '../room-context.ts'

/** One field of the source: how full it is, what it holds, and whether a row reads it. */
export function SourceFieldEntry({ field, used }: { field: SourceField; used: boolean }) {
  const { project, sample } = useRoom()
  const { path, label, filled, distinct, examples } = field
  return (
    <li>
      <span className="panel-name">
        <b dir="auto">{label}</b>
        <span className="figures">{share(filled, sample?.records ?? 0)}</span>
      </span>
      <code className="path">{path}</code>
      {examples.length > 0 ? (
        <small dir="auto">{examples.slice(0, 3).join(' · ').slice(0, 140)}</small>
      ) : null}
      <small className="muted">
        {distinct === null
          ? 'many different values'
          : countOf(distinct, 'value', 'different values')}
        {filled === 0 ? ' · nobody has it' : used ? ' · used' : ' · not used'}
        {' · '}
        <Link to={`/projects/${project}/source`} search={{ field: path }}>
          Look at it
        </Link>
      </small>
    </li>
  )
}
