import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { inFigures } from '../../../../ui/figures.ts'
import { dayEdit } from '../boxes/day-box.tsx'
import { givenEdit, labelsOf } from '../boxes/given-box.tsx'
import { listText } from '../boxes/list-text.ts'
import { actsColumn } from '../boxes/row-acts.tsx'
import { accessCodes } from '../edits.ts'
import type { Column } from '../grid/column.ts'
import type { AccessCode, Change } from '../program.ts'
import type { Room } from '../room-context.ts'
import { Chips, chipsOf } from './chips.tsx'
import { givenColumns } from './given-columns.tsx'
import { noteColumn } from './note-column.tsx'

export type SeenCode = { value: string; count: number }

/** A row for each code: what it is, when it counts, for how many, and what it gives. */
export function codeColumns(room: Room): Column<AccessCode>[] {
  const { edit, platform, sample } = room
  const commit = (at: string) => (change: Change) => edit?.(change, at)
  const counts = new Map(codesSeen(room).map(({ value, count }) => [fold(value), count]))
  const used = ({ code }: AccessCode) => counts.get(fold(code)) ?? 0
  const change = ({ id }: AccessCode, more: Partial<AccessCode>) =>
    accessCodes.edit(id, (row) => ({ ...row, ...more }))
  const day = (key: 'from' | 'until', title: string, none: string): Column<AccessCode> => ({
    key,
    title,
    about: `The ${key === 'from' ? 'first' : 'last'} day on which it can be used. Blank for no such day.`,
    width: 116,
    show: (row) => (row[key] === null ? null : <span className="figures">{row[key]}</span>),
    text: (row) => row[key] ?? '',
    edit: (row) =>
      dayEdit({
        label: title,
        none,
        value: row[key],
        set: (next) => change(row, { [key]: next }),
        commit: commit(`${key} ${row.id}`),
      }),
  })
  return [
    {
      key: 'code',
      title: 'Code',
      about: 'As people type it. Upper and lower case are the same.',
      width: 160,
      show: ({ code }) => <b dir="auto">{code}</b>,
      text: ({ code }) => code,
      edit: (row) => ({
        kind: 'text',
        value: row.code,
        set: (text) =>
          text.trim() === '' || text.length > 2000 ? null : change(row, { code: text }),
      }),
    },
    {
      key: 'meaning',
      title: 'Meaning',
      about: 'Whom it is handed out to, for whoever reads the document.',
      width: 150,
      show: ({ meaning }) => <span dir="auto">{meaning}</span>,
      text: ({ meaning }) => meaning,
      edit: (row) => ({
        kind: 'text',
        value: row.meaning,
        set: (text) => (text.length > 200 ? null : change(row, { meaning: text })),
      }),
    },
    {
      key: 'userTypes',
      title: 'They are on the platform',
      about: 'User types that it gives. Blank if the ticket alone says it.',
      width: 190,
      show: ({ userTypes }) =>
        userTypes.length > 0 ? (
          <Chips items={chipsOf(labelsOf(platform, 'userTypes', userTypes))} strong />
        ) : (
          <span className="choose">What the ticket says</span>
        ),
      text: ({ userTypes }) => listText(labelsOf(platform, 'userTypes', userTypes)),
      edit: (row) =>
        givenEdit({
          part: 'userTypes',
          model: platform,
          keys: row.userTypes,
          set: (userTypes) => change(row, { userTypes }),
          commit: commit(`userTypes ${row.id}`),
        }),
    },
    day('from', 'From', 'No first day'),
    day('until', 'Until', 'No last day'),
    {
      key: 'mostUses',
      title: 'Most uses',
      about: 'How many people may use it; of more, the last wait. Blank for any number.',
      width: 88,
      show: ({ mostUses }) =>
        mostUses === null ? null : <span className="figures">{inFigures(mostUses)}</span>,
      text: ({ mostUses }) => (mostUses === null ? '' : String(mostUses)),
      edit: (row) => ({
        kind: 'text',
        value: row.mostUses === null ? '' : String(row.mostUses),
        set: (text) => {
          if (text.trim() === '') return change(row, { mostUses: null })
          const most = Number(text)
          return Number.isSafeInteger(most) && most > 0 ? change(row, { mostUses: most }) : null
        },
      }),
    },
    {
      key: 'count',
      title: 'In your data',
      about: 'How many records of the whole pull have it.',
      width: 96,
      show: (row) => (sample ? <span className="figures">{inFigures(used(row))}</span> : null),
      text: (row) => (sample ? String(used(row)) : ''),
    },
    ...givenColumns<AccessCode>({ room, set: change }),
    actsColumn<AccessCode>({
      remove: ({ id }) => accessCodes.remove(id),
      commit: (made) => edit?.(made),
    }),
    noteColumn<AccessCode>({
      width: 160,
      note: ({ note }) => note,
      set: (row, note) => change(row, { note }),
    }),
  ]
}

/** The codes that the source holds, most frequent first, as it writes them. */
export function codesSeen({ program, sourceAt }: Room): SeenCode[] {
  const found = new Map<string, SeenCode>()
  for (const path of program.document.userTypes.codes.sources) {
    for (const { value, count } of sourceAt(path)?.values ?? []) {
      const before = found.get(fold(value))
      const sum = (before?.count ?? 0) + count
      found.set(fold(value), { value: before?.value ?? value, count: sum })
    }
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count)
}
