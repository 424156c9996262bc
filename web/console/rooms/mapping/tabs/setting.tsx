import { Select } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import type { Option } from '../words.ts'
import './setting.css'

/** One question of a tab that holds for all of its rows, its answer, and what the answer means. */
export function Setting<Value extends string>({
  label,
  options,
  value,
  onSet,
  children,
}: {
  label: string
  options: readonly Option<Value>[]
  value: Value
  /** Null where the document is only read. */
  onSet: ((value: Value) => void) | null
  /** Its effect on people. */
  children?: ReactNode
}) {
  const chosen = options.find((option) => option.value === value)
  const id = useId()
  return (
    <div className="setting">
      <span className="setting-label" id={id}>
        {label}
      </span>
      <Select
        size="xs"
        aria-labelledby={id}
        data={options.map(({ value, label }) => ({ value, label }))}
        value={value}
        allowDeselect={false}
        readOnly={!onSet}
        onChange={(next) => {
          const option = options.find((one) => one.value === next)
          if (option) onSet?.(option.value)
        }}
      />
      <div className="setting-about">
        {chosen?.about} {children}
      </div>
    </div>
  )
}
