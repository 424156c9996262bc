import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Problem } from '../../../../ui/problem.tsx'
import { call } from '../../../api.ts'
import { ListBox } from '../boxes/list-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { addTestPerson } from '../edits.ts'
import { invented, personalTexts } from '../invented.ts'
import type { PreviewPerson, TestPerson } from '../program.ts'
import { useRoom } from '../room-context.ts'

/** A test person made of somebody in the sample, under an invented name, with what comes of them now as agreed. */
export function TakeFromSample() {
  const { preview } = useRoom()
  if (!preview || preview.people.length === 0) return null
  return (
    <PopoverButton
      width={400}
      button={
        <Button size="xs" variant="default">
          Take from the sample
        </Button>
      }
    >
      {(close) => <Choose people={preview.people} onTaken={close} />}
    </PopoverButton>
  )
}

function Choose({ people, onTaken }: { people: readonly PreviewPerson[]; onTaken: () => void }) {
  const { project, program, edit, platform } = useRoom()
  const taking = useMutation({
    mutationFn: async (person: PreviewPerson) => {
      const { record } = await call('GET /api/projects/:project/sample/records/:record', {
        params: { project, record: String(person.id) },
      })
      return { person, record: record as TestPerson['record'] }
    },
    onSuccess: ({ person, record }) => {
      const texts = personalTexts(record, program.document)
      const made = invented(record, [...texts, person.name ?? '', person.email ?? ''])
      const types = person.userTypes.map(
        (key) => platform.userTypes.find((one) => one.key === key)?.label ?? key,
      )
      const kind = types.join(' and ') || (person.status === 'held' ? 'Waits' : 'Left out')
      const names = program.document.testPeople.rows.map(({ name }) => name)
      edit?.(addTestPerson(freshName(kind, names), made, expectedOf(person)))
      onTaken()
    },
  })
  return (
    <div className="field-form">
      <p className="muted">
        Names, addresses and phone numbers that the document reads become invented ones; look
        through the rest of the record too.
      </p>
      <Problem error={taking.error} />
      <ListBox
        label="Search the people of the sample"
        search
        items={people.toSorted(byStatus).map((person) => ({
          key: String(person.id),
          label: person.name ?? person.email ?? `Record ${person.id}`,
          about: person.reason ?? labels(person, platform.userTypes),
          aside: words[person.status],
        }))}
        onPick={(key) => {
          const person = people.find(({ id }) => String(id) === key)
          if (person) taking.mutate(person)
        }}
      />
    </div>
  )
}

/** Those who come in first, then those who wait. */
function byStatus(a: PreviewPerson, b: PreviewPerson): number {
  const order = Object.keys(words)
  return order.indexOf(a.status) - order.indexOf(b.status)
}

const words = { in: 'comes in', held: 'waits', 'left out': 'left out' }

/** `Attendee`, then `Attendee 2`. */
function freshName(kind: string, taken: readonly string[]): string {
  if (!taken.includes(kind)) return kind
  let number = 2
  while (taken.includes(`${kind} ${number}`)) number += 1
  return `${kind} ${number}`
}

function labels({ userTypes }: PreviewPerson, named: readonly { key: string; label: string }[]) {
  return userTypes.map((key) => named.find((one) => one.key === key)?.label ?? key).join(', ')
}

function expectedOf({ status, userTypes, tags, directory }: PreviewPerson): TestPerson['expect'] {
  const nothing = { userTypes: [], tags: [], directory: '' as const, fields: {} }
  if (status !== 'in') return { ...nothing, result: status }
  return { ...nothing, result: 'in', userTypes, tags, directory: directory ? 'yes' : 'no' }
}
