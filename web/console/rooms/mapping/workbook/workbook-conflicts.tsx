import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Choices } from '../../../../../src/mapping/core/three-way/programs.ts'
import { countOf } from '../../../../ui/figures.ts'
import '../conflict.css'
import type { Shown } from './workbook-changes.tsx'

type Conflict = Shown['conflicts'][number]
type Whose = 'mine' | 'theirs'

/** The cells that the workbook and somebody here changed to different things: for each, which counts. */
export function WorkbookConflicts({
  conflicts,
  choices,
  onChoose,
}: {
  conflicts: readonly Conflict[]
  choices: Choices
  onChoose: (keys: readonly string[], whose: Whose) => void
}) {
  const all = conflicts.map(({ key }) => key)
  return (
    <section className="problem conflict" data-tone="waits" aria-label="Both changed">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        <p>
          {countOf(conflicts.length, 'place was', 'places were')} changed here too since the
          workbook was downloaded. Say for each what counts.
        </p>
        <ul className="conflict-places">
          {conflicts.map((conflict) => (
            <Place
              key={conflict.key}
              conflict={conflict}
              chosen={choices.get(conflict.key)}
              onChoose={(whose) => onChoose([conflict.key], whose)}
            />
          ))}
        </ul>
        <div className="conflict-acts">
          <Button size="xs" variant="default" onClick={() => onChoose(all, 'mine')}>
            The workbook everywhere
          </Button>
          <Button size="xs" variant="default" onClick={() => onChoose(all, 'theirs')}>
            What is here everywhere
          </Button>
        </div>
      </div>
    </section>
  )
}

function Place({
  conflict: { key, place, saidBefore, saysMine, saysTheirs },
  chosen,
  onChoose,
}: {
  conflict: Conflict
  chosen: Whose | undefined
  onChoose: (whose: Whose) => void
}) {
  const sides = [
    ['mine', 'Workbook', saysMine],
    ['theirs', 'Here', saysTheirs],
  ] as const
  return (
    <li>
      <fieldset>
        <legend>
          {place} <span className="muted">· it was: {saidBefore || 'blank'}</span>
        </legend>
        {sides.map(([whose, who, text]) => (
          <label
            key={whose}
            className="conflict-choice"
            data-checked={chosen === whose || undefined}
          >
            <input
              type="radio"
              name={key}
              checked={chosen === whose}
              onChange={() => onChoose(whose)}
            />
            <span className="muted">{who}</span>
            <span dir="auto">{text || 'blank'}</span>
          </label>
        ))}
      </fieldset>
    </li>
  )
}
