import canonicalJson from 'canonicalize'
import { z } from 'zod'

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
  if (schema instanceof z.ZodUnion) return briefUnion(schema, value)
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

/** A value is of the first kind that takes it. */
function briefUnion(schema: z.ZodUnion, value: unknown): unknown {
  const kind = schema.def.options.find((option) => z.safeParse(option, value).success)
  return kind === undefined ? value : briefValue(kind, value)
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
