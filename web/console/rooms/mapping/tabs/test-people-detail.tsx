import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { givenEdit, labelsOf } from '../boxes/given-box.tsx'
import { testPeople } from '../edits.ts'
import type { TestPerson } from '../program.ts'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { BoxSetting } from './box-setting.tsx'
import { Chips, chipsOf } from './chips.tsx'
import { DaySetting } from './day-setting.tsx'
import { Setting } from './setting.tsx'
import { ExpectedFields } from './test-people-fields.tsx'
import { RecordText } from './test-people-record.tsx'
import { stateOf } from './test-people-state.ts'
import { TextSetting } from './text-setting.tsx'
import { useLanding } from './use-landing.ts'

type Expect = TestPerson['expect']

/** One test person: whether they pass, what is to come of them, and the record. */
export function TestPersonDetail({ person }: { person: TestPerson }) {
  const { platform, edit } = useRoom()
  const { id, expect } = person
  const set = (more: Partial<TestPerson>) => testPeople.edit(id, (row) => ({ ...row, ...more }))
  const setExpect = (more: Partial<Expect>) =>
    testPeople.edit(id, (row) => ({ ...row, expect: { ...row.expect, ...more } }))
  const write = edit
    ? (more: Partial<TestPerson>) => edit(set(more), `${id} ${Object.keys(more).join(' ')}`)
    : null
  const writeExpect = edit
    ? (more: Partial<Expect>) =>
        edit(setExpect(more), `${id} expect ${Object.keys(more).join(' ')}`)
    : null
  const keys = (part: 'userTypes' | 'tags') =>
    givenEdit({
      part,
      model: platform,
      keys: expect[part],
      set: (keys) => setExpect({ [part]: keys }),
      commit: (change) => edit?.(change, `${id} expect ${part}`),
    })
  const landing = useLanding<HTMLElement>({ tab: 'testPeople', row: id, column: 'expect' })
  const comesIn = expect.result === 'in'
  return (
    <section className="test-person" aria-label={person.name} ref={landing}>
      <Verdict person={person} />
      <div className="settings">
        <TextSetting
          label="Name"
          maxLength={200}
          value={person.name}
          onSet={write && ((name) => write({ name }))}
          refuses={(text) => (text.trim() === '' ? 'Write a name.' : undefined)}
          about="What this person stands for: “Speaker with two tickets”."
        />
        <Setting
          label="What is to come of them"
          options={results}
          value={expect.result}
          onSet={writeExpect && ((result: Expect['result']) => writeExpect({ result }))}
        />
        <DaySetting
          label="Tried as on"
          value={person.on}
          onSet={write && ((on) => write({ on }))}
          none="Left blank, rules and codes with days do not count."
          some="Rules and codes count as on this day."
          at={{ tab: 'testPeople', row: id, column: 'on' }}
        />
        {comesIn ? (
          <>
            <BoxSetting
              label="As"
              about={expect.userTypes.length === 0 ? 'Left blank, it is not compared.' : null}
              shown={<Keys labels={labelsOf(platform, 'userTypes', expect.userTypes)} />}
              how={keys('userTypes')}
            />
            <BoxSetting
              label="With the tags"
              about={expect.tags.length === 0 ? 'Left blank, they are not compared.' : null}
              shown={<Keys labels={labelsOf(platform, 'tags', expect.tags)} />}
              how={keys('tags')}
            />
            <Setting
              label="In the directory"
              options={directory}
              value={expect.directory}
              onSet={
                writeExpect && ((value: Expect['directory']) => writeExpect({ directory: value }))
              }
            />
          </>
        ) : null}
      </div>
      {comesIn ? (
        <ExpectedFields
          fields={expect.fields}
          onSet={writeExpect && ((fields) => writeExpect({ fields }))}
        />
      ) : null}
      <RecordText record={person.record} onSet={write && ((record) => write({ record }))} />
      <div className="settings">
        <TextSetting
          label="Note"
          lines={2}
          maxLength={5000}
          value={person.note}
          onSet={write && ((note) => write({ note }))}
          about="For whoever reads the document. It changes nothing."
        />
      </div>
      {edit ? (
        <Button
          size="xs"
          variant="subtle"
          className="test-person-delete"
          onClick={() => edit(testPeople.remove(id))}
        >
          Delete this test person
        </Button>
      ) : null}
    </section>
  )
}

/** Whether it comes out as agreed, and what differs where it does not. */
function Verdict({ person }: { person: TestPerson }) {
  const room = useRoom()
  const state = stateOf(person, room)
  const found = room.problemsOf('testPeople').filter(({ row }) => row === person.id)
  return (
    <div className="verdict" data-state={state} aria-live="polite">
      {state === 'passes' ? <IconCircleCheck size={18} stroke={1.75} aria-hidden /> : null}
      {state === 'differs' ? <IconAlertTriangle size={18} stroke={1.75} aria-hidden /> : null}
      <div>
        {state === 'waits' ? 'Not tried yet.' : null}
        {state === 'passes' ? 'Comes out as agreed.' : null}
        {found.map(({ text }) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </div>
  )
}

function Keys({ labels }: { labels: string[] }) {
  if (labels.length === 0) return <span className="choose">Anything</span>
  return <Chips items={chipsOf(labels)} />
}

const results: Option<Expect['result']>[] = [
  { value: 'in', label: 'They come in', about: 'As what, stands beside and below.' },
  { value: 'left out', label: 'They are left out', about: 'By one of the rules.' },
  { value: 'held', label: 'They wait', about: 'Until a person has decided.' },
]
const directory: Option<Expect['directory']>[] = [
  { value: '', label: 'Either', about: 'It is not compared.' },
  { value: 'yes', label: 'Yes', about: 'Other attendees find them there.' },
  { value: 'no', label: 'No', about: 'Other attendees do not find them.' },
]
