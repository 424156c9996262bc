import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { countOf } from '../../../../ui/figures.ts'
import { actsColumn } from '../boxes/row-acts.tsx'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import { PeopleLink } from '../people-link.tsx'
import { addNamed, moveNamed, removeNamed, renameNamed, usesOf } from '../platform.ts'
import type { PreviewPerson } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'

type List = 'userTypes' | 'accessLevels' | 'groups'
type Row = { id: string; label: string }

/** What rows can give: the names that the platform knows, to be mended, ranked and taken away. */
export function UserTypeLists() {
  const room = useRoom()
  const [list, setList] = useState<List>('userTypes')
  const columns = useMemo(() => columnsOf(list, room), [list, room])
  const rows = room.program.model[list].map(({ key, label }) => ({ id: key, label }))
  const { name, about, first } = lists[list]
  return (
    <>
      <div className="strip">
        {(Object.keys(lists) as List[]).map((one) => (
          <Button
            key={one}
            size="compact-xs"
            variant={one === list ? 'light' : 'default'}
            aria-current={one === list}
            onClick={() => setList(one)}
          >
            {lists[one].name}
          </Button>
        ))}
        <span className="muted">{about}</span>
      </div>
      <Grid
        key={list}
        label={name}
        columns={columns}
        rows={rows}
        problems={[]}
        edit={room.mayEdit('platform') ? room.edit : null}
        empty={<p className="muted">None yet. Rows can also name a new one where they give it.</p>}
        foot={
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => room.edit?.(addNamed(list, [freshName(first, rows)]))}
          >
            Add {first.toLowerCase()}
          </Button>
        }
      />
    </>
  )
}

const lists: Record<List, { name: string; about: string; first: string; view: string }> = {
  userTypes: {
    name: 'User types',
    about: 'Their order is their rank: “the highest” of several is the one further up.',
    first: 'User type',
    view: 'type',
  },
  accessLevels: {
    name: 'Access levels',
    about: 'What people may enter or open: halls, days, parts of the site.',
    first: 'Access level',
    view: 'access',
  },
  groups: {
    name: 'Groups',
    about: 'Groups of the platform that people join.',
    first: 'Group',
    view: 'group',
  },
}

function keysOf({ userTypes, access, groups }: PreviewPerson, list: List): readonly string[] {
  return { userTypes, accessLevels: access, groups }[list]
}

function freshName(first: string, rows: readonly Row[]): string {
  const names = new Set(rows.map(({ label }) => label))
  let number = rows.length + 1
  while (names.has(`${first} ${number}`)) number += 1
  return `${first} ${number}`
}

function columnsOf(list: List, { program, edit, preview, sample }: Room): Column<Row>[] {
  const { document, model } = program
  const keys = model[list].map(({ key }) => key)
  const having = (key: string) =>
    preview?.people.filter((person) => keysOf(person, list).includes(key)).length ?? 0
  return [
    {
      key: 'label',
      title: 'Name',
      about: 'What people read. Everywhere in the document it changes with it.',
      width: 260,
      show: ({ label }) => <b dir="auto">{label}</b>,
      text: ({ label }) => label,
      edit: ({ id, label }) => ({
        kind: 'text',
        value: label,
        set: (text) =>
          text.trim() === '' || text.length > 120 ? null : renameNamed(list, id, text),
      }),
    },
    {
      key: 'uses',
      title: 'In the document',
      about: 'How many rows and settings name it. As long as one does, it cannot be taken away.',
      width: 140,
      show: ({ id }) => {
        const uses = usesOf(document, list, id)
        return <span className={uses === 0 ? 'muted' : ''}>{countOf(uses, 'place', 'places')}</span>
      },
      text: ({ id }) => String(usesOf(document, list, id)),
    },
    {
      key: 'people',
      title: 'In the sample',
      about: 'How many who come in have it.',
      width: 110,
      show: ({ id }) =>
        sample ? (
          <PeopleLink
            view={`${lists[list].view}.${id}`}
            count={having(id)}
            noun={['person', 'people']}
          />
        ) : null,
      text: ({ id }) => (sample ? String(having(id)) : ''),
    },
    actsColumn<Row>({
      remove: ({ id }) => (usesOf(document, list, id) === 0 ? removeNamed(list, id) : null),
      move: ({ id }, by) => (keys[keys.indexOf(id) + by] ? moveNamed(list, id, by) : null),
      moves: list === 'userTypes' ? ['Rank higher', 'Rank lower'] : ['Move up', 'Move down'],
      commit: (change) => edit?.(change),
    }),
    {
      key: 'key',
      title: 'Key',
      about: 'Made from its first name; it never changes, because people hold it.',
      width: 160,
      show: ({ id }) => <code className="path">{id}</code>,
      text: ({ id }) => id,
    },
  ]
}
