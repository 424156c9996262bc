import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'
import type { Program } from './program.ts'

/** Read once when the room is opened; from then on the room knows better. */
export const mappingOf = (project: string) =>
  queryOptions({
    queryKey: ['mapping', project],
    queryFn: async ({ signal }) => {
      await leaving.get(project)
      return call('GET /api/projects/:project/mapping', { params: { project }, signal })
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** What the mapping is tried on: the newest pull of Dev. */
export const sampleOf = (project: string) =>
  queryOptions({
    queryKey: ['mapping sample', project],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/sample', { params: { project }, signal }),
  })

/** Ready-made documents, and how well each fits the sample. */
export const startersOf = (project: string) =>
  queryOptions({
    queryKey: ['mapping starters', project],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/mapping/starters', { params: { project }, signal }),
    staleTime: 60_000,
  })

/** Which tabs the client team edits. */
export const rightsOf = (project: string) =>
  queryOptions({
    queryKey: ['mapping rights', project],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/mapping/rights', { params: { project }, signal }),
  })

/** What differs between two versions; 'now' moves on, so its revision is told. */
export const differenceOf = (project: string, from: Compared, to: Compared, revision: number) =>
  queryOptions({
    queryKey: ['mapping difference', project, from, to, revision],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/mapping/difference', {
        params: { project },
        query: { from, to },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  })

/** A version, the document as it is saved now, or the empty one that every project starts from. */
export type Compared = number | 'now' | 'start'

/** What the document does to people, beside what it did before. */
export const previewOf = (project: string, now: Program, before: Program) =>
  queryOptions({
    queryKey: ['mapping preview', project, nameOf(now), nameOf(before)],
    queryFn: ({ signal }) =>
      call('POST /api/projects/:project/mapping/preview', {
        params: { project },
        body: { ...now, before },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  })

/** Programs never change, so each has one name as long as it lives; an undo finds its effect still there. */
function nameOf(program: Program): number {
  const known = names.get(program)
  if (known !== undefined) return known
  count += 1
  names.set(program, count)
  return count
}

const names = new WeakMap<Program, number>()
let count = 0

/** Who leaves the room and comes straight back finds what the save on leaving made. */
export function leaveWith(project: string, save: Promise<void>): void {
  leaving.set(project, save)
}

const leaving = new Map<string, Promise<void>>()
