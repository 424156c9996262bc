import type { CSSProperties } from 'react'
import { hueOf } from '../../../../ui/initials.tsx'
import type { SettingPlace } from '../tabs/use-landing.ts'
import { useJoint, type Present } from './joint-context.ts'

/** A setting that others see one stand in, and in which one sees them. */
export function useSettingPresence(at: SettingPlace | undefined, label: string) {
  const { at: peopleAt, spots } = useJoint()
  if (!at) return { people: [], marks: {} }
  const { tab, row = '', column } = at
  const people = peopleAt(settings, row, column)
  const onFocus = () => spots.stand({ tab, list: settings, row, column, words: label })
  return { people, marks: { onFocus, ...presenceMarks(people) } }
}

/** How an element shows that others stand in it. */
export function presenceMarks(people: readonly Present[]): {
  'data-others'?: true
  style?: CSSProperties
} {
  const [first] = people
  if (!first) return {}
  return { 'data-others': true, style: { ['--hue' as string]: hueOf(first.name) } }
}

const settings = 'settings'
