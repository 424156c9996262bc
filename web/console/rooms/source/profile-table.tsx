import { Switch } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import type { Column } from '../../../ui/columns.ts'
import { DataTable, type Sort } from '../../../ui/data-table.tsx'
import { inFigures, share } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { useLocalRows } from '../../../ui/rows.ts'
import { coveredBy, fieldRows, shapesOf, shortPath, sorted, type FieldRow } from './field-rows.ts'
import type { Of, Profile } from './queries.ts'
import type { Search } from './search.ts'
import { useNeverStore } from './use-never-store.ts'

/** Every field of the records: how often it is filled, with what, and whether it may be stored. */
export function ProfileTable({
  of,
  profile,
  neverStore,
  keep,
  mayRun,
}: {
  of: Of
  profile: Profile
  neverStore: string[]
  /** What stays in the address. */
  keep: Search
  mayRun: boolean
}) {
  const navigate = useNavigate()
  const to = `/projects/${of.project}/source`
  const [sort, setSort] = useState<Sort | undefined>()
  const mark = useNeverStore(of)
  const narrow = useMediaQuery('(max-width: 700px)')
  const { find = '' } = keep
  const rows = useMemo(
    () => sorted(fieldRows(profile.fields, neverStore, find), sort),
    [profile.fields, neverStore, find, sort],
  )
  const { records } = profile
  const { mutate, isPending } = mark
  const columns = useMemo(
    () =>
      columnsOf(records, narrow, (row) => (
        <Switch
          size="xs"
          withThumbIndicator={false}
          aria-label={`Never store ${row.path}`}
          checked={row.never}
          disabled={!mayRun || isPending || coveredBy(row.path, neverStore) !== null}
          onChange={(event) => mutate({ path: row.path, never: event.currentTarget.checked })}
        />
      )),
    [records, narrow, neverStore, mayRun, isPending, mutate],
  )
  return (
    <div className="profile-table">
      <Problem error={mark.error} />
      <DataTable
        name="source-fields"
        label="Fields of the source"
        noun={['field', 'fields']}
        columns={columns}
        rows={useLocalRows(rows, `${profile.pullId} ${find} ${sort?.by} ${sort?.down}`)}
        sort={sort}
        onSort={setSort}
        search={find}
        onSearch={(next) => {
          const { find: _, field: __, ...rest } = keep
          void navigate({ to, search: { ...rest, ...(next && { find: next }) }, replace: true })
        }}
        opens={(row) => ({ to, search: { ...keep, field: row.path } })}
        selected={keep.field}
        idOf={(row) => row.path}
        empty={<p className="muted">No field is called so, or holds that.</p>}
      />
    </div>
  )
}

function columnsOf(
  records: number,
  narrow: boolean,
  never: (row: FieldRow) => ReactNode,
): Column<FieldRow>[] {
  return [
    {
      key: 'label',
      title: 'Field',
      width: narrow ? 150 : 300,
      text: (row) => row.path,
      cell: (row) => (
        <span title={row.path}>
          {row.label} <code className="profile-path source-mono">{shortPath(row.path)}</code>
        </span>
      ),
      sorts: true,
    },
    {
      key: 'filled',
      title: 'Filled',
      width: 210,
      sorts: true,
      text: (row) => (row.field ? String(row.field.filled) : ''),
      cell: (row) => <Filled row={row} records={records} />,
    },
    {
      key: 'distinct',
      title: 'Values',
      width: 88,
      figures: true,
      sorts: true,
      text: (row) => distinctText(row),
    },
    { key: 'shapes', title: 'Looks like', width: 120, text: (row) => shapesOf(row.field) },
    {
      key: 'never',
      title: 'Never store',
      width: 104,
      sorts: true,
      text: (row) => (row.never ? 'yes' : ''),
      cell: never,
    },
    {
      key: 'examples',
      title: 'Examples',
      width: 280,
      text: (row) => row.field?.examples.join(' · ') ?? '',
      cell: (row) =>
        row.field ? (
          row.field.examples.join(' · ')
        ) : (
          <span className="muted">Dropped before anything is written.</span>
        ),
    },
  ]
}

function Filled({ row: { field }, records }: { row: FieldRow; records: number }) {
  if (!field) return <span className="muted">not stored</span>
  return (
    <span className="filled">
      <meter className="filled-bar" min={0} max={records} value={field.filled} aria-hidden />
      <span className="figures">{inFigures(field.filled)}</span>
      <span className="muted figures">{share(field.filled, records)}</span>
    </span>
  )
}

function distinctText({ field }: FieldRow): string {
  if (!field) return ''
  return field.distinct === null ? '1,000+' : inFigures(field.distinct)
}
