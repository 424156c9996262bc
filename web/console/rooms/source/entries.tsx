import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { Entry } from './typed.ts'

/** Names with values, such as extra headers. */
export function Entries({
  title,
  entries,
  change,
}: {
  title: string
  entries: Entry[]
  change: (entries: Entry[]) => void
}) {
  const one = title.toLowerCase().replace(/s$/u, '')
  const set = (id: number, part: Partial<Entry>) =>
    change(entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)))
  const add = () => {
    const id = Math.max(0, ...entries.map((entry) => entry.id)) + 1
    change([...entries, { id, name: '', value: '' }])
  }
  return (
    <fieldset className="entries">
      <legend>{title}</legend>
      {entries.map(({ id, name, value }) => (
        <div className="entries-row" key={id}>
          <TextInput
            aria-label={`Name of the ${one}`}
            placeholder="Name"
            spellCheck={false}
            value={name}
            onChange={(event) => set(id, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={`Value of the ${one}`}
            placeholder="Value"
            spellCheck={false}
            value={value}
            onChange={(event) => set(id, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove the ${one} ${name}`}
            onClick={() => change(entries.filter((entry) => entry.id !== id))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={add}
      >
        Add {one}
      </Button>
    </fieldset>
  )
}
