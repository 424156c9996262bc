import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { countOf } from '../../../../ui/figures.ts'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { addTestPerson } from '../edits.ts'
import { useRoom } from '../room-context.ts'
import { TakeFromSample } from './test-people-take.tsx'
import { TestPersonDetail } from './test-people-detail.tsx'
import './test-people.css'
import { stateOf, stateWords } from './test-people-state.ts'

/** Records with what is to come of them: the document says itself whether it does what was agreed. */
export function TestPeople() {
  const room = useRoom()
  const { program, edit, jumpIn } = room
  const { rows } = program.document.testPeople
  const jump = jumpIn('testPeople')
  const [chosen, setChosen] = useState({ id: jump?.row || rows[0]?.id, jump, of: rows.length })
  if (jump !== chosen.jump) {
    setChosen({ id: jump?.row || chosen.id, jump, of: rows.length })
  } else if (rows.length !== chosen.of) {
    // Whoever was just added is looked at next.
    const id = rows.length > chosen.of ? rows.at(-1)?.id : chosen.id
    setChosen({ id, jump, of: rows.length })
  }
  const person = rows.find(({ id }) => id === chosen.id) ?? rows[0]
  const adding = edit ? (
    <div className="test-people-acts">
      <TakeFromSample />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => edit(addTestPerson(`Test person ${rows.length + 1}`, {}))}
      >
        Write one
      </Button>
    </div>
  ) : null
  if (!person) {
    return (
      <EmptyRoom
        what="No test person yet"
        why="Take one person of each kind: a member, a speaker, somebody who cancelled. Say what is to come of each, and every later edit is held against it."
        act={adding}
      />
    )
  }
  const states = rows.map((row) => stateOf(row, room))
  const failing = states.filter((state) => state === 'differs').length
  return (
    <>
      <p className="tab-lead">
        {failing === 0
          ? `${countOf(rows.length, 'test person', 'test people')}, tried at every edit.`
          : `${countOf(failing, 'test person comes', 'test people come')} out otherwise than agreed.`}{' '}
        <span className="muted">
          A record stays in the document for good, so use invented names and addresses.
        </span>
      </p>
      <div className="test-people">
        <div className="test-people-list">
          <ul>
            {rows.map((row, at) => (
              <li key={row.id}>
                <button
                  type="button"
                  aria-current={row.id === person.id}
                  onClick={() => setChosen({ ...chosen, id: row.id })}
                >
                  <b dir="auto">{row.name}</b>
                  <span className="test-state" data-state={states[at]}>
                    {stateWords[states[at] ?? 'waits']}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {adding}
        </div>
        <TestPersonDetail key={person.id} person={person} />
      </div>
    </>
  )
}
