import type { Json } from '../../mapping/core/record.ts'
import { isObject } from '../json-object.ts'

/** A single value of an answer's envelope: what stands beside the list. */
export type Scalar = {
  path: string[]
  /** The key in lower case without signs: `next_page` and `nextPage` are the same. */
  name: string
  value: string | number | boolean | null
}

const deepest = 4

export function scalarsIn(body: Json, path: string[] = []): Scalar[] {
  if (!isObject(body) || path.length >= deepest) return []
  return Object.entries(body).flatMap(([key, value]): Scalar[] => {
    const here = [...path, key]
    if (Array.isArray(value)) return []
    if (isObject(value)) return scalarsIn(value, here)
    return [{ path: here, name: plainName(key), value }]
  })
}

/** The first scalar by one of these names, in the order of the names, that is fit. */
export function findScalar(
  scalars: readonly Scalar[],
  names: readonly string[],
  fits: (scalar: Scalar) => boolean = () => true,
): Scalar | null {
  for (const name of names) {
    const found = scalars.find((scalar) => scalar.name === name && fits(scalar))
    if (found !== undefined) return found
  }
  return null
}

export function plainName(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '')
}
