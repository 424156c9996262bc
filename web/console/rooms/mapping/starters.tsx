import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { startersOf } from './queries.ts'
import type { Program } from './program.ts'

/** Ready-made documents for the systems that answer in shapes we know, the best fitting first. */
export function Starters({
  project,
  takeOver,
  onStart,
}: {
  project: string
  takeOver: (document: Program['document']) => void
  onStart: () => void
}) {
  const { data } = useQuery(startersOf(project))
  const known = data?.starters ?? []
  const fitting = known.filter(({ fit }) => fit !== null && fit >= 0.5)
  const shown = fitting.length > 0 ? fitting : known
  if (shown.length === 0) return null
  return (
    <section className="starters" aria-label="Ready-made documents">
      <p className="muted">
        {fitting.length > 0
          ? 'Your data looks familiar. A ready-made document reads what such systems send; every row can be changed.'
          : 'Or begin with a ready-made document for a system that we know:'}
      </p>
      <div>
        {shown.map(({ key, name, fit, document }) => (
          <Button
            key={key}
            variant="default"
            size="compact-sm"
            onClick={() => {
              takeOver(document)
              onStart()
            }}
          >
            {name}
            {fit !== null && fit >= 0.5
              ? ` · your data has ${Math.round(100 * fit)}% of the fields it reads`
              : ''}
          </Button>
        ))}
      </div>
    </section>
  )
}
