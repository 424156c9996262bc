import { NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'

/** The parameters of one recipe. What is not complete yet stays here until it is. */
export function StepForm({
  step,
  onSet,
}: {
  step: RecipeStep
  onSet: (step: RecipeStep) => void
}): ReactNode {
  switch (step.recipe) {
    case 'change case':
      return (
        <Choice
          label="Write it in"
          value={step.to}
          options={[
            ['names', 'Names'],
            ['lower', 'lower case'],
            ['upper', 'UPPER CASE'],
          ]}
          onSet={(to) => onSet({ ...step, to })}
        />
      )
    case 'join with':
      return (
        <Text
          label="Text between"
          value={step.with}
          onSet={(text) => onSet({ ...step, with: text })}
        />
      )
    case 'split and take':
      return (
        <Parameters>
          <Text label="Split at" needed value={step.at} onSet={(at) => onSet({ ...step, at })} />
          <Choice
            label="Take"
            value={step.take === 'all' ? 'all' : 'one'}
            options={[
              ['one', 'One piece'],
              ['all', 'All of them'],
            ]}
            onSet={(take) => onSet({ ...step, take: take === 'all' ? 'all' : 1 })}
          />
          {step.take === 'all' ? null : (
            <Whole
              label="Which (-1 is the last)"
              value={step.take}
              least={-100}
              most={100}
              onSet={(take) => onSet({ ...step, take })}
            />
          )}
        </Parameters>
      )
    case 'replace':
      return (
        <Parameters>
          <Text
            label="Look for"
            needed
            value={step.find}
            onSet={(find) => onSet({ ...step, find })}
          />
          <Text
            label="Put in its place"
            value={step.with}
            onSet={(text) => onSet({ ...step, with: text })}
          />
        </Parameters>
      )
    case 'prefix':
    case 'suffix':
      return <Text label="Text" value={step.text} onSet={(text) => onSet({ ...step, text })} />
    case 'cut at':
      return (
        <Whole
          label="Characters kept"
          value={step.length}
          least={1}
          most={100_000}
          onSet={(length) => onSet({ ...step, length })}
        />
      )
    case 'ignore these values':
      return (
        <Texts
          label="Values that count as blank, one a line"
          value={step.values}
          onSet={(values) => onSet({ ...step, values })}
        />
      )
    case 'number':
      return (
        <Parameters>
          <Choice
            label="Decimals are marked by"
            value={step.decimal}
            options={[
              ['.', 'A point: 1.5'],
              [',', 'A comma: 1,5'],
            ]}
            onSet={(decimal) => onSet({ ...step, decimal })}
          />
          <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
        </Parameters>
      )
    case 'yes/no':
      return (
        <Parameters>
          <Texts label="Words for yes" value={step.yes} onSet={(yes) => onSet({ ...step, yes })} />
          <Texts label="Words for no" value={step.no} onSet={(no) => onSet({ ...step, no })} />
          <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
        </Parameters>
      )
    case 'date':
      return (
        <Parameters>
          <Texts
            label="Formats, one a line: DD.MM.YYYY, D MMM YY"
            value={step.formats}
            isValid={(formats) => formats.length > 0 && formats.every(isDateFormat)}
            fault="Write year, month and day once each, such as DD.MM.YYYY."
            onSet={(formats) => onSet({ ...step, formats })}
          />
          <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
        </Parameters>
      )
    case 'country':
      return <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
    case 'prefer':
      return (
        <Parameters>
          <Text
            label="The item whose"
            needed
            value={step.where}
            onSet={(where) => onSet({ ...step, where })}
          />
          <Texts label="is, best first" value={step.is} onSet={(is) => onSet({ ...step, is })} />
          <Text
            label="Take from it (blank: all of it)"
            value={step.take}
            onSet={(take) => onSet({ ...step, take })}
          />
          <Choice
            label="If none is"
            value={step.else}
            options={[
              ['first', 'The first'],
              ['blank', 'Blank'],
            ]}
            onSet={(otherwise) => onSet({ ...step, else: otherwise })}
          />
        </Parameters>
      )
    default:
      return null
  }
}

function Parameters({ children }: { children: ReactNode }) {
  return <div className="parameters">{children}</div>
}

function Text({
  label,
  value,
  needed = false,
  onSet,
}: {
  label: string
  value: string
  needed?: boolean
  onSet: (text: string) => void
}) {
  const [text, setText] = useState(value)
  const missing = needed && text === ''
  return (
    <TextInput
      size="xs"
      label={label}
      value={text}
      error={missing ? 'Write a text.' : undefined}
      onChange={(event) => {
        const next = event.currentTarget.value
        setText(next)
        if (!needed || next !== '') onSet(next)
      }}
    />
  )
}

function Texts({
  label,
  value,
  isValid = () => true,
  fault,
  onSet,
}: {
  label: string
  value: string[]
  isValid?: (texts: string[]) => boolean
  fault?: string
  onSet: (texts: string[]) => void
}) {
  const [text, setText] = useState(value.join('\n'))
  const lines = (all: string) => all.split('\n').filter((line) => line.trim() !== '')
  return (
    <Textarea
      size="xs"
      label={label}
      autosize
      minRows={2}
      maxRows={8}
      value={text}
      error={isValid(lines(text)) ? undefined : fault}
      onChange={(event) => {
        const next = event.currentTarget.value
        setText(next)
        if (isValid(lines(next))) onSet(lines(next))
      }}
    />
  )
}

function Whole({
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

function Choice<Value extends string>({
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

function Else({
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

/** The server has the last word; this only keeps half-written formats from it. */
function isDateFormat(format: string): boolean {
  return [/Y+/gu, /M+/gu, /D+/gu].every((part) => format.match(part)?.length === 1)
}
