import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Change } from '../../../ui/change.tsx'
import type { Column } from '../../../ui/columns.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { inFigures } from '../../../ui/figures.ts'
import { useOffsetRows } from '../../../ui/rows.ts'
import { call, type AnswerOf } from '../../api.ts'
import { projectKey, type Counts, type Plan } from '../project/queries.ts'
import './changes.css'
import { actions, withoutTerm, type Action, type Search } from './search.ts'

type ChangedRow =
  AnswerOf<'GET /api/projects/:project/:environment/plans/:plan/rows'>['rows'][number]

/** What will change: how many, of which kind, and each of them before and after. */
export function Changes({
  project,
  plan,
  counts,
  to,
  search,
}: {
  project: string
  plan: Plan
  counts: Counts
  to: string
  search: Search
}) {
  const shown = shownAction(search.show, counts)
  return (
    <>
      <ul className="change-kinds" aria-label="What will change">
        {actions
          .filter((action) => counts[action] > 0 || !rare.has(action))
          .map((action) => (
            <li key={action}>
              <Kind
                action={action}
                count={counts[action]}
                isShown={action === shown}
                to={to}
                search={search}
              />
            </li>
          ))}
      </ul>
      {shown ? (
        <Rows
          key={shown}
          project={project}
          plan={plan}
          action={shown}
          count={counts[shown]}
          to={to}
          search={search}
        />
      ) : null}
    </>
  )
}

/** Told only where it happens. Those whom the mapping holds stand in the count bridge. */
const rare: ReadonlySet<Action> = new Set(['end', 'held'])

/** The one asked for, else the first that anybody is in. */
function shownAction(asked: Action | undefined, counts: Counts): Action | undefined {
  if (asked && counts[asked] > 0) return asked
  return actions.find((action) => counts[action] > 0)
}

function Kind({
  action,
  count,
  isShown,
  to,
  search,
}: {
  action: Action
  count: number
  isShown: boolean
  to: string
  search: Search
}) {
  const { sign, word } = kinds[action]
  const inside = (
    <>
      <span className="change-kind-word">
        <span className="change-kind-sign" aria-hidden>
          {sign}
        </span>
        {word}
      </span>
      <span className="change-kind-count">{inFigures(count)}</span>
    </>
  )
  if (count === 0) {
    return (
      <span className="change-kind" data-empty>
        {inside}
      </span>
    )
  }
  const { find: _find, ...rest } = withoutTerm(search)
  return (
    <Link
      to={to}
      search={{ ...rest, show: action }}
      className="change-kind"
      data-action={action}
      aria-current={isShown || undefined}
      resetScroll={false}
    >
      {inside}
    </Link>
  )
}

function Rows({
  project,
  plan,
  action,
  count,
  to,
  search,
}: {
  project: string
  plan: Plan
  action: Action
  count: number
  to: string
  search: Search
}) {
  const navigate = useNavigate()
  const { environment, find = '' } = search
  const params = { project, environment, plan: plan.planId }
  const rows = useOffsetRows<ChangedRow>({
    view: [...projectKey(project), 'changes', plan.planId, plan.state, action, find],
    load: ({ offset, limit, signal }) =>
      call('GET /api/projects/:project/:environment/plans/:plan/rows', {
        params,
        query: { action, search: find, offset, limit },
        signal,
      }),
  })
  const columns = useMemo(() => columnsOf(action), [action])
  return (
    <div className="change-rows" style={{ height: heightFor(count) }}>
      <DataTable
        name={`plan.${action}`}
        label={`${kinds[action].word}: people`}
        noun={['person', 'people']}
        columns={columns}
        rows={rows}
        search={find}
        onSearch={(next) =>
          void navigate({
            to,
            search: { ...search, ...(next ? { find: next } : { find: undefined }) },
            replace: true,
            resetScroll: false,
          })
        }
        opens={(row) => ({
          to,
          search: { ...withoutTerm(search), show: action, person: row.personId },
        })}
        selected={search.person}
        idOf={(row) => row.personId}
        empty={find ? `Nobody here matches “${find}”.` : 'Nobody.'}
      />
    </div>
  )
}

/** Room for the tools, the head and the rows, as far as a screen goes. */
const heightFor = (count: number) => `min(${32 + 8 + 38 + 36 * Math.max(count, 4)}px, 520px)`

export const kinds: Record<Action, { sign: string; word: string; does: string }> = {
  create: { sign: '+', word: 'Create', does: 'created' },
  update: { sign: '~', word: 'Update', does: 'updated' },
  restore: { sign: '↺', word: 'Restore', does: 'restored' },
  suspend: { sign: '−', word: 'Suspend', does: 'suspended' },
  end: { sign: '−', word: 'Leave source', does: 'leave this source' },
  held: { sign: '‖', word: 'Held', does: 'held' },
  unchanged: { sign: '=', word: 'Unchanged', does: 'unchanged' },
}

function columnsOf(action: Action): Column<ChangedRow>[] {
  const who: Column<ChangedRow>[] = [
    { key: 'name', title: 'Name', width: 220, text: (row) => row.name },
    { key: 'email', title: 'E-mail', width: 250, text: (row) => row.email ?? '' },
  ]
  if (action === 'unchanged') return who
  if (action === 'held' || action === 'suspend' || action === 'end')
    return [...who, { key: 'note', title: 'Why', width: 420, text: (row) => row.note ?? '' }]
  return [
    ...who,
    {
      key: 'change',
      title: action === 'create' ? 'What they get' : 'Before → after',
      width: 420,
      text: (row) => row.change.map((change) => asText(change, action)).join('; '),
      cell: (row) => <ChangeCell row={row} action={action} />,
    },
  ]
}

type OneChange = ChangedRow['change'][number]

const asText = ({ what, before, after }: OneChange, action: Action): string =>
  action === 'create'
    ? `${what}: ${after ?? ''}`
    : `${what}: ${before ?? 'blank'} → ${after ?? 'blank'}`

const newsOfAPerson = ['User types', 'Organization', 'City', 'Country']

function ChangeCell({ row, action }: { row: ChangedRow; action: Action }) {
  if (action === 'create') {
    const told = row.change.filter(({ what }) => newsOfAPerson.includes(what))
    return told.map(({ after }) => after).join(' · ')
  }
  const [first] = row.change
  if (!first) return 'Comes back as they were'
  const more = row.change.length - 1
  return (
    <span className="change-cell">
      <span className="muted">
        {first.what}
        {more > 0 ? ` and ${more} more` : ''}
      </span>
      <Change before={first.before} after={first.after} compact />
    </span>
  )
}
