import { areaNames } from '../../../../../src/mapping/core/document/area.ts'
import { Change } from '../../../../ui/change.tsx'
import type { AnswerOf } from '../../../api.ts'
import { useRoom } from '../room-context.ts'

type Difference = AnswerOf<'GET /api/projects/:project/mapping/difference'>['differences'][number]

/** What differs, tab by tab and row by row; each place leads to its cell. */
export function Differences({
  differences,
  count,
}: {
  differences: readonly Difference[]
  count: number
}) {
  const tabs = Map.groupBy(differences, ({ tab }) => tab)
  return (
    <>
      {[...tabs].map(([tab, found]) => (
        <section key={tab} className="differences">
          <h3>{areaNames[tab]}</h3>
          <ul>
            {[...Map.groupBy(found, rowOf)].map(([row, changes]) => (
              <Row key={row} changes={changes} />
            ))}
          </ul>
        </section>
      ))}
      {count > differences.length ? (
        <p className="panel-none muted">
          and {(count - differences.length).toLocaleString('en')} more.
        </p>
      ) : null}
    </>
  )
}

const rowOf = ({ path, row, column }: Difference) =>
  row ? path.slice(0, path.indexOf(row.id) + 1).join('/') : (column?.key ?? '')

function Row({ changes }: { changes: readonly Difference[] }) {
  const { goTo } = useRoom()
  const [first] = changes
  if (!first) return null
  const { tab, row, column } = first
  const name = row?.name ?? column?.label ?? areaNames[tab]
  return (
    <li>
      {tab === 'platform' ? (
        <b dir="auto">{name}</b>
      ) : (
        <button
          type="button"
          dir="auto"
          onClick={() => goTo(tab, { row: row?.id ?? '', column: column?.key ?? null })}
        >
          {name}
        </button>
      )}
      {changes.map((one) => (
        <OneChange key={`${one.path.join('/')} ${one.kind}`} one={one} />
      ))}
    </li>
  )
}

function OneChange({
  one: { row, column, kind, before, after, changesNothing },
}: {
  one: Difference
}) {
  const quiet = changesNothing ? <span className="muted"> · changes nothing that runs</span> : null
  if (kind === 'added' || kind === 'removed') {
    return (
      <p className="difference" data-kind={kind}>
        <b>{kind === 'added' ? '+ Added' : '− Removed'}</b>{' '}
        <span dir="auto">{after || before}</span>
        {quiet}
      </p>
    )
  }
  if (kind === 'moved') {
    return (
      <p className="difference">
        Moved from {before} to {after}
        {quiet}
      </p>
    )
  }
  return (
    <div className="difference">
      {row && column ? <span className="muted">{column.label}</span> : null}
      <Change before={before} after={after} compact />
      {quiet}
    </div>
  )
}
