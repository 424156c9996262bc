import type { ReactNode } from 'react'
import { Section } from '../../../ui/section.tsx'
import './decisions.css'
import { LastChanged } from './last-changed.tsx'
import { endingsOf, newsText } from './news.ts'
import type { Person, Why } from './queries.ts'
import { jsonText } from './steps.ts'
import { RowLink } from './why-field.tsx'

type Reasons = Why['standing']['userTypes']

/** What was decided about the person as a whole: that they come in, as what, and whether others see them. */
export function Decisions({ why, person }: { why: Why | undefined; person: Person }) {
  if (!why || why.sources.length === 0) return null
  const project = why.sources[0]?.projectId
  const { standing, standingLast } = why
  return (
    <Section id="decisions" title="Decisions">
      <div className="section-box person-decisions">
        <Decision title="Comes in" outcome={person.state === 'active' ? 'Yes' : 'Suspended'}>
          <Population why={why} />
        </Decision>
        <Decision
          title="User types"
          outcome={person.userTypes.map(({ label }) => label).join(', ') || 'None'}
        >
          <ReasonList reasons={standing.userTypes} project={project} />
          <LastChanged last={standingLast.userTypes} project={project} />
        </Decision>
        <Belonging title="Tags" named={person.tags} reasons={standing.tags} project={project} />
        <Belonging
          title="Groups"
          named={person.groups}
          reasons={standing.groups}
          project={project}
        />
        <Belonging
          title="Access"
          named={person.access}
          reasons={standing.access}
          project={project}
        />
        <Decision title="Directory" outcome={person.directory.listed ? 'Listed' : 'Not listed'}>
          <ReasonList reasons={standing.directory} project={project} />
          <ul className="person-reasons">
            <li>{choices[String(person.directory.choice) as keyof typeof choices]}</li>
          </ul>
        </Decision>
      </div>
    </Section>
  )
}

/** Left out where there is nothing to say. */
function Belonging({
  title,
  named,
  reasons,
  project,
}: {
  title: string
  named: readonly { label: string }[]
  reasons: Reasons
  project: string | undefined
}) {
  if (named.length === 0 && reasons.length === 0) return null
  return (
    <Decision title={title} outcome={named.map(({ label }) => label).join(', ') || 'None'}>
      <ReasonList reasons={reasons} project={project} />
    </Decision>
  )
}

const choices = {
  true: 'They chose to be listed.',
  false: 'They chose not to be listed, and their word counts.',
  null: 'They have not chosen yet: the mapping counts.',
}

function Decision({
  title,
  outcome,
  children,
}: {
  title: string
  outcome: string
  children: ReactNode
}) {
  return (
    <div className="person-decision">
      <h3>{title}</h3>
      <p className="person-decision-outcome">{outcome}</p>
      <div>{children}</div>
    </div>
  )
}

/** The rows of the population tab that were asked of each record; none of them left it out. */
function Population({ why }: { why: Why }) {
  const project = (sourceId: string) =>
    why.sources.find((source) => source.sourceId === sourceId)?.projectId
  const asked = why.records.flatMap((record) =>
    record.decisions.map((decision) => ({ ...decision, record })),
  )
  const endings = why.sources.flatMap((source) =>
    endingsOf(source).map((one) => newsText(source, one)),
  )
  if (endings.length > 0) return <Plain lines={endings} />
  if (why.records.length === 0) return <p className="muted">The record is not kept any more.</p>
  if (asked.length === 0)
    return <p className="muted">No row of the population tab leaves anybody out.</p>
  return (
    <details className="person-asked">
      <summary>
        {asked.length} {asked.length === 1 ? 'row was' : 'rows were'} asked, none left them out
      </summary>
      <ul className="person-reasons">
        {asked.map(({ row, asked, found, record }) => (
          <li key={`${record.recordKey} ${row.row}`}>
            {asked}: found {jsonText(found) ?? 'blank'}
            <RowLink row={row} project={project(record.sourceId)} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Plain({ lines }: { lines: string[] }) {
  return (
    <ul className="person-reasons">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function ReasonList({ reasons, project }: { reasons: Reasons; project: string | undefined }) {
  return (
    <ul className="person-reasons">
      {reasons.map(({ text, row, recordKey }) => (
        <li key={`${recordKey ?? ''} ${row?.row ?? ''} ${text}`}>
          {text}
          {row ? <RowLink row={row} project={project} /> : null}
        </li>
      ))}
    </ul>
  )
}
