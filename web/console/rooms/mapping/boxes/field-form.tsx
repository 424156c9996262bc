import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FieldDefinition, FieldType } from '../../../../../src/mapping/core/platform-model.ts'
import { modelKey } from '../names.ts'
import { fieldKinds } from '../words.ts'
import { linesOf } from './values-box.tsx'

type Field = Omit<FieldDefinition, 'key'>

/** What a field of the platform is called and what it can hold. */
export function FieldForm({
  act,
  field,
  onSave,
}: {
  /** The button: "Add field". */
  act: string
  field?: FieldDefinition
  onSave: (field: Field) => void
}) {
  const [label, setLabel] = useState(field?.label ?? '')
  const [type, setType] = useState<FieldType>(field?.type ?? 'text')
  const [room, setRoom] = useState(field?.maxLength ?? 200)
  const [choices, setChoices] = useState(
    (field?.choices ?? []).map((choice) => choice.label).join('\n'),
  )
  const name = label.trim()
  const lines = linesOf(choices)
  const ready = name !== '' && (type !== 'choice' || lines.length > 0)
  return (
    <form
      className="field-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onSave(made(name, type, room, lines, field))
      }}
    >
      <TextInput
        size="xs"
        label="Name"
        placeholder="Arrival date"
        maxLength={120}
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Select
        size="xs"
        label="Holds"
        data={kinds}
        value={type}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => setType(next ?? 'text')}
      />
      {type === 'text' || type === 'longText' ? (
        <NumberInput
          size="xs"
          label="Room for so many characters"
          min={1}
          max={100_000}
          allowDecimal={false}
          value={room}
          onChange={(next) => setRoom(Number(next) || 1)}
        />
      ) : null}
      {type === 'choice' ? (
        <Textarea
          size="xs"
          label="Choices, one a line"
          autosize
          minRows={3}
          maxRows={8}
          value={choices}
          onChange={(event) => setChoices(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" size="xs" variant="light" disabled={!ready}>
        {act}
      </Button>
    </form>
  )
}

const kinds = (Object.keys(fieldKinds) as FieldType[]).map((value) => ({
  value,
  label: fieldKinds[value],
}))

/** Choices that were there keep their keys, because people hold them. */
function made(
  label: string,
  type: FieldType,
  maxLength: number,
  labels: string[],
  before: FieldDefinition | undefined,
): Field {
  if (type === 'text' || type === 'longText') return { label, type, maxLength }
  if (type !== 'choice') return { label, type }
  const choices: { key: string; label: string }[] = []
  for (const label of labels) {
    const known = before?.choices?.find((choice) => choice.label === label)
    const taken = [...(before?.choices ?? []), ...choices].map(({ key }) => key)
    choices.push(known ?? { key: modelKey(label, taken), label })
  }
  return { label, type, choices }
}
