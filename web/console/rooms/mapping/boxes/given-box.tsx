import type { PlatformModel } from '../../../../../src/mapping/core/platform-model.ts'
import type { BoxEdit } from '../grid/column.ts'
import { withKeys, type Part } from '../platform.ts'
import type { Change } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { ListBox, type Item } from './list-box.tsx'
import { listOf } from './list-text.ts'

/**
 * A cell that holds user types, tags, groups or access levels; what the platform lacks is added to it, a tag in the tab
 * Tags.
 */
export function givenEdit({
  part,
  model,
  keys,
  set,
  commit,
}: {
  part: Part
  /** What the platform can hold, as the room has it: `room.platform`. */
  model: PlatformModel
  keys: readonly string[]
  set: (keys: string[]) => Change
  commit: (change: Change) => void
}): BoxEdit {
  const toggle = (key: string) =>
    set(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key])
  const known = new Set(model[part].map(({ key }) => key))
  const unknown = keys.filter((key) => !known.has(key))
  return {
    kind: 'box',
    width: 300,
    box: (_, typed) => (
      <GivenBox
        part={part}
        typed={typed}
        items={[
          ...unknown.map((key) => ({
            key,
            label: key,
            chosen: true,
            aside: 'not on the platform',
            tone: 'waits' as const,
          })),
          ...model[part].map(({ key, label }) => ({ key, label, chosen: keys.includes(key) })),
        ]}
        onPick={(key) => commit(toggle(key))}
        onMake={(label) =>
          commit(withKeys(part, [label], (made) => set([...new Set([...keys, ...made])])))
        }
      />
    ),
    set: (text) => withKeys(part, listOf(text), set),
  }
}

function GivenBox({
  part,
  typed,
  items,
  onPick,
  onMake,
}: {
  part: Part
  typed: string
  items: readonly Item[]
  onPick: (key: string) => void
  onMake: (label: string) => void
}) {
  const { mayEdit } = useRoom()
  const noun = nouns[part]
  const mayAdd = mayEdit(part === 'tags' ? 'tags' : 'platform')
  return (
    <ListBox
      label={mayAdd ? `Search, or name a new ${noun}` : `Search the ${noun}s`}
      search
      typed={typed}
      items={items}
      onPick={onPick}
      {...(mayAdd
        ? {
            create: {
              says: (label: string) => `Add the ${noun} “${label}” to the platform`,
              make: onMake,
            },
          }
        : {})}
      empty={
        mayAdd
          ? `No ${noun} has this name. Type one to add it.`
          : `No ${noun} has this name. The platform team adds what is missing.`
      }
    />
  )
}

const nouns: Record<Part, string> = {
  userTypes: 'user type',
  tags: 'tag',
  groups: 'group',
  accessLevels: 'access level',
}

export function labelsOf(model: PlatformModel, part: Part, keys: readonly string[]): string[] {
  return keys.map((key) => model[part].find((one) => one.key === key)?.label ?? key)
}
