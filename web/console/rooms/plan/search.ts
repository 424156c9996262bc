// What of the room stands in the address, so that it can be shared and a reload loses nothing.
import type { Environment } from '../project/queries.ts'

export const actions = [
  'create',
  'update',
  'restore',
  'suspend',
  'end',
  'held',
  'unchanged',
] as const
export type Action = (typeof actions)[number]

const terms = ['all', 'included', 'duplicates', 'leftOut', 'held', 'withoutId'] as const

/** A term of the count bridge whose people are open beside it. */
export type Term = {
  term: (typeof terms)[number]
  tab?: string
  row?: string
  column?: string
  code?: string
  value?: string
  userType?: string
}

export type Search = Partial<Term> & {
  environment: Environment
  source?: string
  /** The record that is open, and what is searched for among the term's people. */
  record?: number
  among?: string
  /** Which changes are listed, what is searched for among them, and whose are open in full. */
  show?: Action
  find?: string
  person?: string
}

const texts = [
  'source',
  'tab',
  'row',
  'column',
  'code',
  'value',
  'userType',
  'among',
  'find',
  'person',
] as const

export function readSearch(given: Record<string, unknown>): Search {
  const { environment, term, show, record } = given
  return {
    environment: environment === 'prod' ? 'prod' : 'dev',
    ...(terms.includes(term as Term['term']) && { term: term as Term['term'] }),
    ...(actions.includes(show as Action) && { show: show as Action }),
    ...(typeof record === 'number' && { record }),
    ...Object.fromEntries(
      texts.flatMap((name) => {
        const value = given[name]
        if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]]
        return typeof value === 'string' && value !== '' ? [[name, value]] : []
      }),
    ),
  }
}

/** The room with these people closed. */
export function withoutTerm({ environment, source, show, find }: Search): Search {
  return {
    environment,
    ...(source !== undefined && { source }),
    ...(show !== undefined && { show }),
    ...(find !== undefined && { find }),
  }
}

export function termOf({ term, tab, row, column, code, value, userType }: Search): Term | null {
  if (!term) return null
  const given = { tab, row, column, code, value, userType }
  return {
    term,
    ...Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined)),
  }
}
