import { givenEdit, labelsOf } from '../boxes/given-box.tsx'
import { listText } from '../boxes/list-text.ts'
import { optionEdit } from '../boxes/option-box.tsx'
import { actsColumn } from '../boxes/row-acts.tsx'
import { messages } from '../edits.ts'
import type { Column } from '../grid/column.ts'
import { PeopleLink } from '../people-link.tsx'
import type { Change, Message } from '../program.ts'
import type { Room } from '../room-context.ts'
import type { Option } from '../words.ts'
import { Chips, chipsOf } from './chips.tsx'
import { noteColumn } from './note-column.tsx'

/** A row for each message: what, to whom, by whom, when. */
export function messageColumns({ edit, platform, preview, sample }: Room): Column<Message>[] {
  const commit = (at: string) => (change: Change) => edit?.(change, at)
  const reached = ({ userTypes }: Message) =>
    (preview?.people ?? []).filter(
      (person) =>
        person.status === 'in' &&
        (userTypes.length === 0 || person.userTypes.some((type) => userTypes.includes(type))),
    ).length
  return [
    {
      key: 'message',
      title: 'Message',
      about: 'What you call it. Its words are written in the mail room.',
      width: 220,
      show: ({ message }) => <b dir="auto">{message}</b>,
      text: ({ message }) => message,
      edit: ({ id, message }) => ({
        kind: 'text',
        value: message,
        set: (text) =>
          text.trim() === '' || text.length > 200
            ? null
            : messages.edit(id, (row) => ({ ...row, message: text })),
        suggestions: ['Invitation', 'Reminder', 'Programme', 'Thank you'],
      }),
    },
    {
      key: 'userTypes',
      title: 'To whom',
      about: 'The user types that get it. Blank for everybody.',
      width: 230,
      show: ({ userTypes }) =>
        userTypes.length > 0 ? (
          <Chips items={chipsOf(labelsOf(platform, 'userTypes', userTypes))} strong />
        ) : (
          'Everybody'
        ),
      text: ({ userTypes }) => listText(labelsOf(platform, 'userTypes', userTypes)),
      edit: ({ id, userTypes }) =>
        givenEdit({
          part: 'userTypes',
          model: platform,
          keys: userTypes,
          set: (userTypes) => messages.edit(id, (row) => ({ ...row, userTypes })),
          commit: commit(`to ${id}`),
        }),
    },
    {
      key: 'people',
      title: 'In the sample',
      about: 'How many who come in would get it.',
      width: 104,
      show: (row) =>
        sample ? (
          <PeopleLink
            view={row.userTypes.length === 0 ? 'in' : `types.${row.userTypes.join('.')}`}
            count={reached(row)}
            noun={['person', 'people']}
          />
        ) : null,
      text: (row) => (sample ? String(reached(row)) : ''),
    },
    {
      key: 'sentBy',
      title: 'Who sends it',
      about: 'The platform, or the client with a tool of their own.',
      width: 130,
      show: ({ sentBy }) => senders.find(({ value }) => value === sentBy)?.label,
      text: ({ sentBy }) => senders.find(({ value }) => value === sentBy)?.label ?? '',
      edit: ({ id, sentBy }) =>
        optionEdit({
          label: 'Who sends it',
          options: senders,
          value: sentBy,
          set: (sentBy) => messages.edit(id, (row) => ({ ...row, sentBy })),
          commit: commit(`sentBy ${id}`),
        }),
    },
    {
      key: 'when',
      title: 'When',
      about: 'In your own words: “three weeks before the event”. Nothing is sent by itself.',
      width: 220,
      show: ({ when }) =>
        when === '' ? <span className="choose">Write when</span> : <span dir="auto">{when}</span>,
      text: ({ when }) => when,
      edit: ({ id, when }) => ({
        kind: 'text',
        value: when,
        set: (text) =>
          text.length > 200 ? null : messages.edit(id, (row) => ({ ...row, when: text })),
      }),
    },
    actsColumn<Message>({
      remove: ({ id }) => messages.remove(id),
      commit: (change) => edit?.(change),
    }),
    noteColumn<Message>({
      width: 180,
      note: ({ note }) => note,
      set: ({ id }, note) => messages.edit(id, (row) => ({ ...row, note })),
    }),
  ]
}

const senders: Option<Message['sentBy']>[] = [
  { value: 'platform', label: 'The platform', about: 'From the mail room, once it is confirmed.' },
  {
    value: 'client',
    label: 'The client',
    about: 'With a tool of their own; nothing is sent here.',
  },
]
