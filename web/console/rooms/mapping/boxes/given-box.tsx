import type { PlatformModel } from '../../../../../src/mapping/core/platform-model.ts'
import { addNamed, keyOf } from '../edits.ts'
import type { BoxEdit } from '../grid/column.ts'
import { together, type Change } from '../program.ts'
import { ListBox } from './list-box.tsx'
import { linesOf } from './values-box.tsx'

type Part = 'userTypes' | 'tags'

/** A cell that holds user types or tags of the platform; one that it lacks is added to it. */
export function givenEdit({
  part,
  model,
  keys,
  set,
  commit,
}: {
  part: Part
  model: PlatformModel
  keys: readonly string[]
  set: (keys: string[]) => Change
  commit: (change: Change) => void
}): BoxEdit {
  const noun = part === 'tags' ? 'tag' : 'user type'
  const toggle = (key: string) =>
    set(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key])
  const make = (labels: string[]) => {
    const made = labels.map((label) => keyOf(model, part, label))
    return together([...labels.map((label) => addNamed(part, label)), set([...new Set(made)])])
  }
  return {
    kind: 'box',
    width: 300,
    box: (_, typed) => (
      <ListBox
        label={`Search, or name a new ${noun}`}
        search
        typed={typed}
        items={model[part].map(({ key, label }) => ({ key, label, chosen: keys.includes(key) }))}
        onPick={(key) => commit(toggle(key))}
        create={{
          says: (label) => `Add the ${noun} “${label}” to the platform`,
          make: (label) =>
            commit(together([addNamed(part, label), set([...keys, keyOf(model, part, label)])])),
        }}
        empty={`No ${noun} has this name. Type one to add it.`}
      />
    ),
    set: (text) => make(linesOf(text)),
  }
}

export function labelsOf(model: PlatformModel, part: Part, keys: readonly string[]): string[] {
  return keys.map((key) => model[part].find((one) => one.key === key)?.label ?? key)
}
