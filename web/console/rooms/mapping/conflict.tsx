import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { areaNames } from '../../../../src/mapping/core/document/area.ts'
import { namesOf, type Names } from '../../../../src/mapping/core/difference/names.ts'
import { called, placeAt } from '../../../../src/mapping/core/difference/place.ts'
import { cellText, short } from '../../../../src/mapping/core/difference/texts.ts'
import { whoChanged } from '../../../../src/mapping/core/three-way/changed-places.ts'
import {
  conflictKey,
  type Choices,
  type Conflict as One,
} from '../../../../src/mapping/core/three-way/programs.ts'
import { countOf } from '../../../ui/figures.ts'
import './conflict.css'
import type { Conflicting } from './draft-store.ts'
import type { Draft } from './use-draft.ts'

type Whose = 'mine' | 'theirs'

/** Somebody else changed the same places: for each, whose value goes on is for a person to say. */
export function Conflict({ draft: { conflict, settle } }: { draft: Draft }) {
  const [choices, setChoices] = useState<Choices>(new Map())
  if (!conflict) return null
  const { conflicts } = conflict
  const keys = conflicts.map(conflictKey)
  const left = keys.filter((key) => !choices.has(key)).length
  const choose = (chosen: readonly string[], whose: Whose) =>
    setChoices(new Map([...choices, ...chosen.map((key) => [key, whose] as const)]))
  const who = new Set(conflicts.map((one) => whoElse(conflict, one)))
  return (
    <section className="problem conflict" data-tone="waits" role="alert" aria-label="Both changed">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        <p>
          <b>{[...who].join(' and ')}</b> changed {countOf(conflicts.length, 'place', 'places')}{' '}
          that you changed too. Everything else is brought together; say for each which is right,
          and your edits are saved.
        </p>
        <Places
          conflict={conflict}
          choices={choices}
          onChoose={(key, whose) => choose([key], whose)}
        />
        <div className="conflict-acts">
          <Button size="xs" disabled={left > 0} onClick={() => settle(choices)}>
            {left > 0 ? `${countOf(left, 'choice', 'choices')} to make` : 'Save these choices'}
          </Button>
          <Button size="xs" variant="default" onClick={() => choose(keys, 'mine')}>
            All mine
          </Button>
          <Button size="xs" variant="default" onClick={() => choose(keys, 'theirs')}>
            All theirs
          </Button>
        </div>
      </div>
    </section>
  )
}

function Places({
  conflict,
  choices,
  onChoose,
}: {
  conflict: Conflicting
  choices: Choices
  onChoose: (key: string, whose: Whose) => void
}) {
  const { merged, mine, conflicts } = conflict
  const names = useMemo(() => namesOf(mine, merged), [mine, merged])
  return (
    <ul className="conflict-places">
      {conflicts.map((one) => {
        const key = conflictKey(one)
        const { row, column } = called(placeAt(one.tab, one.path, names, mine, merged))
        const place = [areaNames[one.tab], row, column].filter(Boolean).join(' › ')
        return (
          <li key={key}>
            <fieldset>
              <legend>{place}</legend>
              <Choice
                name={key}
                who="You"
                text={textOf(one, one.mine, column, names)}
                checked={choices.get(key) === 'mine'}
                onChoose={() => onChoose(key, 'mine')}
              />
              <Choice
                name={key}
                who={whoElse(conflict, one)}
                text={textOf(one, one.theirs, column, names)}
                checked={choices.get(key) === 'theirs'}
                onChoose={() => onChoose(key, 'theirs')}
              />
            </fieldset>
          </li>
        )
      })}
    </ul>
  )
}

function Choice({
  name,
  who,
  text,
  checked,
  onChoose,
}: {
  name: string
  who: string
  text: string
  checked: boolean
  onChoose: () => void
}) {
  return (
    <label className="conflict-choice" data-checked={checked || undefined}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span className="muted">{who}</span>
      <span dir="auto">{text}</span>
    </label>
  )
}

function textOf({ tab, path }: One, value: unknown, column: string, names: Names): string {
  if (value === undefined) return 'deletes it'
  if (column === '') return 'keeps it, with changes'
  return short(cellText(tab, path.at(-1) ?? '', value, names)) || 'blank'
}

function whoElse({ changes }: Conflicting, conflict: One): string {
  return whoChanged(changes, conflict) ?? 'Somebody'
}
