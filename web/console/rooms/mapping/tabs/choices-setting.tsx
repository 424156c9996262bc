import { Checkbox } from '@mantine/core'
import type { Option } from '../words.ts'
import { SettingFrame } from './setting.tsx'
import type { SettingPlace } from './use-landing.ts'

/** A setting of which several answers hold at once. */
export function ChoicesSetting<Value extends string>({
  label,
  options,
  values,
  onSet,
  at,
}: {
  label: string
  options: readonly Option<Value>[]
  values: readonly Value[]
  /** Null where the document is only read. */
  onSet: ((values: Value[]) => void) | null
  at: SettingPlace
}) {
  return (
    <SettingFrame label={label} about={null} at={at} wide="all">
      {(id) => (
        <fieldset className="setting-choices" aria-labelledby={id}>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              label={option.label}
              description={option.about}
              checked={values.includes(option.value)}
              disabled={!onSet}
              onChange={(event) =>
                onSet?.(
                  options
                    .map(({ value }) => value)
                    .filter((value) =>
                      value === option.value ? event.currentTarget.checked : values.includes(value),
                    ),
                )
              }
            />
          ))}
        </fieldset>
      )}
    </SettingFrame>
  )
}
