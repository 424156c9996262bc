import canonicalJson from 'canonicalize'
import { z } from 'zod'
import { mappingDocument, type Condition, type MappingDocument } from '../document.ts'
import { markOf } from './marks.ts'
import { optionOf } from './option-of.ts'
import { canonicalRules } from '../rules/canonical.ts'
import { fold } from '../values/value.ts'

/**
 * The document as far as it changes behaviour: no notes and no expected counts; rows in the order of their ids where
 * their order has no meaning; texts that are compared folded already. What has a meaning the schema says itself
 * (`document/marks.ts`). The compiler reads this form and no other, so two documents with one hash cannot behave
 * differently.
 */
export function canonicalForm(document: MappingDocument): MappingDocument {
  const form = walk(mappingDocument, wellFormed(document)) as MappingDocument
  form.population.rows = form.population.rows.map(withoutIdleValues)
  form.rules = canonicalRules(form.rules)
  for (const type of form.content.types) {
    type.population.rows = type.population.rows.map(withoutIdleValues)
  }
  if (form.userTypes.combine !== 'first') form.userTypes.rows = byId(form.userTypes.rows)
  return form
}

/** Values beside a condition that compares with none. */
function withoutIdleValues<Row extends { when: Condition; values: string[] }>(row: Row): Row {
  return idle.has(row.when) ? { ...row, values: [] } : row
}

const idle = new Set<Condition>(['is blank', 'is not blank', 'is yes', 'is no'])

/** A copy of a value in the canonical form of its schema. Not recursive into free JSON, which stays as it is. */
function walk(schema: z.core.$ZodType, value: unknown): unknown {
  const { silent, order, texts } = markOf(schema)
  if (silent) return z.parse(schema, undefined)
  const inner = innerOf(schema)
  if (inner !== null) return value === null ? null : walk(inner, value)
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const items = value.map((item) => walk(schema.def.element, item))
    if (texts === 'compared') return sorted(items.map((item) => fold(String(item))))
    return order === 'free' ? inFreeOrder(items) : items
  }
  if (typeof value !== 'object' || value === null) return value
  if (schema instanceof z.ZodUnion) {
    const option = optionOf(schema, value)
    return option === undefined ? value : walk(option, value)
  }
  if (!(schema instanceof z.ZodObject)) return value
  const shape: { [key: string]: z.core.$ZodType | undefined } = schema.shape
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const inside = shape[key]
      return [key, inside === undefined ? part : walk(inside, part)]
    }),
  )
}

/** What a default or the permission of null is wrapped around; null for everything else. */
function innerOf(schema: z.core.$ZodType): z.core.$ZodType | null {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
    ? schema.def.innerType
    : null
}

function inFreeOrder(items: unknown[]): unknown[] {
  return items.every((item) => typeof item === 'string')
    ? sorted(items)
    : byId(items as { id: string }[])
}

/** In the order of the ids; rows that share an id (the checks refuse them) in the order of what they hold. */
function byId<Row extends { id: string }>(rows: Row[]): Row[] {
  const ids = new Set(rows.map((row) => row.id))
  const keyed = rows.map((row) => ({
    row,
    key: ids.size === rows.length ? row.id : `${row.id} ${canonicalJson(row) ?? ''}`,
  }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row)
}

function sorted(texts: string[]): string[] {
  return [...new Set(texts)].toSorted()
}

/** Every text composed (NFC) and without half characters, which RFC 8785 refuses. */
function wellFormed<Value>(value: Value): Value
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC')
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wellFormed(inner)]))
}
