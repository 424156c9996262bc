import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { IconDownload } from '@tabler/icons-react'
import { useMemo } from 'react'
import { addressOf } from '../../../ui/api.ts'
import type { Column } from '../../../ui/columns.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useOffsetRows } from '../../../ui/rows.ts'
import { call, type AnswerOf } from '../../api.ts'
import { projectKey, type Plan } from '../project/queries.ts'
import type { Search, Term } from './search.ts'

type Person = AnswerOf<'GET /api/projects/:project/:environment/plans/:plan/people'>['rows'][number]

/** The people of one term of the count bridge. */
export function TermPeople({
  project,
  plan,
  term,
  to,
  search,
}: {
  project: string
  plan: Plan
  term: Term
  to: string
  search: Search
}) {
  const navigate = useNavigate()
  const { environment, among = '' } = search
  const params = { project, environment, plan: plan.planId }
  const asked = term as Parameters<typeof ask>[0]
  const ask = (
    query: Parameters<
      typeof call<'GET /api/projects/:project/:environment/plans/:plan/people'>
    >[1]['query'],
    signal: AbortSignal,
  ) => call('GET /api/projects/:project/:environment/plans/:plan/people', { params, query, signal })
  const rows = useOffsetRows<Person>({
    view: [...projectKey(project), 'people', plan.planId, JSON.stringify(term), among],
    load: ({ offset, limit, signal }) => ask({ ...asked, search: among, offset, limit }, signal),
  })
  const shown = useMemo(
    () => columns.filter(({ key }) => key !== 'reason' || hasReason.has(term.term)),
    [term.term],
  )
  const file = addressOf('/api/projects/:project/:environment/plans/:plan/people/export', params, {
    ...term,
    search: among || null,
  })
  return (
    <DataTable
      name={`term.${hasReason.has(term.term) ? 'reasons' : 'people'}`}
      label="People behind this number"
      noun={term.term === 'included' ? ['person', 'people'] : ['record', 'records']}
      columns={shown}
      rows={rows}
      search={among}
      onSearch={(next) =>
        void navigate({
          to,
          search: { ...search, ...(next ? { among: next } : { among: undefined }) },
          replace: true,
          resetScroll: false,
        })
      }
      filters={
        <Button
          component="a"
          href={file}
          download
          variant="default"
          leftSection={<IconDownload size={15} stroke={1.75} aria-hidden />}
        >
          Download CSV
        </Button>
      }
      opens={(row) => ({ to, search: { ...search, record: row.recordNumber } })}
      idOf={(row) => String(row.recordNumber)}
      empty={among ? `Nobody here matches “${among}”.` : 'Nobody is behind this number.'}
    />
  )
}

const hasReason: ReadonlySet<string> = new Set(['all', 'leftOut', 'held'])

const results = { included: 'Included', excluded: 'Left out', held: 'Held' } as const

const columns: Column<Person>[] = [
  {
    key: 'name',
    title: 'Name',
    width: 190,
    text: (row) => row.name ?? '',
    cell: (row) => row.name ?? <span className="muted">No name</span>,
  },
  { key: 'email', title: 'E-mail', width: 210, text: (row) => row.email ?? '' },
  {
    key: 'types',
    title: 'User types',
    width: 140,
    text: (row) => row.userTypes.join(', '),
  },
  {
    key: 'reason',
    title: 'Reason',
    width: 340,
    text: (row) => row.reason ?? results[row.status],
  },
  { key: 'key', title: 'Source key', width: 120, text: (row) => row.recordKey },
  {
    key: 'externalId',
    title: 'External id',
    width: 160,
    text: (row) => row.externalId ?? '',
    hidden: true,
  },
]
