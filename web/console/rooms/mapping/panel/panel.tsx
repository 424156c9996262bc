import { Questions } from '../joint/questions.tsx'
import { Versions } from '../joint/versions.tsx'
import { useRoom } from '../room-context.ts'
import { Changed } from './changed.tsx'
import { Coverage } from './coverage.tsx'
import { People } from './people.tsx'
import { Problems } from './problems.tsx'
import { Suggestions } from './suggestions.tsx'
import { peopleOf } from './view.ts'

/** Beside the grid: the people of a number, what is wrong, or what the source holds. */
export function Panel({ view }: { view: string }) {
  const { preview } = useRoom()
  if (view === 'problems') return <Problems />
  if (view === 'source') return <Coverage />
  if (view === 'suggestions') return <Suggestions />
  if (view === 'questions') return <Questions />
  if (view.split('.')[0] === 'versions') return <Versions view={view} />
  if (!preview) return null
  if (view === 'changed') return <Changed changed={preview.changed} />
  const people = peopleOf(view, preview)
  return people ? <People key={view} {...people} /> : null
}
