import { TextInput } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { countOf } from '../../../../ui/figures.ts'
import { Initials } from '../../../../ui/initials.tsx'
import { labelsOf } from '../boxes/given-box.tsx'
import type { PreviewPerson } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { tabNames } from '../words.ts'
import { PanelFrame } from './panel-frame.tsx'
import type { PeopleView } from './view.ts'

/** People of the sample, each with what becomes of them, and the way to the row that decided. */
export function People({ title, about, people }: PeopleView) {
  const [sought, setSought] = useState('')
  const found = people.filter(({ name, email, reason }) =>
    fold(`${name ?? ''} ${email ?? ''} ${reason ?? ''}`).includes(fold(sought)),
  )
  return (
    <PanelFrame
      title={title}
      about={`${countOf(people.length, 'person', 'people')}. ${about}`}
      tools={
        people.length > 8 ? (
          <TextInput
            size="xs"
            aria-label="Search these people"
            placeholder="Search these people"
            leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        ) : null
      }
    >
      {found.length === 0 ? (
        <p className="muted panel-none">
          {people.length === 0 ? 'Nobody, as the document stands now.' : 'Nobody by this name.'}
        </p>
      ) : (
        <PeopleList people={found} />
      )}
    </PanelFrame>
  )
}

function PeopleList({ people }: { people: readonly PreviewPerson[] }) {
  const box = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing memoizes what it returns
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => box.current,
    estimateSize: () => 58,
    overscan: 10,
  })
  return (
    <div className="panel-scroll" ref={box}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const person = people[index]
          return person ? (
            <li
              key={person.id}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Person person={person} />
            </li>
          ) : null
        })}
      </ul>
    </div>
  )
}

function Person({ person }: { person: PreviewPerson }) {
  const { platform, goTo } = useRoom()
  const { name, email, status, reason, row, value, directory, records } = person
  const shown = name ?? email ?? `Record ${person.id}`
  const labels = [
    ...labelsOf(platform, 'userTypes', person.userTypes),
    ...labelsOf(platform, 'accessLevels', person.access),
    ...labelsOf(platform, 'groups', person.groups),
    ...labelsOf(platform, 'tags', person.tags),
  ]
  return (
    <div className="panel-person">
      <Initials name={shown} size={28} />
      <div>
        <span className="panel-name">
          <b dir="auto">{shown}</b>
          <span className="status" data-status={status}>
            {words[status]}
          </span>
        </span>
        {email && email !== shown ? <small className="muted">{email}</small> : null}
        {status === 'in' ? (
          <small>
            {labels.join(', ') || 'no user type'}
            {directory ? '' : ' · not in the directory'}
            {records.length > 1 ? ` · ${records.length} tickets joined` : ''}
          </small>
        ) : null}
        {reason ? (
          <small>
            {reason}.{' '}
            {row ? (
              <button
                type="button"
                className="link"
                onClick={() => goTo(row.tab, { ...row, value })}
              >
                Show it in {tabNames[row.tab]}
              </button>
            ) : null}
          </small>
        ) : null}
      </div>
    </div>
  )
}

const words = { in: 'comes in', held: 'waits', 'left out': 'left out' }
