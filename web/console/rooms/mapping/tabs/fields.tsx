import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { FieldDefinition } from '../../../../../src/mapping/core/platform-model.ts'
import { FieldForm } from '../boxes/field-form.tsx'
import { ListBox } from '../boxes/list-box.tsx'
import { optionEdit } from '../boxes/option-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import {
  addPlatformField,
  addTable,
  editField,
  editFieldRow,
  editPlatformField,
  newFieldRow,
  removeFieldRow,
  removePlatformField,
} from '../edits.ts'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import type { Change, FieldRow, ReadingEffect } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'
import { blanks, fieldKinds, lengths, stepWords, writes } from '../words.ts'
import { NeverStored } from './never-stored.tsx'
import { Examples, exampleText, Filled, filledText, Sources, Steps } from './reading-cells.tsx'
import { useLed } from './use-led.ts'

/** One platform field, or a row that fills none that is known. */
type Row = {
  id: string
  field: FieldDefinition
  row: FieldRow
  /** There is no row in the document yet. */
  isNew: boolean
  known: boolean
  effect: ReadingEffect | undefined
}

/** Target first: one row for each field of the platform, whether something fills it or not. */
export function Fields() {
  const room = useRoom()
  const { program, edit, problemsOf, jumpIn } = room
  const rows = rowsOf(room)
  const columns = useMemo(() => begun(columnsOf(room)), [room])
  const gridId = (row: string) => rows.find((one) => one.row.id === row)?.id ?? row
  const problems = problemsOf('fields').map((problem) => ({
    ...problem,
    row: problem.row && gridId(problem.row),
    column: problem.column === 'show' ? 'directory' : problem.column,
  }))
  const jump = useLed(jumpIn('fields'), (led) => ({ ...led, row: gridId(led.row) }))
  return (
    <>
      <Grid
        label="Fields"
        columns={columns}
        rows={rows}
        problems={problems}
        tone={({ row, known }) =>
          known && row.sources.length === 0 && row.default === null ? 'quiet' : undefined
        }
        jump={jump}
        edit={edit}
        foot={
          <PopoverButton
            width={320}
            button={
              <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
                Add a field to the platform
              </Button>
            }
          >
            {(close) => (
              <FieldForm
                act="Add field"
                onSave={(field) => {
                  edit?.(addPlatformField(field))
                  close()
                }}
              />
            )}
          </PopoverButton>
        }
      />
      <NeverStored rows={program.document.fields.rows.filter((row) => row.neverStore)} />
    </>
  )
}

function rowsOf({ program: { document, model }, preview }: Room): Row[] {
  const effects = new Map(preview?.fields.map(({ row, effect }) => [row, effect]))
  const written = document.fields.rows.filter((row) => !row.neverStore)
  const first = new Set<FieldRow>()
  const known = model.fields.map((field): Row => {
    const row = written.find((one) => one.field === field.key)
    if (row) first.add(row)
    return {
      id: `field:${field.key}`,
      field,
      row: row ?? newFieldRow(field.key, []),
      isNew: !row,
      known: true,
      effect: row && effects.get(row.id),
    }
  })
  const others = written
    .filter((row) => !first.has(row))
    .map((row): Row => {
      const field = model.fields.find(({ key }) => key === row.field)
      return {
        id: `row:${row.id}`,
        field: field ?? { key: row.field, label: row.field, type: 'text' },
        row,
        isNew: false,
        known: false,
        effect: effects.get(row.id),
      }
    })
  return [...known, ...others]
}

/** A row begins with its source or its default; until then there is nothing that the rest could hold for. */
function begun(columns: Column<Row>[]): Column<Row>[] {
  return columns.map((column) => {
    const { edit, key } = column
    if (!edit || ['field', 'sources', 'default'].includes(key)) return column
    return { ...column, edit: (row) => (row.isNew ? null : edit(row)) }
  })
}

function columnsOf(room: Room): Column<Row>[] {
  const commit = (at: string) => (change: Change) => room.edit?.(change, at)
  const change = ({ known, field, row }: Row, edit: (row: FieldRow) => FieldRow): Change =>
    known ? editField(field.key, edit) : editFieldRow(row.id, edit)
  const toggle = (
    key: string,
    title: string,
    about: string,
    is: (row: FieldRow) => boolean,
    set: (row: FieldRow, on: boolean) => FieldRow,
    group: string,
    width = 78,
  ): Column<Row> => ({
    key,
    title,
    about,
    group,
    width,
    show: ({ row }) => (is(row) ? 'yes' : ''),
    text: ({ row }) => (is(row) ? 'yes' : 'no'),
    edit: (one) => ({
      kind: 'toggle',
      on: is(one.row),
      set: (on) => change(one, (row) => set(row, on)),
    }),
  })
  const { tables } = room.program.document.values
  const [means, written, seen] = ['What it means', 'When it is written', 'Who sees it']
  return [
    {
      key: 'field',
      title: 'Field of the platform',
      about: 'What the platform knows of a person.',
      width: 190,
      show: ({ field, row, known }) => (
        <span className="lines">
          <b dir="auto">{field.label}</b>
          <small className="muted">
            {known ? kindOf(field) : `not a field of the platform: ${row.field}`}
          </small>
        </span>
      ),
      text: ({ field }) => field.label,
      edit: (one) => fieldEdit(one, room),
    },
    {
      key: 'sources',
      title: 'From the source',
      about: 'Where the value is read. Of several, the first that is not empty, or all joined.',
      group: means,
      width: 210,
      show: ({ row, isNew }) =>
        isNew && row.field === 'display_name' ? (
          <span className="choose">Given and family name</span>
        ) : (
          <Sources sources={row.sources} steps={row.steps} />
        ),
      text: ({ row }) => row.sources.join('\n'),
      edit: (one) =>
        sourcesEdit({
          reading: one.row,
          several: 'joined or first',
          set: (reading) => change(one, (row) => ({ ...row, ...pick(reading) })),
          commit: commit(`sources ${one.id}`),
        }),
    },
    {
      key: 'steps',
      title: 'Recipe',
      about: 'What is done to the value, in this order.',
      group: means,
      width: 210,
      show: ({ row }) => (row.sources.length > 0 ? <Steps steps={row.steps} /> : null),
      text: ({ row }) => row.steps.map(stepWords).join('\n'),
      edit: (one) =>
        stepsEdit({
          reading: one.row,
          effect: one.effect,
          set: (steps) => change(one, (row) => ({ ...row, steps })),
          commit: commit(`steps ${one.id}`),
        }),
    },
    {
      key: 'values',
      title: 'Value table',
      about: 'What the source’s words become; the tables are in the tab Values.',
      group: means,
      width: 120,
      show: ({ row }) =>
        row.values === null ? null : (
          <span className="chip">
            {tables.find(({ id }) => id === row.values)?.name ?? row.values}
          </span>
        ),
      text: ({ row }) => tables.find(({ id }) => id === row.values)?.name ?? row.values ?? '',
      edit: (one) => tableEdit(one, room, change),
    },
    {
      key: 'example',
      title: 'From the sample: before → after',
      about: 'What your data holds, and what the platform will show.',
      group: means,
      width: 300,
      show: ({ effect }) => <Examples effect={effect} />,
      text: ({ effect }) => exampleText(effect),
    },
    {
      key: 'filled',
      title: 'Filled',
      about: 'Of those in the sample who are not left out.',
      group: means,
      width: 84,
      show: ({ effect, row }) => <Filled effect={effect} row={row.id} />,
      text: ({ effect }) => filledText(effect),
    },
    {
      key: 'required',
      title: 'Required',
      about: 'Whoever has none waits for a person to decide.',
      group: written,
      width: 78,
      show: ({ row }) => (row.required ? 'yes' : ''),
      text: ({ row }) => (row.required ? 'yes' : 'no'),
      edit: (one) => ({
        kind: 'toggle',
        on: one.row.required,
        set: (required) => change(one, (row) => ({ ...row, required })),
      }),
    },
    {
      key: 'default',
      title: 'Default',
      about: 'What the field gets where the source has nothing.',
      group: written,
      width: 110,
      show: ({ row }) => <span dir="auto">{defaultText(row)}</span>,
      text: ({ row }) => defaultText(row),
      edit: (one) => ({
        kind: 'text',
        value: defaultText(one.row),
        set: (text) => change(one, (row) => ({ ...row, default: defaultOf(one.field, text) })),
        ...(one.field.choices ? { suggestions: one.field.choices.map(({ label }) => label) } : {}),
      }),
    },
    {
      key: 'blank',
      title: 'Goes blank',
      about:
        'What becomes of the field when the source, which had something, has nothing any more.',
      group: written,
      width: 92,
      show: ({ row }) => label(blanks, row.blank),
      text: ({ row }) => label(blanks, row.blank),
      edit: (one) =>
        optionEdit({
          label: 'When the source goes blank',
          options: blanks,
          value: one.row.blank,
          set: (blank) => change(one, (row) => ({ ...row, blank })),
          commit: commit(`blank ${one.id}`),
        }),
    },
    {
      key: 'write',
      title: 'Written',
      about: 'When what the source says is written to the platform.',
      group: written,
      width: 84,
      show: ({ row }) => label(writes, row.write),
      text: ({ row }) => label(writes, row.write),
      edit: (one) =>
        optionEdit({
          label: 'When it is written',
          options: writes,
          value: one.row.write,
          set: (write) => change(one, (row) => ({ ...row, write })),
          commit: commit(`write ${one.id}`),
        }),
    },
    {
      key: 'tooLong',
      title: 'Too long',
      about: 'What is done with a text for which the field has no room.',
      group: written,
      width: 80,
      show: ({ row, field }) => (field.maxLength ? label(lengths, row.tooLong) : ''),
      text: ({ row }) => label(lengths, row.tooLong),
      edit: (one) =>
        optionEdit({
          label: 'A text that is too long',
          options: lengths,
          value: one.row.tooLong,
          set: (tooLong) => change(one, (row) => ({ ...row, tooLong })),
          commit: commit(`tooLong ${one.id}`),
        }),
    },
    toggle(
      'profile',
      'Profile',
      'On the person’s own profile page.',
      (row) => row.show.profile,
      (row, profile) => ({ ...row, show: { ...row.show, profile } }),
      seen,
      66,
    ),
    toggle(
      'directory',
      'Directory',
      'In the directory, where other attendees see it.',
      (row) => row.show.directory,
      (row, directory) => ({ ...row, show: { ...row.show, directory } }),
      seen,
    ),
    toggle(
      'filter',
      'Filter',
      'The directory can be filtered by it.',
      (row) => row.show.filter,
      (row, filter) => ({ ...row, show: { ...row.show, filter } }),
      seen,
      62,
    ),
    toggle(
      'locked',
      'Locked',
      'The attendee cannot change it.',
      (row) => row.locked,
      (row, locked) => ({ ...row, locked }),
      seen,
      66,
    ),
    toggle(
      'personal',
      'Personal',
      'Personal data: the checks warn where others would see it.',
      (row) => row.personal,
      (row, personal) => ({ ...row, personal }),
      seen,
      74,
    ),
    {
      key: 'note',
      title: 'Note',
      about: 'For whoever reads the document. It changes nothing.',
      group: 'Notes',
      width: 220,
      show: ({ row }) => <span dir="auto">{row.note}</span>,
      text: ({ row }) => row.note,
      edit: (one) => ({
        kind: 'text',
        value: one.row.note,
        set: (note) => (note.length > 5000 ? null : change(one, (row) => ({ ...row, note }))),
      }),
    },
  ]
}

function fieldEdit({ field, row, known, isNew }: Row, { edit, standardFields }: Room) {
  const isStandard = standardFields.includes(field.key)
  return {
    kind: 'box' as const,
    width: 320,
    box: (close: () => void) => {
      const act = (change: Change) => {
        edit?.(change)
        close()
      }
      return (
        <div className="field-box">
          {isStandard ? (
            <p className="muted">
              {field.label} is a field that every site has. Its key is <code>{field.key}</code>.
            </p>
          ) : null}
          {known && !isStandard ? (
            <FieldForm
              act="Change field"
              field={field}
              onSave={(next) => act(editPlatformField(field.key, next))}
            />
          ) : null}
          {known && !isStandard ? (
            <Button size="xs" variant="subtle" onClick={() => act(removePlatformField(field.key))}>
              Take this field off the platform
            </Button>
          ) : null}
          {isNew ? null : (
            <Button size="xs" variant="default" onClick={() => act(removeFieldRow(row.id))}>
              Clear this row
            </Button>
          )}
        </div>
      )
    },
  }
}

function tableEdit(
  one: Row,
  { edit, program, goTo }: Room,
  change: (one: Row, edit: (row: FieldRow) => FieldRow) => Change,
) {
  const { tables } = program.document.values
  const make = (name: string, close: () => void) => {
    edit?.(addTable(name, (id) => change(one, (row) => ({ ...row, values: id }))))
    close()
    goTo('values')
  }
  return {
    kind: 'box' as const,
    width: 300,
    box: (close: () => void, typed: string) => (
      <ListBox
        label="Value table, or the name of a new one"
        search
        typed={typed}
        items={[
          { key: '', label: 'None: the value as it is', chosen: one.row.values === null },
          ...tables.map(({ id, name }) => ({
            key: id,
            label: name,
            chosen: one.row.values === id,
          })),
          ...(tables.some(({ name }) => name === one.field.label)
            ? []
            : [
                {
                  key: '+',
                  label: `New table “${one.field.label}”`,
                  about: 'Filled in in the tab Values.',
                },
              ]),
        ]}
        onPick={(key) => {
          if (key === '+') return make(one.field.label, close)
          edit?.(change(one, (row) => ({ ...row, values: key === '' ? null : key })))
          close()
        }}
        create={{ says: (name) => `New table “${name}”`, make: (name) => make(name, close) }}
      />
    ),
    set: (text: string) => {
      const table = tables.find(({ name, id }) => name === text.trim() || id === text.trim())
      if (text.trim() !== '' && !table) return null
      return change(one, (row) => ({ ...row, values: table?.id ?? null }))
    },
  }
}

function pick({ sources, steps }: Pick<FieldRow, 'sources' | 'steps'>) {
  return { sources, steps }
}

function kindOf({ type, maxLength, choices }: FieldDefinition): string {
  if (choices) return `${fieldKinds[type]}, ${choices.length} to choose from`
  return maxLength
    ? `${fieldKinds[type]}, up to ${maxLength.toLocaleString('en')}`
    : fieldKinds[type]
}

function label<Value>(options: { value: Value; label: string }[], value: Value): string {
  return options.find((option) => option.value === value)?.label ?? ''
}

function defaultText({ default: value }: FieldRow): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === null ? '' : String(value)
}

/** As the field takes it; what it cannot take is a problem that the checks report. */
function defaultOf({ type }: FieldDefinition, text: string): FieldRow['default'] {
  if (text.trim() === '') return null
  if (type === 'number' && Number.isFinite(Number(text))) return Number(text)
  if (type === 'yesNo' && /^(?:yes|no)$/iu.test(text.trim())) return /yes/iu.test(text)
  return text
}
