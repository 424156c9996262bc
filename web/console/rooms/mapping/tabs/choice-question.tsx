import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Option } from '../words.ts'
import './choice-question.css'
import { SettingProblems } from './setting-problems.tsx'
import { useLanding, type SettingPlace } from './use-landing.ts'

/** A question whose answers all stand there to be read, each with what it means. */
export function ChoiceQuestion<Value extends string>({
  label,
  about,
  options,
  value,
  usual,
  onSet,
  at,
  children,
}: {
  label: string
  /** When the question comes up. */
  about: ReactNode
  options: readonly Option<Value>[]
  value: Value
  /** The answer where nobody gives another. */
  usual: Value
  /** Null where the document is only read. */
  onSet: ((value: Value) => void) | null
  at: SettingPlace
  /** Its effect on people. */
  children?: ReactNode
}) {
  const landing = useLanding<HTMLFieldSetElement>(at)
  return (
    <fieldset className="question" ref={landing}>
      <legend>{label}</legend>
      <p className="muted">
        {about} {children}
      </p>
      <Radio.Group
        value={value}
        readOnly={!onSet}
        onChange={(next) => {
          const option = options.find((one) => one.value === next)
          if (option) onSet?.(option.value)
        }}
      >
        {options.map((option) => (
          <Radio
            key={option.value}
            size="xs"
            value={option.value}
            label={
              <>
                {option.label}
                {option.value === usual ? <small className="question-usual">usual</small> : null}
              </>
            }
            description={option.about}
          />
        ))}
      </Radio.Group>
      <SettingProblems at={at} />
    </fieldset>
  )
}
