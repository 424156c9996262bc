import { optionEdit } from '../boxes/option-box.tsx'
import type { Column } from '../grid/column.ts'
import type { Change, FieldRow } from '../program.ts'
import type { Room } from '../room-context.ts'
import { blanks, lengths, writes, type Option } from '../words.ts'
import { changeRow, type Row } from './field-row.ts'
import { noteColumn } from './note-column.tsx'

/** When each field is written, and who sees it. */
export function policyColumns(room: Room): Column<Row>[] {
  const [written, seen] = ['When it is written', 'Who sees it']
  const commit = (change: Change) => room.edit?.(change)
  return [
    toggle({
      key: 'required',
      title: 'Required',
      about: 'Whoever has none waits for a person to decide.',
      group: written,
      is: (row) => row.required,
      set: (row, required) => ({ ...row, required }),
    }),
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
        set: (text) => changeRow(one, (row) => ({ ...row, default: defaultOf(one.field, text) })),
        ...(one.field.choices ? { suggestions: one.field.choices.map(({ label }) => label) } : {}),
      }),
    },
    option({
      key: 'blank',
      title: 'Goes blank',
      about:
        'What becomes of the field when the source, which had something, has nothing any more.',
      group: written,
      width: 92,
      options: blanks,
      is: (row) => row.blank,
      set: (row, blank) => ({ ...row, blank }),
      commit,
    }),
    option({
      key: 'write',
      title: 'Written',
      about: 'When what the source says is written to the platform.',
      group: written,
      width: 84,
      options: writes,
      is: (row) => row.write,
      set: (row, write) => ({ ...row, write }),
      commit,
    }),
    option({
      key: 'tooLong',
      title: 'Too long',
      about: 'What is done with a text for which the field has no room.',
      group: written,
      width: 80,
      options: lengths,
      is: (row) => row.tooLong,
      set: (row, tooLong) => ({ ...row, tooLong }),
      commit,
    }),
    toggle({
      key: 'profile',
      title: 'Profile',
      about: 'On the person’s own profile page.',
      group: seen,
      is: (row) => row.show.profile,
      set: (row, profile) => ({ ...row, show: { ...row.show, profile } }),
    }),
    toggle({
      key: 'directory',
      title: 'Directory',
      about: 'In the directory, where other attendees see it.',
      group: seen,
      is: (row) => row.show.directory,
      set: (row, directory) => ({ ...row, show: { ...row.show, directory } }),
    }),
    toggle({
      key: 'filter',
      title: 'Filter',
      about: 'The directory can be filtered by it.',
      group: seen,
      is: (row) => row.show.filter,
      set: (row, filter) => ({ ...row, show: { ...row.show, filter } }),
    }),
    toggle({
      key: 'locked',
      title: 'Locked',
      about: 'The attendee cannot change it.',
      group: seen,
      is: (row) => row.locked,
      set: (row, locked) => ({ ...row, locked }),
    }),
    toggle({
      key: 'personal',
      title: 'Personal',
      about: 'Personal data: the checks warn where others would see it.',
      group: seen,
      is: (row) => row.personal,
      set: (row, personal) => ({ ...row, personal }),
    }),
    noteColumn<Row>({
      group: 'Notes',
      width: 220,
      note: ({ row }) => row.note,
      set: (one, note) => changeRow(one, (row) => ({ ...row, note })),
    }),
  ]
}

type Head = { key: string; title: string; about: string; group: string }

function toggle({
  is,
  set,
  ...head
}: Head & {
  is: (row: FieldRow) => boolean
  set: (row: FieldRow, on: boolean) => FieldRow
}): Column<Row> {
  const text = ({ row, isNew }: Row) => (isNew ? '' : is(row) ? 'yes' : 'no')
  return {
    ...head,
    width: 78,
    show: (one) => (text(one) === 'yes' ? 'yes' : ''),
    text,
    edit: (one) => ({
      kind: 'toggle',
      on: is(one.row),
      set: (on) => changeRow(one, (row) => set(row, on)),
    }),
  }
}

function option<Value extends string>({
  options,
  is,
  set,
  commit,
  ...head
}: Head & {
  width: number
  options: readonly Option<Value>[]
  is: (row: FieldRow) => Value
  set: (row: FieldRow, value: Value) => FieldRow
  commit: (change: Change) => void
}): Column<Row> {
  const text = ({ row, isNew }: Row) =>
    isNew ? '' : (options.find(({ value }) => value === is(row))?.label ?? '')
  return {
    ...head,
    show: text,
    text,
    edit: (one) =>
      optionEdit({
        label: head.about,
        options,
        value: is(one.row),
        set: (value) => changeRow(one, (row) => set(row, value)),
        commit,
      }),
  }
}

function defaultText({ default: value }: FieldRow): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === null ? '' : String(value)
}

/** As the field takes it; what it cannot take is a problem that the checks report. */
function defaultOf({ type }: Row['field'], text: string): FieldRow['default'] {
  if (text.trim() === '') return null
  if (type === 'number' && Number.isFinite(Number(text))) return Number(text)
  if (type === 'yesNo' && /^(?:yes|no)$/iu.test(text.trim())) return /yes/iu.test(text)
  return text
}
