import type { Clash } from './merge.ts'
import { rowName } from './rows.ts'
import { isGroup, partOf } from './same.ts'

/** A merged value in which a clash is settled for mine. */
export function settleForMine(merged: unknown, { path, mine, after }: Clash): unknown {
  return put(merged, path, mine, after)
}

function put(
  into: unknown,
  path: readonly string[],
  value: unknown,
  after: string | null,
): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(into)) return putRow(into, step, rest, value, after)
  if (!isGroup(into)) return into
  const part = put(partOf(into, step), rest, value, after)
  const others = Object.entries(into).filter(([key]) => key !== step)
  if (part === undefined) return Object.fromEntries(others)
  return Object.hasOwn(into, step)
    ? Object.fromEntries(Object.entries(into).map(([key, was]) => [key, key === step ? part : was]))
    : Object.fromEntries([...others, [step, part]])
}

function putRow(
  rows: readonly unknown[],
  name: string,
  rest: readonly string[],
  value: unknown,
  after: string | null,
): unknown[] {
  const at = rows.findIndex((row) => rowName(row) === name)
  const row = put(rows[at], rest, value, after)
  if (at !== -1) return row === undefined ? rows.toSpliced(at, 1) : rows.with(at, row)
  if (row === undefined) return [...rows]
  // A row that they deleted comes back behind the one that it stood behind.
  const before = rows.findIndex((row) => rowName(row) === after)
  return rows.toSpliced(after !== null && before === -1 ? rows.length : before + 1, 0, row)
}
