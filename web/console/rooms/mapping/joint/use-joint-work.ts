import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Tab } from '../../../../../src/mapping/core/document.ts'
import { call } from '../../../api.ts'
import type { Draft } from '../use-draft.ts'
import type { Joint, Newest, Present, Side } from './joint-context.ts'
import { createSpots } from './spots.ts'

type Open = { tab: Tab; within: string | null }

/** Says every few seconds where one is, and takes in what others did meanwhile. */
export function useJointWork(
  project: string,
  /** `within` names what is open of a tab that has several of one kind. */
  { tab, within }: Open,
  side: Side,
  { catchUp, setEdits, allSaved, takeOver }: Draft,
): Joint {
  const [spots] = useState(createSpots)
  const { data, refetch: look } = useQuery({
    queryKey: ['mapping presence', project],
    queryFn: async ({ signal }) => {
      const beat = await call('POST /api/projects/:project/mapping/presence', {
        params: { project },
        body: { at: placeOf({ tab, within }, spots.now()) },
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
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), settled)
    }
    soon()
    const stop = spots.subscribe(soon)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [tab, within, spots, look])
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
      people,
      standing: data?.standing ?? null,
      versions: versions ?? [],
      spots,
      at: (list, row, column) =>
        byCell.get(cellName(listName(within, list), row, column)) ?? nobody,
      look,
      allSaved,
      takeOver,
    }
  }, [data, versions, tab, within, side, spots, look, allSaved, takeOver])
}

const pause = 4_000
const settled = 250
const nobody: readonly Present[] = []

function placeOf({ tab, within }: Open, spot: ReturnType<Joint['spots']['now']>) {
  if (spot?.tab !== tab) return { tab, list: null, row: null, column: null }
  const { list, row, column } = spot
  return { tab, list: listName(within, list), row, column }
}

const listName = (within: string | null, list: string) => (within ? `${within}/${list}` : list)

const cellName = (...names: (string | null)[]) => JSON.stringify(names)

/** The versions are read again whenever this changes. */
const stampOf = ({ number, state, questions, unanswered }: Newest) =>
  [number, state, questions, unanswered].join()
