import type { FieldDefinition } from '../../../../../src/mapping/core/platform-model.ts'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import type { Item } from '../boxes/list-box.tsx'
import type { Program, VisibilityRow } from '../program.ts'
import type { Room } from '../room-context.ts'

/** How the document says that a row looks at the user types, and not at a field. */
export const ofUserTypes = 'user types'

/** What a row can look at: the user types, then the fields of the platform. */
export function lookedAt(model: Program['model']): Item[] {
  return [
    { key: ofUserTypes, label: 'User type', about: 'What people are on the platform.' },
    ...model.fields
      .filter(({ type }) => telling.has(type))
      .map(({ key, label }) => ({ key, label })),
  ]
}

/** Fields by whose values people can be told apart in a list. */
const telling = new Set<FieldDefinition['type']>(['text', 'choice', 'country', 'yesNo', 'number'])

export function nameOf(by: string, model: Program['model']): string {
  if (by === ofUserTypes) return 'User type'
  return model.fields.find(({ key }) => key === by)?.label ?? by
}

/** What people hold there, and what they could: the value as it is written down, its name, and how many have it. */
export type Choice = { value: string; label: string; count: number | null }

export function choicesFor(by: string, { program, preview }: Room): Choice[] {
  const { model } = program
  if (by === ofUserTypes) {
    return model.userTypes.map(({ key, label }) => ({
      value: key,
      label,
      count: preview?.people.filter(({ userTypes }) => userTypes.includes(key)).length ?? null,
    }))
  }
  const seen = preview?.directory.seen.find((one) => one.by === by)?.values ?? []
  const field = model.fields.find(({ key }) => key === by)
  const found = seen.map(({ value, count }) => ({ value, label: labelOf(value, field), count }))
  const known = new Set(found.map(({ value }) => fold(value)))
  const others = (field?.choices ?? []).filter(({ key }) => !known.has(fold(key)))
  return [...found, ...others.map(({ key, label }) => ({ value: key, label, count: 0 }))]
}

/** A value as one reads it: a country by its name, a choice by its label. */
export function labelOf(value: string, field: FieldDefinition | undefined): string {
  if (field?.type === 'country' && /^[A-Z]{2}$/u.test(value)) return countries.of(value) ?? value
  return field?.choices?.find(({ key }) => key === value)?.label ?? value
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** The values of a row as one reads them. */
export function valueLabels({ by, values }: VisibilityRow, model: Program['model']): string[] {
  const field = model.fields.find(({ key }) => key === by)
  return values.map((value) =>
    by === ofUserTypes
      ? (model.userTypes.find(({ key }) => key === value)?.label ?? value)
      : labelOf(value, field),
  )
}

/** "Whoever has Country one of Germany, France → not in the directory". */
export function sentenceOf(row: VisibilityRow, model: Program['model']): string {
  const values = valueLabels(row, model).join(', ') || '…'
  const end = row.directory === 'yes' ? 'in the directory' : 'not in the directory'
  return `Whoever has ${nameOf(row.by, model)} one of ${values} → ${end}`
}
