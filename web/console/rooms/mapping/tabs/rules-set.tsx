import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { FieldDefinition } from '../../../../../src/mapping/core/platform-model.ts'
import { SourceList } from '../boxes/sources-box.tsx'
import type { BoxEdit } from '../grid/column.ts'
import type { Change } from '../program.ts'
import { PickList } from './rules-pick-list.tsx'
import { useWritten } from './rules-written.ts'
import './rules.css'

/** A cell that says what a field gets: written, picked from its choices, or taken from the record. */
export function setEdit({
  field,
  text,
  used,
  set,
  commit,
}: {
  field: FieldDefinition
  text: string
  /** What other rows set it to. */
  used: readonly string[]
  set: (text: string) => Change
  commit: (change: Change) => void
}): BoxEdit {
  return {
    kind: 'box',
    width: 400,
    box: (close, typed) => (
      <SetBox
        field={field}
        text={text}
        typed={typed}
        used={used}
        onWrite={(next) => commit(set(next))}
        onClose={close}
      />
    ),
    set: (pasted) => (pasted.length > longest ? null : set(pasted)),
  }
}

/** As in the document's schema. */
const longest = 2000

function SetBox({
  field,
  text,
  typed,
  used,
  onWrite,
  onClose,
}: {
  field: FieldDefinition
  text: string
  typed: string
  used: readonly string[]
  onWrite: (text: string) => void
  onClose: () => void
}) {
  const { text: written, type, put, restore } = useWritten(text, typed, onWrite)
  const [taking, setTaking] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const offered = offeredFor(field, used)
  return (
    <form
      className="rules-box"
      onSubmit={(event) => {
        event.preventDefault()
        onWrite(written)
        onClose()
      }}
    >
      <TextInput
        ref={input}
        size="xs"
        label={`${field.label} gets`}
        placeholder="nothing from this row"
        autoComplete="off"
        data-autofocus
        dir="auto"
        onKeyDown={(event) => (event.key === 'Escape' ? restore() : undefined)}
        maxLength={longest}
        value={written}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <PickList
        label={`Values of ${field.label}`}
        items={offered.map((value) => ({ value, count: 0 }))}
        chosen={[written]}
        onPick={(value) => {
          put(value)
          onClose()
        }}
      />
      {taking ? (
        <SourceList
          chosen={[]}
          typed=""
          onUse={(path) => {
            put(`${written}{${path}}`)
            setTaking(false)
            input.current?.focus()
          }}
        />
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} />}
          onClick={() => setTaking(true)}
        >
          Insert what the record holds
        </Button>
      )}
      <p className="rules-meaning muted">
        {'{…}'} stands for what the record holds there, {'{}'} for what the field had so far; the
        word blank empties it.
      </p>
    </form>
  )
}

function offeredFor({ type, choices }: FieldDefinition, used: readonly string[]): string[] {
  if (type === 'yesNo') return ['yes', 'no']
  return [...new Set([...(choices ?? []).map(({ label }) => label), ...used])]
}
