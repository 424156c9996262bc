import type { Json } from '../../mapping/core/record.ts'
import type { PaginationStrategy, Retriever } from '../definition/definition.ts'
import { isTrue } from '../definition/literal.ts'
import { SourceError } from '../source-error.ts'
import type { PageToken } from './page.ts'
import type { Scope } from './scope.ts'

/** What paging may look at when it works out how to go on. */
export type Paged = {
  response: Json
  /** Names in lower case; `link` as relations. */
  headers: { [name: string]: Json }
  items: number
  lastRecord: Json
  token: PageToken | null
}

export type Paging = {
  /** The token of the first request; null where it is asked without one. */
  first: PageToken | null
  /** The next page's token; null when paging has ended by its own rule. */
  next: (paged: Paged) => PageToken | null
}

/** The paging of a retriever. Page numbers and offsets end with a page shorter than asked for, as in the original. */
export function createPaging({ paginator }: Retriever, retriever: Scope): Paging {
  if (paginator.type === 'NoPagination') return { first: null, next: () => null }
  const strategy = paginator.pagination_strategy
  const scope = retriever.within('paginator', paginator).within('pagination_strategy', strategy)
  if (strategy.type === 'CursorPagination') {
    return { first: null, next: (paged) => nextCursor(strategy, scope, paged) }
  }
  const isPages = strategy.type === 'PageIncrement'
  const start = isPages ? strategy.start_from_page : 0
  return {
    first: strategy.inject_on_first_request ? start : null,
    next: (paged) => {
      const size = pageSize(strategy, scope, paged)
      if (paged.items === 0 || (size !== null && paged.items < size)) return null
      return Number(paged.token ?? start) + (isPages ? 1 : paged.items)
    },
  }
}

type Cursor = Extract<PaginationStrategy, { type: 'CursorPagination' }>

/**
 * The cursor goes back to the source as the text that it gave: the original would send a cursor '1e5' as 100000.0.
 * An empty, zero or false one ends the paging, as there.
 */
function nextCursor(strategy: Cursor, scope: Scope, paged: Paged): PageToken | null {
  const context = {
    response: paged.response,
    headers: paged.headers,
    last_record: paged.lastRecord,
    last_page_size: paged.items,
  }
  if (
    strategy.stop_condition !== undefined &&
    isTrue(scope.text(strategy.stop_condition, context))
  ) {
    return null
  }
  const text = scope.text(strategy.cursor_value, context).trim()
  return isTrue(text) ? text : null
}

function pageSize(strategy: PaginationStrategy, scope: Scope, paged: Paged): number | null {
  if (strategy.page_size === undefined) return null
  if (typeof strategy.page_size === 'number') return strategy.page_size
  const size = Number(scope.text(strategy.page_size, { response: paged.response }))
  if (Number.isInteger(size) && size > 0) return size
  throw new SourceError('template_failed', {
    place: `${scope.place}.page_size`,
    template: strategy.page_size,
    fault: 'expected a whole number above 0',
  })
}
