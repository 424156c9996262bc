// The document while a workbook is read into it: JSON that is not held against the schema yet.
import { isGroup } from '../../core/three-way/same.ts'
import type { Path } from './definition.ts'

export type Data = { [key: string]: unknown }

/** What stands at a place; undefined where there is no such place. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, step)?.value
        : undefined,
    data,
  )
}

/** A copy with another value at a place; undefined takes it away. What is not on the way stays the same object. */
export function withValue(data: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(data)) {
    return data.map((item: unknown, at) => (at === step ? withValue(item, rest, value) : item))
  }
  const group = isGroup(data) ? data : {}
  const part = withValue(valueAt(group, [step]), rest, value)
  if (part !== undefined) return { ...group, [step]: part }
  return Object.fromEntries(Object.entries(group).filter(([key]) => key !== step))
}

/** The rows at a place; none where there is no list. */
export function rowsAt(data: unknown, path: Path): Data[] {
  const rows = valueAt(data, path)
  return Array.isArray(rows) ? rows.filter(isGroup) : []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
