// The inputs that the forms of recipes are made of. What is not complete yet stays in them until it is.
import { NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'

/** What explains an input stands below it, so that inputs beside each other begin at one height. */
export const belowInput: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]

export function Parameters({ children }: { children: ReactNode }) {
  return <div className="parameters">{children}</div>
}

export function Text({
  label,
  description,
  value,
  problemOf = () => null,
  suggestions,
  onSet,
}: {
  label: string
  description?: string | undefined
  value: string
  /** A sentence where the text can't be used as it is. */
  problemOf?: (text: string) => string | null
  suggestions?: readonly string[]
  onSet: (text: string) => void
}) {
  const id = useId()
  const [text, setText] = useState(value)
  return (
    <>
      <TextInput
        size="xs"
        label={label}
        description={description}
        inputWrapperOrder={belowInput}
        value={text}
        error={problemOf(text)}
        list={suggestions ? id : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          const next = event.currentTarget.value
          setText(next)
          if (problemOf(next) === null) onSet(next)
        }}
      />
      {suggestions ? (
        <datalist id={id}>
          {suggestions.map((suggestion) => (
            <option key={suggestion}>{suggestion}</option>
          ))}
        </datalist>
      ) : null}
    </>
  )
}

/** For a text without which a recipe is nothing. */
export function needed(text: string): string | null {
  return text.trim() === '' ? 'Write a text.' : null
}

export function Texts({
  label,
  description,
  value,
  problemOf = () => null,
  onSet,
}: {
  label: string
  description?: string | undefined
  value: string[]
  /** A sentence where the texts can't be used as they are. */
  problemOf?: (texts: string[]) => string | null
  onSet: (texts: string[]) => void
}) {
  const [text, setText] = useState(value.join('\n'))
  const lines = (all: string) => all.split('\n').filter((line) => line.trim() !== '')
  return (
    <Textarea
      size="xs"
      label={label}
      description={description}
      inputWrapperOrder={belowInput}
      autosize
      minRows={2}
      maxRows={8}
      value={text}
      error={problemOf(lines(text))}
      onChange={(event) => {
        const next = event.currentTarget.value
        setText(next)
        if (problemOf(lines(next)) === null) onSet(lines(next))
      }}
    />
  )
}

export function Whole({
  label,
  value,
  least,
  most,
  onSet,
}: {
  label: string
  value: number
  least: number
  most: number
  onSet: (number: number) => void
}) {
  return (
    <NumberInput
      size="xs"
      label={label}
      value={value}
      min={least}
      max={most}
      allowDecimal={false}
      clampBehavior="strict"
      onChange={(next) => {
        if (typeof next === 'number' && Number.isInteger(next)) onSet(next)
      }}
    />
  )
}

export function Choice<Value extends string>({
  label,
  value,
  options,
  onSet,
}: {
  label: string
  value: Value
  options: [value: Value, label: string][]
  onSet: (value: Value) => void
}) {
  return (
    <div className="parameter-choice">
      <span>{label}</span>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        onChange={onSet}
        data={options.map(([value, label]) => ({ value, label }))}
      />
    </div>
  )
}

export function Else({
  value,
  onSet,
}: {
  value: 'hold' | 'blank'
  onSet: (value: 'hold' | 'blank') => void
}) {
  return (
    <Choice
      label="What cannot be read"
      value={value}
      options={[
        ['hold', 'Holds the person'],
        ['blank', 'Counts as blank'],
      ]}
      onSet={onSet}
    />
  )
}
