import { line } from '../text/kind.ts'
import { manyNames } from '../text/names.ts'
import { column, note, semicolons } from './columns.ts'
import { wordsAt, type Sheet } from './definition.ts'
import type { Names } from './names.ts'

export function eMail(names: Names): Sheet[] {
  return [
    {
      shape: 'table',
      tab: 'email',
      key: 'email',
      name: 'E-mail',
      about:
        'Who writes to the attendees, about what, and whom? The texts are edited in the console.',
      columns: [
        column('message', 'Message', 34, line, 'What it is about, such as Invitation.'),
        column(
          'userTypes',
          'To user types',
          28,
          manyNames(names.userTypes),
          `Whom it goes to. Blank: everybody. ${semicolons}`,
        ),
        column(
          'sentBy',
          'Sent by',
          14,
          wordsAt('email.rows.sentBy'),
          'platform: we send it. client: you send it. Blank: platform.',
        ),
        column('when', 'When', 30, line, 'In your words, such as one week before the event.'),
        note,
      ],
      home: { list: ['email', 'rows'], hasIds: true, isFree: true },
      named: 'message',
    },
    {
      shape: 'settings',
      tab: 'email',
      key: 'email.settings',
      name: 'E-mail settings',
      about: 'In whose name is written?',
      settings: [
        {
          at: ['email', 'sender', 'name'],
          label: 'Name of the sender',
          about: 'What people see as the sender, such as Harbour Congress.',
          kind: line,
        },
        {
          at: ['email', 'sender', 'replyTo'],
          label: 'Answers go to',
          about: 'An e-mail address that somebody reads.',
          kind: line,
        },
      ],
    },
  ]
}
