// The edits of the tab Tags: its types, the tags under them, and what a tag leaves behind when it goes.
import { rowEdits, tab } from './edit-rows.ts'
import { editUserTypes } from './edits.ts'
import { together, type Change, type RuleRow } from './program.ts'
import { fold } from '../../../../src/mapping/core/values/value.ts'

export const tagTypes = rowEdits(
  'tags',
  ({ types }) => types,
  (tab, types) => ({ ...tab, types }),
)

export function addTagType(name: string): Change {
  return tagTypes.add(name, {
    name,
    kind: 'system',
    analytics: true,
    locked: false,
    sources: [],
    steps: [],
    else: 'skip',
    note: '',
  })
}

/** Its tags stay, without a type. */
export function removeTagType(id: string): Change {
  const untyped = tab('tags', (tags) => ({
    ...tags,
    rows: tags.rows.map((row) => (row.type === id ? { ...row, type: null } : row)),
  }))
  return together([tagTypes.remove(id), untyped])
}

export const tagRows = rowEdits(
  'tags',
  ({ rows }) => rows,
  (tab, rows) => ({ ...tab, rows }),
)

/** A value has one meaning among the tags of a type, so others lose it. */
export function nameTagValues(id: string, from: string[]): Change {
  return tab('tags', (tags) => {
    const type = tags.rows.find((row) => row.id === id)?.type
    const values = new Set(from.map(fold))
    const rows = tags.rows.map((row) => {
      if (row.id === id) return { ...row, from }
      const kept = row.from.filter((value) => row.type !== type || !values.has(fold(value)))
      return kept.length === row.from.length ? row : { ...row, from: kept }
    })
    return { ...tags, rows }
  })
}

/** The tag, and its key wherever something gives it or takes it away. */
export function removeTag({ id, key }: { id: string; key: string }): Change {
  const kept = <Row extends { tags: string[] }>(row: Row): Row =>
    row.tags.includes(key) ? { ...row, tags: row.tags.filter((one) => one !== key) } : row
  return together([
    tagRows.remove(id),
    editUserTypes((before) => ({
      ...before,
      rows: before.rows.map(kept),
      codes: { ...before.codes, rows: before.codes.rows.map(kept) },
      else: typeof before.else === 'string' ? before.else : kept(before.else),
    })),
    tab('rules', ({ tables }) => ({
      tables: tables.map((table) => ({ ...table, rows: table.rows.map(withoutTag(key)) })),
    })),
    tab('testPeople', ({ rows }) => ({
      rows: rows.map((row) => ({ ...row, expect: kept(row.expect) })),
    })),
  ])
}

const withoutTag =
  (key: string) =>
  (row: RuleRow): RuleRow =>
    row.addTags.includes(key) || row.removeTags.includes(key)
      ? {
          ...row,
          addTags: row.addTags.filter((one) => one !== key),
          removeTags: row.removeTags.filter((one) => one !== key),
        }
      : row
