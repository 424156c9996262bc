import canonicalJson from 'canonicalize'
import { z } from 'zod'
import { optionOf } from './option-of.ts'

/** A value of a schema without what stands at its default; parsed again, it is the same value. */
export function brief(schema: z.ZodType, value: unknown): unknown {
  return briefValue(schema, value)
}

function briefValue(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return briefValue(schema.def.innerType, value)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => briefValue(schema.def.element, item))
  if (schema instanceof z.ZodObject) return briefObject(schema, value)
  if (schema instanceof z.ZodUnion) {
    const option = optionOf(schema, value)
    return option === undefined ? value : briefValue(option, value)
  }
  return value
}

function briefObject(schema: z.ZodObject, value: unknown): unknown {
  const entries = Object.entries(value ?? {}).flatMap(([key, inner]) => {
    const part = schema.shape[key]
    if (part === undefined) return [[key, inner]]
    if (part instanceof z.ZodDefault && same(inner, part.def.defaultValue)) return []
    const short = briefValue(part, inner)
    return part instanceof z.ZodPrefault && same(short, {}) ? [] : [[key, short]]
  })
  return Object.fromEntries(entries)
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
