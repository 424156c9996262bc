import { Tabs } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { tabsOf, type Tab } from '../../../../src/mapping/core/document/tab.ts'
import { countOf } from '../../../ui/figures.ts'
import { useRoom } from './room-context.ts'
import './tab-strip.css'
import { tabNames } from './words.ts'

type Kind = Parameters<typeof tabsOf>[0]

/** The tabs in the order of the document, under what they are about. */
const groups: { name: string; tabs: readonly Tab[] }[] = [
  { name: 'Who comes in', tabs: ['population', 'identity'] },
  { name: 'What is known of them', tabs: ['fields', 'values'] },
  { name: 'On the platform', tabs: ['userTypes', 'rules', 'lifecycle', 'visibility', 'tags'] },
  { name: 'How they are reached', tabs: ['signIn', 'email'] },
  { name: 'What is shown', tabs: ['content'] },
  { name: 'How it runs', tabs: ['schedule', 'testPeople'] },
]

/** Tabs that a project of this kind fills in, and any other in which something is wrong. */
export function TabStrip({ kind, tab }: { kind: Kind; tab: Tab }) {
  const { problemsOf, goTo, mayEdit } = useRoom()
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const list = strip.current
    if (!list) return undefined
    // The page itself must not move: counts come in while one works further down.
    const show = () => {
      const [outer, inner] = [list, list.querySelector(`[data-tab="${tab}"]`)].map((one) =>
        one?.getBoundingClientRect(),
      )
      if (!outer || !inner) return
      if (inner.left >= outer.left && inner.right <= outer.right) return
      list.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
    }
    const growing = new ResizeObserver(show)
    for (const one of [list, ...list.children]) growing.observe(one)
    return () => growing.disconnect()
  }, [tab])
  const needed = tabsOf(kind)
  const isShown = (one: Tab) => needed.includes(one) || one === tab || problemsOf(one).length > 0
  return (
    <Tabs value={tab} onChange={(next) => goTo((next ?? tab) as Tab)} keepMounted={false}>
      <Tabs.List ref={strip} className="tab-strip" aria-label="Tabs of the mapping document">
        {groups.map(({ name, tabs }) => {
          const shown = tabs.filter(isShown)
          return shown.length === 0 ? null : (
            <div key={name} className="tab-group" role="presentation">
              <span className="tab-group-name" aria-hidden>
                {name}
              </span>
              <div className="tab-group-tabs" role="presentation">
                {shown.map((one) => (
                  <Tabs.Tab key={one} value={one} data-tab={one}>
                    {tabNames[one]} {mayEdit(one) ? null : <TabLock />}
                    <TabBadge problems={problemsOf(one)} />
                  </Tabs.Tab>
                ))}
              </div>
            </div>
          )
        })}
      </Tabs.List>
    </Tabs>
  )
}

/** A tab that is not theirs who look, seen before it is opened. */
function TabLock() {
  return (
    <span className="tab-lock" title={whoseLocked}>
      <IconLock size={12} stroke={1.75} aria-hidden />
      <span className="unseen">{whoseLocked}</span>
    </span>
  )
}

const whoseLocked = 'Only the platform team edits this tab'

/** How many are to mend; where none is, how many are to look at. */
function TabBadge({ problems }: { problems: readonly { severity: string }[] }) {
  if (problems.length === 0) return null
  const faults = problems.filter(({ severity }) => severity === 'problem').length
  const title =
    faults > 0 ? countOf(faults, 'problem', 'problems') : `${problems.length} to look at`
  return (
    <span className="tab-badge" data-severity={faults > 0 ? 'problem' : 'warning'} title={title}>
      <span aria-hidden>{faults > 0 ? faults : problems.length}</span>
      <span className="unseen">{title}</span>
    </span>
  )
}
