import { fold } from '../../core/values/value.ts'
import { asText, list, type Kind } from './kind.ts'

export type Named = { key: string; label: string }

/** How keys and ids are called in a workbook: by their labels, and each by a name that is no other's. */
export type NameTable = {
  /** What is offered. */
  names: readonly string[]
  nameOf: (key: string) => string
  /** The key of a name, a label or a key, however its letters are written; null for what nothing is called. */
  keyOf: (name: string) => string | null
}

/** @param aliases further names under which a key is found, as far as nothing else is called so. */
export function nameTable(named: readonly Named[], aliases: readonly Named[] = []): NameTable {
  const byLabel = Map.groupBy(named, ({ label }) => fold(label))
  const keys = new Map(named.map(({ key }) => [fold(key), key]))
  const names = new Map<string, string>()
  for (const { key, label } of named) {
    const isOwn = byLabel.get(fold(label))?.length === 1 && isKeyOf(keys, label, key)
    names.set(key, isOwn ? label : `${label} (${key})`)
  }
  const found = new Map<string, string>()
  const add = (name: string, key: string) => {
    if (!found.has(fold(name))) found.set(fold(name), key)
  }
  for (const [key, name] of names) add(name, key)
  for (const { key } of named) add(key, key)
  for (const { key, label } of [...named, ...aliases]) add(label, key)
  const keyOf = (name: string) =>
    (name.startsWith(exactly) ? name.slice(exactly.length) : found.get(fold(name))) ?? null
  return {
    names: [...names.values()],
    nameOf: (key) => {
      const name = names.get(key) ?? key
      return (keyOf(name) ?? name.trim()) === key ? name : `${exactly}${key}`
    },
    keyOf,
  }
}

/** A key that is called as nothing on the platform stands behind this. */
const exactly = 'key: '

function isKeyOf(keys: ReadonlyMap<string, string>, label: string, key: string): boolean {
  return (keys.get(fold(label)) ?? key) === key
}

/** One key by its name. What nothing is called stays as it was written: the checks tell of it. */
export function oneName(table: NameTable): Kind {
  return {
    write: (key) => (asText(key) === '' ? '' : table.nameOf(asText(key))),
    read: (text) => ({ value: table.keyOf(text.trim()) ?? text.trim() }),
    choices: table.names,
  }
}

/** One id by its name, which must be known. `where` says where the names come from. */
export function knownName(table: NameTable, where: string): Kind {
  const nameOf = (id: string) =>
    table.keyOf(table.nameOf(id)) === null ? `${exactly}${id}` : table.nameOf(id)
  return {
    write: (id) => (asText(id) === '' ? '' : nameOf(asText(id))),
    read: (text) => {
      const value = table.keyOf(text.trim())
      return value === null ? { expected: `a name from ${where}` } : { value }
    },
    choices: table.names,
    isStrict: true,
  }
}

/** Several keys by their names. */
export function manyNames(table: NameTable): Kind {
  return {
    blank: [],
    write: (keys) => list.write((keys as string[]).map(table.nameOf)),
    read: (text) => {
      const names = list.read(text)
      if (!('value' in names)) return names
      return { value: (names.value as string[]).map((name) => table.keyOf(name) ?? name) }
    },
  }
}

/** Keys with a text each: `Job title: Engineer; City: Oslo`. */
export function pairs(table: NameTable): Kind {
  return {
    blank: {},
    write: (value) =>
      list.write(
        Object.entries(value as { [key: string]: string }).map(
          ([key, text]) => `${withoutColon(table, key)}: ${text}`,
        ),
      ),
    read: (text) => {
      const items = list.read(text)
      if (!('value' in items)) return items
      const read = (items.value as string[]).map((item) => /^([^:]+): ?(.*)$/su.exec(item))
      if (read.includes(null)) return { expected: 'pairs such as Job title: Engineer; City: Oslo' }
      return {
        value: Object.fromEntries(
          read.map((match) => {
            const name = match?.[1]?.trim() ?? ''
            return [table.keyOf(name) ?? name, match?.[2] ?? '']
          }),
        ),
      }
    },
  }
}

function withoutColon(table: NameTable, key: string): string {
  const name = table.nameOf(key)
  return name.includes(':') ? key : name
}
