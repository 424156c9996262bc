import { NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { readPlace, writePlace } from './keys.ts'
import type { SourceForm } from './queries.ts'

/** What a part of the form shows, and how it changes it. */
export type FormPart = { form: SourceForm; change: (form: SourceForm) => void }

/** A place in the answer, written `meta.next`. What can't be read is said, and changes nothing. */
export function Place({
  label,
  description,
  value,
  required = false,
  change,
}: {
  label: string
  description?: string
  value: readonly string[]
  required?: boolean
  change: (keys: string[]) => void
}) {
  const [text, setText] = useState(writePlace(value))
  const keys = readPlace(text)
  const faulty = keys === null || (required && keys.length === 0)
  return (
    <TextInput
      label={label}
      description={description}
      spellCheck={false}
      classNames={{ input: 'source-mono' }}
      value={text}
      error={faulty ? 'Write names separated by dots, such as meta.next' : null}
      onChange={(event) => {
        const next = event.currentTarget.value
        setText(next)
        const read = readPlace(next)
        if (read && !(required && read.length === 0)) change(read)
      }}
    />
  )
}

/** A whole number, as long as there is one. */
export function Whole({
  label,
  value,
  least = 0,
  change,
}: {
  label: string
  value: number
  least?: number
  change: (value: number) => void
}) {
  return (
    <NumberInput
      label={label}
      size="sm"
      min={least}
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === 'number' && change(next)}
    />
  )
}
