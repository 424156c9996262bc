import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { addTagType } from '../tag-edits.ts'
import { idsWithin } from '../edit-rows.ts'
import { rowId } from '../names.ts'
import { useRoom } from '../room-context.ts'
import { TagTypeSettings } from './tag-type-settings.tsx'
import { TagRows } from './tag-rows.tsx'

/** The tags of the platform, by what kind they are, and which column of the source holds them. */
export function Tags() {
  const { program, edit, platform, jumpIn, goTo } = useRoom()
  const { types, rows } = program.document.tags
  const jump = jumpIn('tags')
  const led = jump ? typeOf(jump.row, program.document.tags) : undefined
  const [chosen, setChosen] = useState({
    id: led === undefined ? (types[0]?.id ?? null) : led,
    jump,
    of: types.length,
  })
  if (jump !== chosen.jump && led !== undefined) setChosen({ ...chosen, id: led, jump })
  // A new type is the one that is filled in next.
  if (types.length > chosen.of) {
    setChosen({ id: types.at(-1)?.id ?? null, jump, of: types.length })
  } else if (types.length < chosen.of) setChosen({ ...chosen, of: types.length })
  const type = types.find(({ id }) => id === chosen.id)
  const untyped = rows.some((row) => !types.some(({ id }) => id === row.type))
  const show = (id: string | null) => setChosen({ id, jump, of: types.length })
  const add = (
    <Button
      size={types.length === 0 ? 'sm' : 'compact-sm'}
      variant={types.length === 0 ? 'default' : 'subtle'}
      leftSection={<IconPlus size={14} />}
      onClick={() => {
        const name = `Tag type ${types.length + 1}`
        edit?.(addTagType(name))
        goTo('tags', { row: rowId(name, idsWithin(program.document.tags)), column: 'name' })
      }}
    >
      Add a tag type
    </Button>
  )
  if (types.length === 0 && rows.length === 0) {
    return (
      <EmptyRoom
        what="No tag yet"
        why={
          platform.tags.length > 0
            ? `The platform has ${platform.tags.length} of its own. A tag type says which column of the source holds tags, and who may change them; the tags of a type stand under it.`
            : 'A tag marks people: an interest, a workshop, a dinner. A tag type says which column of the source holds them, and who may change them; its tags stand under it.'
        }
        act={edit ? add : null}
      />
    )
  }
  return (
    <>
      <nav className="strip" aria-label="Tag types">
        {types.map(({ id, name }) => (
          <Button
            key={id}
            size="compact-sm"
            variant={id === type?.id ? 'light' : 'subtle'}
            aria-current={id === type?.id}
            onClick={() => show(id)}
          >
            {name}
          </Button>
        ))}
        {untyped || type === undefined ? (
          <Button
            size="compact-sm"
            variant={type === undefined ? 'light' : 'subtle'}
            aria-current={type === undefined}
            onClick={() => show(null)}
          >
            Without a type
          </Button>
        ) : null}
        {edit ? add : null}
      </nav>
      {type ? <TagTypeSettings key={type.id} type={type} /> : null}
      <TagRows key={type?.id ?? 'none'} type={type ?? null} />
    </>
  )
}

type Tab = ReturnType<typeof useRoom>['program']['document']['tags']

/** The id of the type that a row is, or belongs to; null for a tag without one; undefined for no row of this tab. */
function typeOf(row: string, { types, rows }: Tab): string | null | undefined {
  if (types.some(({ id }) => id === row)) return row
  const tag = rows.find(({ id }) => id === row)
  return tag && (types.some(({ id }) => id === tag.type) ? tag.type : null)
}
