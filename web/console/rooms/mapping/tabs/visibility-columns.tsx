import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { inFigures } from '../../../../ui/figures.ts'
import { ListBox } from '../boxes/list-box.tsx'
import { listOf, listText } from '../boxes/list-text.ts'
import { optionEdit } from '../boxes/option-box.tsx'
import { actsColumn } from '../boxes/row-acts.tsx'
import { visibilityRows } from '../edits.ts'
import type { BoxEdit, Column } from '../grid/column.ts'
import { PeopleLink } from '../people-link.tsx'
import type { Change, VisibilityRow } from '../program.ts'
import type { Room } from '../room-context.ts'
import type { Option } from '../words.ts'
import { Chips, chipsOf } from './chips.tsx'
import { noteColumn } from './note-column.tsx'
import { choicesFor, lookedAt, nameOf, sentenceOf, valueLabels } from './visibility-values.ts'

/** A row for each decision: by what, which values, in or not in the directory. */
export function visibilityColumns(room: Room): Column<VisibilityRow>[] {
  const { edit, preview, program, sample } = room
  const { model } = program
  const { rows } = program.document.visibility
  const commit = (at: string) => (change: Change) => edit?.(change, at)
  const change = ({ id }: VisibilityRow, more: Partial<VisibilityRow>) =>
    visibilityRows.edit(id, (row) => ({ ...row, ...more }))
  const decided = ({ id }: VisibilityRow) =>
    preview?.directory.rows.find(({ row }) => row === id)?.people.length ?? 0
  return [
    {
      key: 'sentence',
      title: 'Row',
      about: 'What the cells beside it come to.',
      width: 340,
      show: (row) => <span dir="auto">{sentenceOf(row, model)}</span>,
      text: (row) => sentenceOf(row, model),
    },
    {
      key: 'by',
      title: 'Whoever has',
      about: 'The user type, or a field of the platform.',
      width: 140,
      show: ({ by }) => nameOf(by, model),
      text: ({ by }) => nameOf(by, model),
      edit: (row) =>
        optionEdit({
          label: 'By what? Search the platform’s fields',
          options: lookedAt(model).map(({ key, label }) => ({ value: key, label, about: '' })),
          value: row.by,
          set: (by) => change(row, by === row.by ? {} : { by, values: [] }),
          commit: commit(`by ${row.id}`),
        }),
    },
    {
      key: 'values',
      title: 'One of',
      about: 'The values that the row is about; those that people of the sample have are offered.',
      width: 240,
      show: (row) =>
        row.values.length > 0 ? (
          <Chips items={chipsOf(valueLabels(row, model))} />
        ) : (
          <span className="choose">Choose values</span>
        ),
      text: (row) => listText(valueLabels(row, model)),
      edit: (row) =>
        valuesBox(row, room, (values) => change(row, { values }), commit(`values ${row.id}`)),
    },
    {
      key: 'directory',
      title: 'They are',
      about: 'Whether other attendees find them in the directory.',
      width: 150,
      show: ({ directory }) => answers.find(({ value }) => value === directory)?.label,
      text: ({ directory }) => answers.find(({ value }) => value === directory)?.label ?? '',
      edit: (row) =>
        optionEdit({
          label: 'They are',
          options: answers,
          value: row.directory,
          set: (directory) => change(row, { directory }),
          commit: commit(`directory ${row.id}`),
        }),
    },
    {
      key: 'people',
      title: 'In the sample',
      about: 'How many it decides about; each is asked only what no row above decided.',
      width: 104,
      show: (row) =>
        sample ? (
          <PeopleLink
            view={`visibility.${row.id}`}
            count={decided(row)}
            noun={['person', 'people']}
          />
        ) : null,
      text: (row) => (sample ? String(decided(row)) : ''),
    },
    actsColumn<VisibilityRow>({
      remove: ({ id }) => visibilityRows.remove(id),
      move: ({ id }, by) => {
        const index = rows.findIndex((row) => row.id === id)
        return rows[index + by] ? visibilityRows.move(id, by) : null
      },
      commit: (made) => edit?.(made),
    }),
    noteColumn<VisibilityRow>({
      width: 150,
      note: ({ note }) => note,
      set: (row, note) => change(row, { note }),
    }),
  ]
}

const answers: Option<VisibilityRow['directory']>[] = [
  { value: 'no', label: 'Not in the directory', about: 'Nobody finds them there.' },
  {
    value: 'yes',
    label: 'In the directory',
    about: 'Rows below are not asked; the user types still are.',
  },
]

function valuesBox(
  { by, values }: VisibilityRow,
  room: Room,
  set: (values: string[]) => Change,
  commit: (change: Change) => void,
): BoxEdit {
  const choices = choicesFor(by, room)
  /** Whatever says the same: the value itself, or its name. */
  const means = (written: string, { value, label }: { value: string; label: string }) =>
    [fold(value), fold(label)].includes(fold(written))
  const unseen = values.filter((value) => !choices.some((choice) => means(value, choice)))
  const toggle = (picked: string) => {
    const choice = choices.find(({ value }) => value === picked) ?? { value: picked, label: picked }
    const others = values.filter((value) => !means(value, choice))
    commit(set(others.length < values.length ? others : [...values, picked]))
  }
  return {
    kind: 'box',
    width: 340,
    box: (_, typed) => (
      <ListBox
        label="Search the values, or write one"
        search
        typed={typed}
        items={[
          ...unseen.map((value) => ({
            key: value,
            label: value,
            chosen: true,
            aside: 'nobody has it',
            tone: 'quiet' as const,
          })),
          ...choices.map((choice) => ({
            key: choice.value,
            label: choice.label,
            chosen: values.some((value) => means(value, choice)),
            aside: choice.count === null ? null : inFigures(choice.count),
            ...(choice.count === 0 ? { tone: 'quiet' as const } : {}),
          })),
        ]}
        onPick={toggle}
        create={{ says: (text) => `Add “${text}”`, make: toggle }}
        empty="Type a value to add it."
      />
    ),
    set: (text) => set(listOf(text)),
  }
}
