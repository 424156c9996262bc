import { ActionIcon, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'

/** Searches as one types. */
export function DirectorySearch({ q, change }: { q: string; change: (q: string) => void }) {
  const [text, setText] = useState(q)
  const [told, setTold] = useState(q)
  // The back button changed the address.
  if (told !== q) {
    setTold(q)
    setText(q)
  }
  const tell = useDebouncedCallback((next: string) => {
    setTold(next)
    change(next)
  }, 160)
  const type = (next: string) => {
    setText(next)
    tell(next)
  }
  return (
    <TextInput
      className="directory-search"
      type="search"
      aria-label="Search people"
      placeholder="Search by name or organization"
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      leftSectionWidth={48}
      leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
      rightSection={
        text ? (
          <ActionIcon
            variant="transparent"
            color="gray"
            aria-label="Clear the search"
            onClick={() => type('')}
          >
            <IconX size={18} />
          </ActionIcon>
        ) : null
      }
    />
  )
}
