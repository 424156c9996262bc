import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { Grid } from '../grid/grid.tsx'
import { addTag } from '../platform.ts'
import { together, type TagType } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'
import { meaning, seenAt, tagColumns } from './tag-columns.tsx'

/** The tags of one type; those without one where there is none. */
export function TagRows({ type }: { type: TagType | null }) {
  const room = useRoom()
  const { types, rows } = room.program.document.tags
  const columns = useMemo(() => tagColumns(room, type), [room, type])
  const own = rows.filter((row) =>
    type ? row.type === type.id : !types.some(({ id }) => id === row.type),
  )
  const fresh = type ? freshValues(type, room) : []
  return (
    <Grid
      label={type ? `Tags: ${type.name}` : 'Tags without a type'}
      columns={columns}
      rows={own}
      problems={room.problemsOf('tags')}
      jump={room.jumpIn('tags')}
      edit={room.edit}
      empty={
        <p className="muted">
          {type && type.sources.length > 0
            ? 'No tag yet. Until there is one, nothing that the column holds becomes a tag.'
            : 'No tag yet.'}
        </p>
      }
      foot={
        <>
          <PopoverButton
            width={280}
            button={
              <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
                Add a tag
              </Button>
            }
          >
            {(close) => <NewTag type={type} onMade={close} />}
          </PopoverButton>
          {type && fresh.length > 0 ? (
            <Button
              size="xs"
              variant="default"
              onClick={() => room.edit?.(together(fresh.map((value) => addTag(value, type.id))))}
            >
              {fresh.length === 1
                ? `Add “${fresh[0]}” as a tag`
                : `Add the ${fresh.length} values of the column as tags`}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

/** Values of the column that no tag means, where they are few enough to be tags. */
function freshValues(type: TagType, room: Room): string[] {
  const { rows } = room.program.document.tags
  const taken = new Set(room.platform.tags.map(({ label }) => fold(label)))
  const values = seenAt(type, room)
    .map(({ value }) => value)
    .filter((value) => value.trim() !== '' && value.length <= 120)
    .filter((value) => !taken.has(fold(value)) && meaning(value, rows, type) === undefined)
  return values.length <= most ? values : []
}

const most = 100

function NewTag({ type, onMade }: { type: TagType | null; onMade: () => void }) {
  const { edit, platform } = useRoom()
  const [label, setLabel] = useState('')
  const name = label.trim()
  const taken = platform.tags.some((tag) => fold(tag.label) === fold(name))
  return (
    <form
      className="field-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name === '' || taken) return
        edit?.(addTag(name, type?.id ?? null))
        onMade()
      }}
    >
      <TextInput
        size="xs"
        label="What the tag is called"
        placeholder="Gala dinner"
        maxLength={120}
        autoComplete="off"
        data-autofocus
        value={label}
        error={taken ? 'There is a tag of this name already.' : undefined}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="light" disabled={name === '' || taken}>
        Add tag
      </Button>
    </form>
  )
}
