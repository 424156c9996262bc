import { line, list, yesNo } from '../text/kind.ts'
import { knownName } from '../text/names.ts'
import { column, note, recipe, semicolons, sources } from './columns.ts'
import { wordsAt, type Sheet } from './definition.ts'
import type { Names } from './names.ts'

export function tags(names: Names): Sheet[] {
  return [
    {
      shape: 'table',
      tab: 'tags',
      key: 'tags.types',
      name: 'Tag types',
      about: 'Which kinds of tags are there, such as Interests, and who may change them?',
      columns: [
        column('name', 'Type of tag', 24, line, 'What you call it, such as Interests.'),
        column(
          'kind',
          'Who sets them',
          16,
          wordsAt('tags.types.kind'),
          'system: they come from your data alone. modifiable: people choose for themselves. Blank: system.',
        ),
        column(
          'analytics',
          'In the analytics',
          12,
          yesNo,
          'Whether they are counted in the analytics. Blank: yes.',
        ),
        column(
          'locked',
          'Locked',
          11,
          yesNo,
          'yes: nobody changes them on the platform. Blank: no.',
        ),
        sources(
          'sources',
          'Fields of your data',
          'Every value of every field is looked up among the tags of this type. Blank: none.',
        ),
        recipe('steps', names.tables),
        column(
          'else',
          'A value that is no tag',
          14,
          wordsAt('tags.types.else'),
          'skip: it gives no tag. hold: the person waits, and we ask you. Blank: skip.',
        ),
        note,
      ],
      home: { list: ['tags', 'types'], hasIds: true, isFree: true },
      named: 'name',
    },
    {
      shape: 'table',
      tab: 'tags',
      key: 'tags',
      name: 'Tags',
      about: 'Which tags does this project add to the platform?',
      columns: [
        column('label', 'Tag', 28, line, 'What people read, such as First-time attendee.'),
        column(
          'key',
          'Key',
          22,
          line,
          'A short name for programs, such as first_time: small letters, digits and _. It stays when the tag is renamed.',
        ),
        column(
          'type',
          'Type of tag',
          22,
          knownName(names.tagTypes, 'the sheet Tag types'),
          'Its type, by its name in the sheet Tag types. Blank: none.',
        ),
        column(
          'from',
          'Values of your data',
          34,
          list,
          `Values that mean this tag, besides its name and its key. ${semicolons}`,
        ),
        note,
      ],
      home: { list: ['tags', 'rows'], hasIds: true, isFree: true },
      named: 'key',
    },
  ]
}
