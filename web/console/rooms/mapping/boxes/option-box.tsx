import type { BoxEdit } from '../grid/column.ts'
import type { Change } from '../program.ts'
import type { Option } from '../words.ts'
import { ListBox } from './list-box.tsx'

/** A cell that holds one of a few values, each with what it means beside it. */
export function optionEdit<Value extends string>({
  label,
  options,
  value,
  set,
  commit,
}: {
  label: string
  options: readonly Option<Value>[]
  value: Value
  set: (value: Value) => Change
  commit: (change: Change) => void
}): BoxEdit {
  return {
    kind: 'box',
    width: 300,
    box: (close) => (
      <ListBox
        label={label}
        items={options.map((option) => ({
          key: option.value,
          label: option.label,
          about: option.about,
          chosen: option.value === value,
        }))}
        onPick={(key) => {
          const chosen = options.find((option) => option.value === key)
          if (chosen) commit(set(chosen.value))
          close()
        }}
      />
    ),
    set: (text) => {
      const word = text.trim().toLowerCase()
      const chosen = options.find(
        (option) => option.label.toLowerCase() === word || option.value === word,
      )
      return chosen ? set(chosen.value) : null
    },
  }
}
