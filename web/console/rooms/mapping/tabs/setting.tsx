import { Select } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { CellPeople } from '../joint/people-here.tsx'
import { useSettingPresence } from '../joint/use-presence.ts'
import type { Option } from '../words.ts'
import { SettingProblems } from './setting-problems.tsx'
import './setting.css'
import { useLanding, type SettingPlace } from './use-landing.ts'

/** One question of a tab that holds for all of its rows, its answer, and what the answer means. */
export function Setting<Value extends string>({
  label,
  options,
  value,
  usual,
  onSet,
  at,
  children,
}: {
  label: string
  options: readonly Option<Value>[]
  value: Value
  /** The answer where nobody gives another: named as soon as one does. */
  usual?: Value
  /** Null where the document is only read. */
  onSet: ((value: Value) => void) | null
  at?: SettingPlace
  /** Its effect on people. */
  children?: ReactNode
}) {
  const chosen = options.find((option) => option.value === value)
  const usually = value === usual ? undefined : options.find((option) => option.value === usual)
  return (
    <SettingFrame
      label={label}
      {...(at ? { at } : {})}
      about={
        <>
          {chosen?.about} {children}
          {usually ? <span className="setting-usual"> Usually: {usually.label}.</span> : null}
        </>
      }
    >
      {(id) => (
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
      )}
    </SettingFrame>
  )
}

/** What every setting has: its label above, what it means below, and what is wrong with it. */
export function SettingFrame({
  label,
  about,
  at,
  wide = false,
  children,
}: {
  label: string
  about: ReactNode
  at?: SettingPlace
  /** Takes the room of two, or the whole line. */
  wide?: boolean | 'all'
  /** @param id of the label, for whoever hears it. */
  children: (id: string) => ReactNode
}) {
  const id = useId()
  const landing = useLanding<HTMLDivElement>(at)
  const { people, marks } = useSettingPresence(at, label)
  return (
    <div
      className="setting"
      ref={landing}
      data-wide={wide === 'all' ? 'all' : wide || undefined}
      {...marks}
    >
      <CellPeople people={people} />
      <span className="setting-label" id={id}>
        {label}
      </span>
      {children(id)}
      <div className="setting-about">
        {about}
        {at ? <SettingProblems at={at} /> : null}
      </div>
    </div>
  )
}
