import { Tooltip } from '@mantine/core'
import { areaNames, type Area } from '../../../../../src/mapping/core/document/area.ts'
import type { Tab } from '../../../../../src/mapping/core/document.ts'
import { hueOf, Initials } from '../../../../ui/initials.tsx'
import { useRoom } from '../room-context.ts'
import { useJoint, type Present } from './joint-context.ts'
import './joint.css'

/** Who else is in the room, in its head; a press leads to where they are. */
export function PeopleHere() {
  const { people } = useJoint()
  if (people.length === 0) return null
  return (
    <ul className="people-here" aria-label="Also here">
      {people.map((one) => (
        <li key={one.accountId}>
          <Person person={one} />
        </li>
      ))}
    </ul>
  )
}

function Person({ person }: { person: Present }) {
  const { goTo } = useRoom()
  const { tab, row, column } = person
  const where = tab in areaNames ? areaNames[tab as Area] : 'another room'
  const said = `${person.name} is in ${where}`
  return (
    <Tooltip label={`${said} · ${person.side === 'client' ? 'client team' : 'platform team'}`}>
      <button
        type="button"
        className="person-here"
        style={{ ['--hue' as string]: hueOf(person.name) }}
        aria-label={said}
        onClick={() => goTo(tab as Tab, { row, column })}
      >
        <Initials name={person.name} size={26} />
      </button>
    </Tooltip>
  )
}

/** The names of those who stand in a cell, at its edge. */
export function CellPeople({ people }: { people: readonly Present[] }) {
  const [first] = people
  if (!first) return null
  return (
    <span className="cell-people" style={{ ['--hue' as string]: hueOf(first.name) }}>
      <span className="unseen">Here now: </span>
      {people.map(({ name }) => name).join(', ')}
    </span>
  )
}
