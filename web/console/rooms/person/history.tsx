import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Change } from '../../../ui/change.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import './history.css'
import { Doer } from './last-changed.tsx'
import { historyOf, type HistoryEntry, type PersonOf } from './queries.ts'

/** What happened to the person here, the newest first. */
export function History({ of }: { of: PersonOf }) {
  const history = useInfiniteQuery(historyOf(of))
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <Section id="history" title="History">
      {history.error ? <Problem error={history.error} retry={history.refetch} /> : null}
      {history.data && entries.length === 0 ? (
        <p className="section-box section-none">
          Nothing yet: a run, an edit or a first visit writes the first entry.
        </p>
      ) : null}
      <ol className="person-history">
        {entries.map((entry) => (
          <Entry key={entry.historyId} entry={entry} />
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show earlier entries
        </Button>
      ) : null}
    </Section>
  )
}

const mostAtFirst = 4

function Entry({ entry }: { entry: HistoryEntry }) {
  const [whole, setWhole] = useState(false)
  const changes = whole ? entry.changes : entry.changes.slice(0, mostAtFirst)
  const left = entry.changes.length - changes.length
  return (
    <li className="person-entry" data-kind={entry.kind}>
      <p className="person-entry-head">
        <span>
          <strong>{kinds[entry.kind]}</strong> by <Doer by={entry.by} />
        </span>
        <span className="person-entry-when">
          <When at={entry.at} />
        </span>
      </p>
      {entry.note ? <p>{entry.note}</p> : null}
      {changes.length > 0 ? (
        <dl className="person-changes">
          {changes.map(({ what, before, after }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                {entry.kind === 'created' ? (
                  <span dir="auto">{after}</span>
                ) : (
                  <Change compact before={before} after={after} />
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {left > 0 ? (
        <button type="button" className="person-entry-more" onClick={() => setWhole(true)}>
          {left} more {left === 1 ? 'field' : 'fields'}
        </button>
      ) : null}
    </li>
  )
}

const kinds = {
  created: 'Created',
  updated: 'Changed',
  suspended: 'Suspended',
  restored: 'Restored',
}
