import { givenEdit, labelsOf } from '../boxes/given-box.tsx'
import { listText } from '../boxes/list-text.ts'
import type { Column } from '../grid/column.ts'
import type { Part } from '../platform.ts'
import type { Change, UserTypeRow } from '../program.ts'
import type { Room } from '../room-context.ts'
import { Chips, chipsOf } from './chips.tsx'

type Given = Pick<UserTypeRow, 'userTypes' | 'tags' | 'groups' | 'access' | 'directory'>

/** The columns of what a row makes of a person besides user types: access, groups, tags, and the directory. */
export function givenColumns<Row extends Given & { id: string }>({
  room: { platform, edit },
  set,
  isWaiting = () => false,
}: {
  room: Room
  set: (row: Row, more: Partial<Given>) => Change
  /** Nothing is given by a row that is not in the document yet. */
  isWaiting?: (row: Row) => boolean
}): Column<Row>[] {
  const several = (
    key: 'access' | 'groups' | 'tags',
    part: Part,
    title: string,
    about: string,
  ): Column<Row> => ({
    key,
    title,
    about,
    width: 120,
    show: (row) => <Chips items={chipsOf(labelsOf(platform, part, row[key]))} />,
    text: (row) => listText(labelsOf(platform, part, row[key])),
    edit: (row) =>
      isWaiting(row)
        ? null
        : givenEdit({
            part,
            model: platform,
            keys: row[key],
            set: (keys) => set(row, { [key]: keys }),
            commit: (change) => edit?.(change, `${key} ${row.id}`),
          }),
  })
  return [
    several('access', 'accessLevels', 'Access', 'What they may enter or open: halls, days, parts.'),
    several('groups', 'groups', 'Groups', 'Groups of the platform that they join.'),
    several('tags', 'tags', 'Tags', 'Tags that they get besides those of the tab Tags.'),
    {
      key: 'directory',
      title: 'In the directory',
      about: 'Whether other attendees find them there. One row that says no is enough.',
      width: 108,
      show: (row) => (isWaiting(row) ? null : row.directory),
      text: (row) => (isWaiting(row) ? '' : row.directory),
      edit: (row) =>
        isWaiting(row)
          ? null
          : {
              kind: 'toggle',
              on: row.directory === 'yes',
              set: (on) => set(row, { directory: on ? 'yes' : 'no' }),
            },
    },
  ]
}
