// The forms of recipes that look at more than the value: at the record, or at a table of the document.
import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'
import { templateProblem } from '../../../../../src/mapping/core/values/text-template.ts'
import { useRoom } from '../room-context.ts'
import { Choice, Else, needed, Parameters, Text } from './step-parameters.tsx'

type Form<Name extends RecipeStep['recipe']> = {
  step: Extract<RecipeStep, { recipe: Name }>
  onSet: (step: RecipeStep) => void
}

export function PhoneForm({ step, onSet }: Form<'phone'>) {
  return (
    <Parameters>
      <Text
        label="Country where there is no +"
        description={countryName(step.country) ?? 'Two letters; blank for none'}
        value={step.country}
        problemOf={(code) =>
          code === '' || countryName(code) ? null : 'Write a two-letter code, such as NL.'
        }
        onSet={(country) => onSet({ ...step, country })}
      />
      <Text
        label="Field that names the country"
        description="It counts before the one given"
        value={step.countryFrom}
        suggestions={usePaths()}
        onSet={(countryFrom) => onSet({ ...step, countryFrom })}
      />
      <Choice
        label="What cannot be read"
        value={step.else}
        options={[
          ['hold', 'Holds the person'],
          ['blank', 'Counts as blank'],
          ['keep', 'Stays as it is'],
        ]}
        onSet={(otherwise) => onSet({ ...step, else: otherwise })}
      />
    </Parameters>
  )
}

export function JoinForm({ step, onSet }: Form<'join by id'>) {
  const paths = usePaths()
  const lists = [...new Set(paths.flatMap((path) => (path.includes('[]') ? listIn(path) : [])))]
  const within = `${step.in}[].`
  const inner = paths.flatMap((path) => (path.startsWith(within) ? path.slice(within.length) : []))
  return (
    <Parameters>
      <Text
        label="Look in the list"
        value={step.in}
        problemOf={needed}
        suggestions={lists}
        onSet={(list) => onSet({ ...step, in: list })}
      />
      <Text
        label="for the one whose"
        description="is this id"
        value={step.key}
        problemOf={needed}
        suggestions={inner}
        onSet={(key) => onSet({ ...step, key })}
      />
      <Text
        label="Take from it"
        description="Blank takes all of it"
        value={step.take}
        suggestions={inner}
        onSet={(take) => onSet({ ...step, take })}
      />
      <Else value={step.else} onSet={(otherwise) => onSet({ ...step, else: otherwise })} />
    </Parameters>
  )
}

export function LookupForm({ step, onSet }: Form<'lookup table'>) {
  const { program, goTo } = useRoom()
  const { tables } = program.document.values
  if (tables.length === 0) {
    return (
      <p className="muted">
        There is no value table yet.{' '}
        <Button size="compact-xs" variant="subtle" onClick={() => goTo('values')}>
          Open Values
        </Button>
      </p>
    )
  }
  const isKnown = tables.some(({ id }) => id === step.table)
  return (
    <Parameters>
      <Select
        size="xs"
        label="Value table"
        placeholder="Choose a table"
        data={tables.map(({ id, name }) => ({ value: id, label: name }))}
        value={isKnown ? step.table : null}
        error={isKnown ? null : 'Choose a table.'}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(table) => onSet({ ...step, table: table ?? '' })}
      />
    </Parameters>
  )
}

export function TemplateForm({ step, onSet }: Form<'template'>) {
  const { sample } = useRoom()
  const [text, setText] = useState(step.text)
  const problem = text === '' ? 'Write a text.' : templateProblem(text)
  const write = (next: string) => {
    setText(next)
    if (next !== '' && templateProblem(next) === null) onSet({ ...step, text: next })
  }
  return (
    <Parameters>
      <TextInput
        className="parameter-wide"
        size="xs"
        label="Text"
        description="{} is the value so far"
        value={text}
        error={problem}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Select
        size="xs"
        label="Add a field"
        description="It is put at the end"
        placeholder="Search the fields"
        searchable
        data={(sample?.fields ?? []).map(({ path, label }) => ({
          value: path,
          label: label === path ? path : `${label} · ${path}`,
        }))}
        value={null}
        comboboxProps={{ withinPortal: false }}
        onChange={(path) => path && write(`${text}{${path}}`)}
      />
      <Choice
        label="If a field is blank"
        value={step.ifBlank}
        options={[
          ['skip the text', 'No text'],
          ['leave a gap', 'A gap in the text'],
        ]}
        onSet={(ifBlank) => onSet({ ...step, ifBlank })}
      />
    </Parameters>
  )
}

/** What the source holds, by its paths. */
function usePaths(): string[] {
  return (useRoom().sample?.fields ?? []).map(({ path }) => path)
}

function listIn(path: string): string {
  return path.slice(0, path.indexOf('[]'))
}

function countryName(code: string): string | null {
  return /^[a-z]{2}$/iu.test(code) ? (regions.of(code.toUpperCase()) ?? null) : null
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
