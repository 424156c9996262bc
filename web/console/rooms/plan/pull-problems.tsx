import { countOf } from '../../../ui/figures.ts'
import type { Pull } from '../project/queries.ts'

/** Entries of the source that could not become records: they have nothing to be known by. */
export function PullProblems({ pull }: { pull: Pull | null }) {
  const problems = pull?.problems ?? []
  const more = (pull?.problemCount ?? 0) - problems.length
  return (
    <div className="pull-problems">
      <p>
        A record needs an id, so that the next pull knows it again. These entries have none; mend
        them in the source, or choose another key in the source room.
      </p>
      <ul>
        {problems.map(({ page, position, text }) => (
          <li key={`${page} ${position}`}>
            <span className="muted figures">
              Page {page}, entry {position}
            </span>
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="muted">And {countOf(more, 'more', 'more')}.</p> : null}
    </div>
  )
}
