import type { Area } from '../document/area.ts'
import { sourceLabels } from '../source/source-label.ts'
import { rowName, type Row } from '../three-way/rows.ts'
import { isGroup, keysOf, partOf } from '../three-way/same.ts'
import { columnLabel, wordFor } from './labels.ts'
import type { ModelList, Names } from './names.ts'

/** What a row is called: by its name, or by what it is about. */
export function rowText(tab: Area, row: Row, names: Names): string {
  if (typeof row['reads'] === 'string') return columnText(row, names)
  for (const key of naming) {
    const value = row[key]
    const text =
      key === 'when' && isGroup(value)
        ? Object.values(value).map(String).filter(Boolean).join(', ')
        : cellText(tab, key, value, names)
    if (text !== '') return short(text, 80)
  }
  return rowName(row) ?? ''
}

const naming = 'name label field message code from userType type sources by when key'.split(' ')

/** What a column of a rules table looks at. */
export function columnText(column: Row | { of: string; reads: string }, names: Names): string {
  // As it was written: a column that says nothing looks at the source.
  const of = Object.hasOwn(column, 'of') ? String(partOf(column, 'of')) : 'source'
  const reads = String(partOf(column, 'reads'))
  if (of === 'field') return names.label('fields', reads)
  return of === 'source' ? sourceLabels([reads]) : columnLabel('fields', of)
}

/** A cell as one reads it on the screen; '' for a blank one. */
export function cellText(tab: Area, key: string, value: unknown, names: Names): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return textOf(tab, key, value, names)
  if (Array.isArray(value)) return listText(tab, key, value, names)
  return groupText(tab, value, names)
}

function listText(tab: Area, key: string, items: readonly unknown[], names: Names): string {
  if (key === 'sources' && items.length > 0) return sourceLabels(items.map(String))
  return items
    .map((item) => {
      if (!isGroup(item)) return cellText(tab, key, item, names)
      return typeof item['recipe'] === 'string' ? stepText(item, names) : rowText(tab, item, names)
    })
    .join('; ')
}

function groupText(tab: Area, group: object, names: Names): string {
  const texts = keysOf(group).map((key) => ({
    key,
    text: cellText(tab, key, partOf(group, key), names),
  }))
  return texts
    .filter(({ text }) => text !== '')
    .map(({ key, text }) => (key === 'value' ? text : `${columnLabel(tab, key)}: ${text}`))
    .join(', ')
}

/** 'Prefix: MAG-'. */
function stepText(step: Row, names: Names): string {
  const recipe = String(step['recipe'])
  const details = keysOf(step)
    .filter((key) => key !== 'recipe')
    .map((key) => cellText('fields', key, step[key], names))
    .filter(Boolean)
  const name = recipe.charAt(0).toUpperCase() + recipe.slice(1)
  return details.length > 0 ? `${name}: ${details.join(', ')}` : name
}

/** Keys of the platform and ids of tables by what they are called. */
function textOf(tab: Area, key: string, value: string, names: Names): string {
  if (value === '' || tab === 'platform') return value
  if (key === 'source' || key === 'reads') return sourceLabels([value])
  if (key === 'values' || key === 'table') return names.table(value)
  if (key === 'type' && tab === 'tags') return names.tagType(value)
  const list = lists.get(key)
  return list ? names.label(list, value) : wordFor(key, value)
}

const lists = new Map<string, ModelList>([
  ['field', 'fields'],
  ['by', 'fields'],
  ['complete', 'fields'],
  ['userTypes', 'userTypes'],
  ['userType', 'userTypes'],
  ['everybody', 'userTypes'],
  ['tags', 'tags'],
  ['addTags', 'tags'],
  ['removeTags', 'tags'],
  ['groups', 'groups'],
  ['addGroups', 'groups'],
  ['access', 'accessLevels'],
  ['type', 'contentTypes'],
  ['to', 'contentTypes'],
])

export function short(text: string, most = 240): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
}
