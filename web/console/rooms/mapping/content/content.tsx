import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { ListBox } from '../boxes/list-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { Fields } from '../tabs/fields.tsx'
import { IdentityGrid } from '../tabs/identity-grid.tsx'
import { Population } from '../tabs/population.tsx'
import { addOwnType, addType, type ContentType } from './content-edits.ts'
import './content.css'
import { Relations } from './relations.tsx'
import { TypeSettings } from './type-settings.tsx'
import { RoomContext, useRoom, type Room } from '../room-context.ts'

/** One tab for each type of content. `room` is the whole document's; what stands around is the open type's. */
export function Content({
  room,
  open,
  onOpen,
}: {
  room: Room
  open: string | null
  onOpen: (id: string) => void
}) {
  const { program, edit } = room
  const { types } = program.document.content
  const type = types.find(({ id }) => id === open)
  if (types.length === 0) {
    return (
      <EmptyRoom
        what="No content yet"
        why="Sessions, speakers, exhibitors, articles, videos: each type of content has a tab of its own, which says where its items stand in the source and what each of its fields is made of."
        act={edit ? <AddType room={room} prominent /> : null}
      />
    )
  }
  return (
    <div className="content-tab">
      <nav className="strip" aria-label="Content types">
        {types.map((one) => (
          <Button
            key={one.id}
            size="compact-sm"
            variant={one.id === type?.id ? 'light' : 'subtle'}
            aria-current={one.id === type?.id}
            onClick={() => onOpen(one.id)}
          >
            {labelOf(room, one)}
          </Button>
        ))}
        {edit ? <AddType room={room} /> : null}
      </nav>
      {type ? <Open key={type.id} type={type} whole={room} label={labelOf(room, type)} /> : null}
    </div>
  )
}

function Open({ type, whole, label }: { type: ContentType; whole: Room; label: string }) {
  const [part, setPart] = useState<keyof typeof partNames>('fields')
  const { jumpIn } = useRoom()
  const led = (['population', 'identity', 'fields', 'content'] as const).find((tab) => jumpIn(tab))
  const [seen, setSeen] = useState<typeof led>(undefined)
  if (led !== seen) {
    setSeen(led)
    // The settings above belong to every part.
    if (led !== 'content') setPart(led ?? part)
    else if (type.relations.some(({ id }) => id === jumpIn('content')?.row)) setPart('relations')
  }
  return (
    <>
      <RoomContext value={whole}>
        <TypeSettings type={type} label={label} />
      </RoomContext>
      <nav className="strip" aria-label={`Parts of ${label}`}>
        {(Object.keys(partNames) as (keyof typeof partNames)[]).map((key) => (
          <Button
            key={key}
            size="compact-sm"
            variant={key === part ? 'light' : 'subtle'}
            aria-current={key === part}
            onClick={() => setPart(key)}
          >
            {partNames[key]}
          </Button>
        ))}
      </nav>
      {part === 'population' ? <Population of={label} /> : null}
      {part === 'identity' ? <IdentityGrid parts={['externalId']} /> : null}
      {part === 'fields' ? <Fields /> : null}
      {part === 'relations' ? <Relations type={type} whole={whole} /> : null}
    </>
  )
}

const partNames = {
  fields: 'Fields',
  identity: 'Id',
  population: 'Which come in',
  relations: 'Relations',
}

function labelOf({ program }: Room, { type }: ContentType): string {
  return program.model.contentTypes.find(({ key }) => key === type)?.label ?? type
}

function AddType({
  room: { program, edit, mayEdit, goTo },
  prominent = false,
}: {
  room: Room
  prominent?: boolean
}) {
  const taken = new Set(program.document.content.types.map(({ type }) => type))
  const free = program.model.contentTypes.filter(({ key }) => !taken.has(key))
  const [own, setOwn] = useState('')
  return (
    <PopoverButton
      width={320}
      button={
        <Button
          size={prominent ? 'sm' : 'compact-sm'}
          variant={prominent ? 'default' : 'subtle'}
          leftSection={<IconPlus size={14} />}
        >
          Add a content type
        </Button>
      }
    >
      {(close) => {
        const add = (change: ReturnType<typeof addType>) => {
          const before = new Set(program.document.content.types.map(({ id }) => id))
          const added = change(program).document.content.types.find(({ id }) => !before.has(id))
          edit?.(change)
          close()
          if (!added) return
          // One stands in its first setting; the box gives the focus back to its button before.
          goTo('content', { row: added.id, column: 'list' })
        }
        return (
          <div className="content-add">
            <ListBox
              label="Content types of the platform"
              items={free.map(({ key, label, fields }) => ({
                key,
                label,
                about: fields.map((field) => field.label).join(', '),
              }))}
              onPick={(key) => {
                const picked = free.find((type) => type.key === key)
                if (picked) add(addType(picked))
              }}
            />
            {mayEdit('platform') ? (
              <form
                onSubmit={(event) => {
                  event.preventDefault()
                  if (own.trim() !== '') add(addOwnType(own.trim()))
                }}
              >
                <TextInput
                  size="xs"
                  aria-label="Another type"
                  placeholder="Another, such as Field trips"
                  maxLength={120}
                  value={own}
                  onChange={(event) => setOwn(event.currentTarget.value)}
                />
                <Button type="submit" size="xs" variant="default" disabled={own.trim() === ''}>
                  Add type
                </Button>
              </form>
            ) : null}
          </div>
        )
      }}
    </PopoverButton>
  )
}
