// Which row of the document each row of a sheet is. A row's id travels in a hidden column, and rows are copied, sorted
// without it, and pasted over one another; so what a row says counts before what its hidden cell says.
import { isGroup } from '../../core/three-way/same.ts'
import { plain } from './grid.ts'

export type Was = { id: string; texts: readonly string[] }
export type Is = { id: string; texts: readonly string[] }

/**
 * For each row the one that it was; null for a new one. Each old row is one new row at most: first those that say
 * exactly what theirs said, then those that say what another unclaimed row said, then those that have its id alone.
 */
export function claimed<Old extends Was>(
  rows: readonly Is[],
  before: readonly Old[],
): (Old | null)[] {
  const claims = new Map<number, Old>()
  const free = new Set(before)
  const said = new Map<Is, string>([...rows, ...before].map((row) => [row, signature(row)]))
  const claimBy = (key: (row: Is) => string) => {
    const waiting = Map.groupBy(before, key)
    for (const group of waiting.values()) group.reverse()
    rows.forEach((row, at) => {
      const group = claims.has(at) ? undefined : waiting.get(key(row))
      let old = group?.pop()
      while (old !== undefined && !free.has(old)) old = group?.pop()
      if (old === undefined) return
      claims.set(at, old)
      free.delete(old)
    })
  }
  claimBy((row) => `${row.id}\u0000${said.get(row) ?? ''}`)
  claimBy((row) => said.get(row) ?? '')
  claimBy((row) => row.id)
  return rows.map((_, at) => claims.get(at) ?? null)
}

function signature({ texts }: { texts: readonly string[] }): string {
  return texts.map(plain).join('\u0000')
}

/** Ids that are taken, and the next free one for a name. The same names get the same ids each time. */
export class Ids {
  readonly #taken: Set<string>
  readonly #numbers = new Map<string, number>()

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken)
  }

  /** Keeps the id that a row came with, if it can be one and is free. */
  keep(id: string): string | null {
    if (!/^[\w-]{1,64}$/u.test(id) || this.#taken.has(id)) return null
    this.#taken.add(id)
    return id
  }

  next(name: string): string {
    const base = slug(name)
    for (;;) {
      const number = (this.#numbers.get(base) ?? 0) + 1
      this.#numbers.set(base, number)
      const id = this.keep(number === 1 ? base : `${base}-${number}`)
      if (id !== null) return id
    }
  }
}

/** Every id of a tab: of its rows, and of the rows within them. */
export function idsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(idsIn)
  if (!isGroup(part)) return []
  const own = typeof part['id'] === 'string' ? [part['id']] : []
  return [...own, ...Object.values(part).flatMap(idsIn)]
}

function slug(name: string): string {
  const ascii = name
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return ascii.slice(0, 40) || 'row'
}
