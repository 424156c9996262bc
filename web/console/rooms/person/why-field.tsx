import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Change } from '../../../ui/change.tsx'
import { valueText } from '../../value-text.ts'
import './fields.css'
import { LastChanged } from './last-changed.tsx'
import { foldSteps, jsonText } from './steps.ts'
import type { FieldWhy, Person, RowPlace, Step, Why } from './queries.ts'

/** Why a field holds what it holds, from the record to the platform: each step with what it made of the value. */
export function WhyField({
  why,
  field,
  sources,
}: {
  why: FieldWhy
  field: Person['fields'][number]
  sources: Why['sources']
}) {
  const source = sources.find(({ sourceId }) => sourceId === why.said?.sourceId)
  const project = source?.projectId
  return (
    <>
      <ol className="why-steps">
        {foldSteps(why.steps).map((group) =>
          group.kind === 'unchanged' ? (
            <li key={group.key} data-quiet>
              <p>{group.texts.join(' · ')}</p>
              <p className="why-left">left it as it was</p>
            </li>
          ) : (
            <StepItem
              key={group.key}
              step={group.step}
              row={group.last && why.steps.length > 1 ? null : group.step.row}
              project={project}
              from={group.first && source ? recordOf(why, source.source) : null}
              shown={group.last ? valueText(why.effective, field) : null}
            />
          ),
        )}
      </ol>
      <LastChanged last={why.last} project={project} />
    </>
  )
}

function StepItem({
  step,
  row,
  project,
  from,
  shown,
}: {
  step: Step
  /** Where it stands in the mapping document, as far as the steps before don't say. */
  row: RowPlace | null
  project: string | undefined
  /** Where the first step begins. */
  from: ReactNode
  /** What the platform shows, at the last step. */
  shown: string | null
}) {
  const changed = step.before !== undefined && jsonText(step.before) !== jsonText(step.after)
  const value = jsonText(step.after)
  return (
    <li data-what={step.what}>
      <p>
        {step.text}
        {from}
        {row ? <RowLink row={row} project={project} /> : null}
      </p>
      {shown !== null ? (
        <p className="why-shown" dir="auto" data-blank={shown === '' || undefined}>
          {shown === '' ? 'blank' : shown}
        </p>
      ) : changed ? (
        <p className="why-change">
          <Change compact before={jsonText(step.before)} after={jsonText(step.after)} />
        </p>
      ) : value === null ? null : (
        <p className="why-value" dir="auto">
          {value}
        </p>
      )}
    </li>
  )
}

/** Leads to the row of the mapping document that did it. */
export function RowLink({ row, project }: { row: RowPlace; project: string | undefined }) {
  if (!project) return <span className="why-row">{row.label}</span>
  const search = { tab: row.tab, row: row.row, ...(row.table ? { table: row.table } : {}) }
  return (
    <Link className="why-row" to={`/projects/${project}/mapping`} search={search}>
      {row.label}
    </Link>
  )
}

function recordOf({ said }: FieldWhy, source: string): ReactNode {
  if (!said?.recordKey) return null
  return (
    <>
      {' in '}
      <a href={`#record-${encodeURIComponent(said.recordKey)}`}>record {said.recordKey}</a>
      {` of ${source}`}
    </>
  )
}
