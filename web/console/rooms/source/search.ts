// What of the room stands in the address, so that it can be shared and a reload loses nothing.
import type { Environment } from './queries.ts'

export const views = ['data', 'connection', 'engineer', 'upload'] as const
export type View = (typeof views)[number]

export type Search = {
  source?: string
  view?: View
  /** A source is being added, or with `source` that one is connected again. */
  add?: 'api' | 'file'
  /** Whose data is looked at: Dev's unless said. */
  environment?: Environment
  find?: string
  /** The field that is open beside the table. */
  field?: string
}

export function readSearch(search: Record<string, unknown>): Search {
  const { source, view, add, environment, find, field } = search
  return {
    ...(typeof source === 'string' && { source }),
    ...(views.includes(view as View) && { view: view as View }),
    ...((add === 'api' || add === 'file') && { add }),
    ...(environment === 'prod' && { environment }),
    ...(typeof find === 'string' && find !== '' && { find }),
    ...(typeof field === 'string' && { field }),
  }
}
