// Rows that live on the server and come in windows, so that 100,000 feel like 100.
import {
  keepPreviousData,
  useInfiniteQuery,
  useQueries,
  useQueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'

/** What a table or list reads from: rows by their place, and a word on which places are in sight. */
export type Rows<Row> = {
  /** How many there are in all; null until the first answer. */
  total: number | null
  /** How many places to give room to: fewer than `total` where pages come only one after the other. */
  extent: number
  at: (index: number) => Row | undefined
  want: (first: number, last: number) => void
  /** The rows in their order, read page by page, up to `limit`. */
  all: (limit: number) => Promise<Row[]>
  /** Changes with sort, search and filter: the list then begins at its top. */
  view: string
  /** True while what is shown belongs to the view before. */
  stale: boolean
  error: unknown
  retry: () => void
}

type Page<Row> = { rows: Row[]; total: number }

/** For an endpoint that takes `offset` and `limit`: any place can be jumped to. `view` holds sort, search and filters. */
export function useOffsetRows<Row>({
  view,
  load,
  size = 100,
}: {
  view: QueryKey
  load: (asked: { offset: number; limit: number; signal: AbortSignal }) => Promise<Page<Row>>
  size?: number
}): Rows<Row> {
  const client = useQueryClient()
  const name = JSON.stringify(view)
  const [shown, setShown] = useState({ name, view })
  const [[first, last], want] = useWindow(name)
  const pages = range(Math.floor(first / size), Math.floor(last / size))
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...view, 'rows', page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        load({ offset: page * size, limit: size, signal }),
    })),
  })
  const arrived = answers.some(({ data }) => data)
  if (arrived && shown.name !== name) setShown({ name, view })
  const known = (key: QueryKey, page: number) =>
    client.getQueryData<Page<Row>>([...key, 'rows', page])
  const current = arrived ? view : shown.view
  const total =
    answers.find(({ data }) => data)?.data?.total ??
    client
      .getQueriesData<Page<Row>>({ queryKey: [...current, 'rows'] })
      .find(([, data]) => data)?.[1]?.total ??
    null
  return {
    total,
    extent: total ?? 0,
    at: (index) => known(current, Math.floor(index / size))?.rows[index % size],
    want,
    all: (limit) =>
      collect(limit, size, (page) =>
        client.fetchQuery({
          queryKey: [...view, 'rows', page],
          queryFn: ({ signal }) => load({ offset: page * size, limit: size, signal }),
        }),
      ),
    view: name,
    stale: !arrived && total !== null,
    error: answers.find(({ error }) => error)?.error ?? null,
    retry: () => answers.forEach((answer) => void (answer.error && answer.refetch())),
  }
}

/** For an endpoint that takes `after` and `limit`: pages come one after the other as the list is read on. */
export function useKeysetRows<Row>({
  view,
  load,
}: {
  view: QueryKey
  load: (asked: {
    after: string | undefined
    signal: AbortSignal
    // The total is told by the first page alone.
  }) => Promise<{ rows: Row[]; total: number | null; next: string | null }>
}): Rows<Row> {
  const query = useInfiniteQuery({
    queryKey: [...view, 'rows'],
    queryFn: ({ pageParam, signal }) => load({ after: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page): string | undefined => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data])
  const { hasNextPage, isFetching, fetchNextPage } = query
  return {
    total: query.data?.pages[0]?.total ?? null,
    extent: rows.length + (hasNextPage ? 1 : 0),
    at: (index) => rows[index],
    want: useCallback(
      (_, last) => {
        if (last >= rows.length - 30 && hasNextPage && !isFetching) void fetchNextPage()
      },
      [rows.length, hasNextPage, isFetching, fetchNextPage],
    ),
    all: async (limit) => {
      let { data } = query
      while (data && (data.pages.at(-1)?.next ?? null) !== null && lengthOf(data.pages) < limit) {
        data = (await fetchNextPage()).data
      }
      return (data?.pages ?? []).flatMap((page) => page.rows).slice(0, limit)
    },
    view: JSON.stringify(view),
    stale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
  }
}

/** For rows that are here already: a few thousand at most. */
export function useLocalRows<Row>(rows: readonly Row[] | undefined, view = ''): Rows<Row> {
  return {
    total: rows?.length ?? null,
    extent: rows?.length ?? 0,
    at: (index) => rows?.[index],
    want: nothing,
    all: async (limit) => rows?.slice(0, limit) ?? [],
    view,
    stale: false,
    error: null,
    retry: nothing,
  }
}

/** The places in sight, told a moment late, so that a fast scroll asks only for where it ends; each view begins at 0. */
function useWindow(view: string) {
  const [seen, setSeen] = useState({ view, first: 0, last: 0 })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const want = useCallback(
    (first: number, last: number) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setSeen({ view, first, last }), 50)
    },
    [view],
  )
  const window: [number, number] = seen.view === view ? [seen.first, seen.last] : [0, 0]
  return [window, want] as const
}

async function collect<Row>(
  limit: number,
  size: number,
  load: (page: number) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let page = 0; rows.length < limit; page += 1) {
    const { rows: more, total } = await load(page)
    rows.push(...more)
    if (rows.length >= total || more.length < size) break
  }
  return rows.slice(0, limit)
}

function lengthOf(pages: { rows: unknown[] }[]): number {
  return pages.reduce((sum, page) => sum + page.rows.length, 0)
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

const nothing = () => undefined
