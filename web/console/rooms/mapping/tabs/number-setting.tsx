import { NumberInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { SettingFrame } from './setting.tsx'
import type { SettingPlace } from './use-landing.ts'

/** A whole number, or none. */
export function NumberSetting({
  label,
  about,
  value,
  onSet,
  at,
  min,
  max,
  suffix = '',
  placeholder,
}: {
  label: string
  about: ReactNode
  value: number | null
  /** Null where the document is only read. */
  onSet: ((value: number | null) => void) | null
  at: SettingPlace
  min: number
  max: number
  /** Behind the number: " days". */
  suffix?: string
  /** What none means. */
  placeholder: string
}) {
  return (
    <SettingFrame label={label} about={about} at={at}>
      {(id) => (
        <NumberInput
          size="xs"
          aria-labelledby={id}
          placeholder={placeholder}
          suffix={suffix}
          min={min}
          max={max}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          readOnly={!onSet}
          value={value ?? ''}
          onChange={(next) => {
            if (next === '') onSet?.(null)
            if (typeof next === 'number' && next >= min) onSet?.(next)
          }}
        />
      )}
    </SettingFrame>
  )
}
