import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Rows } from '../ui/rows.ts'
import { AwaitedCard, PersonCard } from './person-card.tsx'
import type { ListedPerson } from './person.ts'

/** The people in sight and no more, in as many columns as there is room for. The page itself scrolls. */
export function DirectoryList({ rows }: { rows: Rows<ListedPerson> }) {
  const phone = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const { ref: measured, width } = useElementSize<HTMLDivElement>()
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY)
  }, [width])
  const columns = phone ? 1 : Math.max(1, Math.floor((width + gap) / (narrowest + gap)))
  const { want, view, at } = rows
  const awaited = rows.total === null ? 24 : rows.extent
  // oxlint-disable-next-line react/incompatible-library -- nothing memoizes what it returns
  const virtual = useWindowVirtualizer({
    count: Math.ceil(awaited / columns),
    estimateSize: () => (phone ? 84 : 112 + gap),
    overscan: 6,
    scrollMargin: top,
  })
  const items = virtual.getVirtualItems()
  const first = (items[0]?.index ?? 0) * columns
  const last = ((items.at(-1)?.index ?? 0) + 1) * columns
  useEffect(() => want(first, last), [want, first, last])
  useBeginning(view)
  return (
    <div ref={measured}>
      <ul
        ref={list}
        className="directory-list"
        aria-busy={rows.stale}
        data-stale={rows.stale || undefined}
        style={{ height: virtual.getTotalSize(), ['--columns' as string]: columns }}
      >
        {items.flatMap((item) =>
          Array.from({ length: columns }, (_, column) => {
            const index = item.index * columns + column
            const person = at(index)
            if (!person && index >= awaited) return null
            return (
              <li
                key={index}
                aria-posinset={index + 1}
                aria-setsize={rows.total ?? -1}
                style={{
                  ['--column' as string]: column,
                  transform: `translateY(${item.start - top}px)`,
                }}
              >
                {person ? <PersonCard person={person} /> : <AwaitedCard />}
              </li>
            )
          }),
        )}
      </ul>
    </div>
  )
}

/** As `directory.css` has it. */
const gap = 16
const narrowest = 300

/** Another search begins at its top; the first one leaves the place that the back button restored. */
function useBeginning(view: string): void {
  const before = useRef(view)
  useEffect(() => {
    if (before.current !== view) window.scrollTo({ top: 0 })
    before.current = view
  }, [view])
}
