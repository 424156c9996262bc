import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { countOf, inFigures } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { When } from '../../../ui/when.tsx'
import { FieldDetail } from './field-detail.tsx'
import { PullStrip } from './pull-strip.tsx'
import { ProfileTable } from './profile-table.tsx'
import {
  descriptionOf,
  isUnderWay,
  profileOf,
  pullsOf,
  type Profile,
  type Source,
} from './queries.ts'
import type { Search } from './search.ts'

/** The newest pull of each environment, and what the records hold, field by field. */
export function Data({
  project,
  source,
  search,
  mayRun,
}: {
  project: string
  source: Source
  search: Search
  mayRun: boolean
}) {
  const of = { project, source: source.sourceId }
  const environment = search.environment ?? 'dev'
  const pulls = useQuery(pullsOf(of))
  const newest = pulls.data?.[environment] ?? null
  const ended = newest && !isUnderWay(newest) ? newest.pullId : null
  const profile = useQuery(profileOf(of, environment, useLatest(ended)))
  const description = useQuery(descriptionOf(of))
  const navigate = useNavigate()
  const to = `/projects/${project}/source`
  const keep = { ...search, source: source.sourceId }
  if (pulls.error || profile.error) {
    const failed = pulls.error ? pulls : profile
    return <Problem error={failed.error} retry={failed.refetch} />
  }
  if (!pulls.data || !profile.data) return null
  const known = profile.data.profile
  return (
    <div className="data">
      <div className="data-pulls">
        <PullStrip environment="dev" pull={pulls.data.dev} kind={source.kind} />
        <PullStrip environment="prod" pull={pulls.data.prod} kind={source.kind} />
      </div>
      {known ? (
        <>
          <header className="data-head">
            <h2>
              <span>
                Your data as of <When at={known.asOf} only="absolute" />
              </span>
              <EnvironmentBadge kind={environment} />
            </h2>
            <p className="muted">{whatItIs(known)}</p>
            {pulls.data.prod || environment === 'prod' ? (
              <SegmentedControl
                aria-label="Whose data"
                data={[
                  { value: 'dev', label: 'Dev' },
                  { value: 'prod', label: 'Prod' },
                ]}
                value={environment}
                onChange={(next) =>
                  void navigate({
                    to,
                    search: {
                      source: source.sourceId,
                      ...(next === 'prod' && { environment: next }),
                    },
                  })
                }
              />
            ) : null}
          </header>
          <div className="data-profile" data-open={search.field !== undefined || undefined}>
            <ProfileTable
              of={of}
              profile={known}
              neverStore={description.data?.neverStore ?? []}
              keep={keep}
              mayRun={mayRun}
            />
            {search.field === undefined ? null : (
              <FieldDetail
                key={search.field}
                of={of}
                environment={environment}
                pullId={known.pullId}
                path={search.field}
                neverStore={description.data?.neverStore ?? []}
                keep={keep}
                mayRun={mayRun}
              />
            )}
          </div>
        </>
      ) : (
        <Nothing kind={source.kind} underWay={isUnderWay(newest)} mayRun={mayRun} />
      )}
    </div>
  )
}

function Nothing({
  kind,
  underWay,
  mayRun,
}: {
  kind: Source['kind']
  underWay: boolean
  mayRun: boolean
}) {
  if (underWay) return null
  if (kind === 'file') {
    return (
      <EmptyRoom
        what="No file has been read here yet"
        why="Upload one, and each of its columns stands here with how often it is filled, and with which values."
      />
    )
  }
  return (
    <EmptyRoom
      what="Nothing has been read yet"
      why={
        mayRun
          ? 'Pull a sample: it reads the first pages into Dev, a few hundred records, to look at. Each field then stands here with how often it is filled, and with which values. Nobody comes aboard by it, and no mail is sent.'
          : 'Once a sample was pulled, each field stands here with how often it is filled, and with which values.'
      }
    />
  )
}

function whatItIs({ kind, whole, records, read, vendorTotal }: Profile): string {
  const counted = countOf(records, 'record', 'records')
  if (kind === 'additions') return `Additions: ${counted}. Who is not among them stays.`
  if (whole) return `Everything: ${counted}.`
  const of =
    vendorTotal === null ? '' : ` from ${inFigures(read)} of ${inFigures(vendorTotal)} entries`
  return kind === 'sample'
    ? `A sample to look at: ${counted}${of}.`
    : `What was read before the pull broke off: ${counted}${of}.`
}

/** The last value that was one: while a pull runs, the profile of the one before still stands. */
function useLatest(value: string | null): string | null {
  const [latest, setLatest] = useState(value)
  if (value !== null && value !== latest) setLatest(value)
  return value ?? latest
}
