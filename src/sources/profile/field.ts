import type { FieldProfile, ValueShape } from '../../mapping/core/source/profile.ts'
import { shapeOf } from './shape.ts'

/** What is counted of one field. */
export type Field = {
  filled: number
  shapes: Map<ValueShape, number>
  /** Distinct values with their counts; null once there are too many, or they are too long to be a choice. */
  values: Map<string, number> | null
  examples: string[]
  longest: number
  /** The record that was counted last: a list may bring several values of one record. */
  lastRecord: number
}

const distinctLimit = 1_000
const valuesShown = 200
const examplesShown = 5
const exampleLength = 120
/** A text longer than this is prose, of which distinct values say nothing and cost memory. */
const choiceLength = 300

export function newField(): Field {
  return {
    filled: 0,
    shapes: new Map(),
    values: new Map(),
    examples: [],
    longest: 0,
    lastRecord: 0,
  }
}

export function countValue(
  field: Field,
  value: string | number | boolean | null,
  record: number,
): void {
  if (value === null || value === '') return
  const text = typeof value === 'string' ? value : String(value)
  if (typeof value === 'string' && text.trim() === '') return
  if (field.lastRecord !== record) {
    field.lastRecord = record
    field.filled += 1
  }
  const shape = shapeOfValue(value, text)
  field.shapes.set(shape, (field.shapes.get(shape) ?? 0) + 1)
  if (text.length > field.longest) field.longest = text.length
  if (field.examples.length < examplesShown) {
    const example = text.length > exampleLength ? text.slice(0, exampleLength).toWellFormed() : text
    if (!field.examples.includes(example)) field.examples.push(example)
  }
  const { values } = field
  if (values === null) return
  const count = values.get(text)
  if (count !== undefined) values.set(text, count + 1)
  else if (values.size >= distinctLimit || text.length > choiceLength) field.values = null
  else values.set(text, 1)
}

function shapeOfValue(value: string | number | boolean, text: string): ValueShape {
  if (typeof value === 'string') return shapeOf(text)
  return typeof value === 'number' ? 'number' : 'yesNo'
}

export function fieldProfile(path: string, field: Field): FieldProfile {
  const values = [...(field.values ?? [])]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
  return {
    path,
    filled: field.filled,
    shapes: Object.fromEntries(field.shapes),
    distinct: field.values === null ? null : field.values.size,
    values: values.slice(0, valuesShown),
    examples: [...field.examples],
    longest: field.longest,
  }
}

export type FieldState = Omit<Field, 'shapes' | 'values'> & {
  shapes: [ValueShape, number][]
  values: [string, number][] | null
}

export function fieldState(field: Field): FieldState {
  return { ...field, shapes: [...field.shapes], values: field.values && [...field.values] }
}

export function fieldFromState(state: FieldState): Field {
  return { ...state, shapes: new Map(state.shapes), values: state.values && new Map(state.values) }
}
