import * as z from 'zod'
import { tabs } from '../mapping/core/document.ts'
import type { RowRef } from '../mapping/core/result.ts'
import type { ListedTerm } from './bridge-list.ts'

const reason = z.object({
  tab: z.enum(tabs),
  row: z.string().max(100),
  column: z.string().max(100).optional(),
})

/** A term of the count bridge as an address names it. */
export const termQuery = z.discriminatedUnion('term', [
  z.object({ term: z.enum(['all', 'duplicates']) }),
  z.object({ term: z.literal('included'), userType: z.string().max(100).optional() }),
  reason.extend({ term: z.literal('leftOut') }),
  reason.extend({
    term: z.literal('held'),
    code: z.string().max(100),
    /** The source's value that no row names, where that is the reason. */
    value: z.string().max(5000).optional(),
  }),
])

export function termOf(query: z.output<typeof termQuery>): ListedTerm {
  switch (query.term) {
    case 'included':
      return { term: query.term, userType: query.userType ?? null }
    case 'leftOut':
      return { term: query.term, row: rowOf(query) }
    case 'held':
      return { term: query.term, row: rowOf(query), code: query.code, value: query.value ?? null }
    default:
      return { term: query.term }
  }
}

const rowOf = ({ tab, row, column }: z.output<typeof reason>): RowRef => ({
  tab,
  row,
  ...(column !== undefined && { column }),
})
