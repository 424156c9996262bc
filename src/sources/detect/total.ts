import type { SourceForm } from '../definition/form.ts'
import { findScalar, type Scalar } from './scalars.ts'

export type FoundTotal = { total: number; place: NonNullable<SourceForm['total']> }

/** The vendor's own total, in the envelope or in a header. A number smaller than the list is something else. */
export function findTotal(
  scalars: readonly Scalar[],
  headers: Record<string, string>,
  items: number,
): FoundTotal | null {
  const fits = ({ value }: Scalar) =>
    typeof value === 'number' && Number.isInteger(value) && value >= items
  const scalar = findScalar(scalars, names, fits)
  if (scalar !== null && typeof scalar.value === 'number') {
    return { total: scalar.value, place: { in: 'body', at: scalar.path } }
  }
  for (const name of headerNames) {
    const total = Number(headers[name] ?? Number.NaN)
    if (Number.isInteger(total) && total >= items) return { total, place: { in: 'header', name } }
  }
  return null
}

const names = [
  'totalcount',
  'totalresults',
  'totalrecords',
  'totalitems',
  'totalelements',
  'objectcount',
  'recordcount',
  'total',
  'count',
]
const headerNames = ['x-total-count', 'x-wp-total', 'x-total', 'total-count']
