import { TextSetting } from './text-setting.tsx'
import type { SettingPlace } from './use-landing.ts'

/** A day, or none; what both mean stands below. */
export function DaySetting({
  label,
  value,
  onSet,
  none,
  some,
  at,
}: {
  label: string
  value: string | null
  onSet: ((day: string | null) => void) | null
  none: string
  some: string
  at: SettingPlace
}) {
  return (
    <TextSetting
      label={label}
      type="date"
      value={value ?? ''}
      onSet={onSet && ((day) => onSet(day === '' ? null : day))}
      about={value === null ? none : some}
      at={at}
    />
  )
}
