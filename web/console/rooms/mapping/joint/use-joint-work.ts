import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { call } from '../../../api.ts'
import type { Draft } from '../use-draft.ts'
import type { Joint, Newest, Present, Side } from './joint-context.ts'
import { createSpots, listIn, type Open } from './spots.ts'

/** Says every few seconds where one is, and takes in what others did meanwhile. */
export function useJointWork(
  project: string,
  { tab, within }: Open,
  side: Side,
  { edit, catchUp, setEdits, allSaved, takeOver }: Draft,
): Joint {
  const mayEdit = edit !== null
  const [spots] = useState(() => createSpots({ tab, within }))
  const { data, refetch: look } = useQuery({
    queryKey: ['mapping presence', project],
    queryFn: async ({ signal }) => {
      const beat = await call('POST /api/projects/:project/mapping/presence', {
        params: { project },
        body: { at: spots.place() },
        signal,
      })
      setEdits(beat.edits)
      void catchUp(beat.standing.revision)
      return beat
    },
    refetchInterval: pause,
    staleTime: 0,
    gcTime: 0,
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // Whoever runs through the cells is seen where they stop.
    const stop = spots.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), settled)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [spots, look])
  useEffect(() => spots.open({ tab, within }), [spots, tab, within])
  useEffect(
    () => () => {
      const gone = { params: { project }, body: { at: null } }
      call('POST /api/projects/:project/mapping/presence', gone).catch(() => undefined)
    },
    [project],
  )

  const newest = data?.standing.newest
  const versions = useQuery({
    queryKey: ['mapping versions', project, newest ? stampOf(newest) : ''],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/mapping/versions', { params: { project }, signal }),
    enabled: data !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  }).data?.versions

  return useMemo((): Joint => {
    const people = data?.people ?? []
    const byCell = Map.groupBy(
      people.filter((one) => one.tab === tab && one.row !== null),
      ({ list, row, column }) => cellName(list, row, column),
    )
    return {
      side,
      tab,
      mayEdit,
      people,
      standing: data?.standing ?? null,
      versions: versions ?? [],
      spots,
      at: (list, row, column) =>
        byCell.get(cellName(listIn({ tab, within }, list), row, column)) ?? nobody,
      look,
      allSaved,
      takeOver,
    }
  }, [data, versions, tab, within, mayEdit, side, spots, look, allSaved, takeOver])
}

const pause = 4_000
const settled = 250
const nobody: readonly Present[] = []

const cellName = (...names: (string | null)[]) => JSON.stringify(names)

/** The versions are read again whenever this changes. */
const stampOf = ({ number, state, questions, unanswered }: Newest) =>
  [number, state, questions, unanswered].join()
