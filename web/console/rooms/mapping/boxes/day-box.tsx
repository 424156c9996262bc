import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BoxEdit } from '../grid/column.ts'
import type { Change } from '../program.ts'
import { isDay } from './day.ts'

/** A cell that holds a day, or none. It is written as 2027-06-14, or picked from the browser's own calendar. */
export function dayEdit({
  label,
  none,
  value,
  set,
  commit,
}: {
  label: string
  /** What no day means: "No first day". */
  none: string
  value: string | null
  set: (day: string | null) => Change
  commit: (change: Change) => void
}): BoxEdit {
  return {
    kind: 'box',
    width: 240,
    box: (close, typed) => (
      <DayBox
        label={label}
        none={none}
        value={value}
        typed={typed}
        onSet={(day) => commit(set(day))}
        onClose={close}
      />
    ),
    set: (text) => {
      const day = text.trim()
      if (day === '') return set(null)
      return isDay(day) ? set(day) : null
    },
  }
}

function DayBox({
  label,
  none,
  value,
  typed,
  onSet,
  onClose,
}: {
  label: string
  none: string
  value: string | null
  typed: string
  onSet: (day: string | null) => void
  onClose: () => void
}) {
  const [text, setText] = useState(typed || (value ?? ''))
  const write = (next: string) => {
    setText(next)
    if (isDay(next.trim())) onSet(next.trim())
  }
  const isOpen = text.trim() === '' || isDay(text.trim())
  return (
    <form
      className="day-box"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') onSet(null)
        if (isOpen) onClose()
      }}
    >
      <TextInput
        size="xs"
        label={label}
        placeholder="2027-06-14"
        autoComplete="off"
        data-autofocus
        value={text}
        error={isOpen ? undefined : 'Write the day as 2027-06-14.'}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <input
        type="date"
        className="day-box-calendar"
        aria-label={`${label}, from a calendar`}
        value={isDay(text.trim()) ? text.trim() : ''}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <div className="box-acts">
        <Button type="submit" size="compact-xs" variant="light">
          Done
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            onSet(null)
            onClose()
          }}
        >
          {none}
        </Button>
      </div>
    </form>
  )
}
