import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Problem } from '../../../ui/problem.tsx'
import { call, type AnswerOf } from '../../api.ts'
import { projectKey, type Environment } from '../project/queries.ts'
import './explained-record.css'
import { shownValue } from './shown-value.ts'

type Explained = AnswerOf<'GET /api/projects/:project/:environment/plans/:plan/records/:record'>
type Trace = Pick<Explained['fields'][number], 'sources' | 'steps'>

/** One record as it came, beside what the mapping makes of it and why. */
export function ExplainedRecord({
  project,
  environment,
  plan,
  record,
}: {
  project: string
  environment: Environment
  plan: string
  record: number
}) {
  const { data, error, refetch } = useQuery({
    queryKey: [...projectKey(project), 'record', plan, record],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/:environment/plans/:plan/records/:record', {
        params: { project, environment, plan, record },
        signal,
      }),
  })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return null
  return (
    <div className="explained">
      <div>
        <p className="explained-result" data-status={data.result.status}>
          <strong>{results[data.result.status]}</strong>
          {data.result.reason ? <span dir="auto">{data.result.reason}</span> : null}
        </p>
        <Why explained={data} />
      </div>
      <section aria-label="The record as it came">
        <h3>The record as it came</h3>
        <p className="muted">Key {data.recordKey}</p>
        <pre className="explained-record" dir="auto">
          {JSON.stringify(data.record, null, 2)}
        </pre>
      </section>
    </div>
  )
}

const results = { included: 'Comes in', excluded: 'Left out', held: 'Held' } as const

function Why({ explained }: { explained: Explained }) {
  const { result, population, externalId, email, userTypes, codes, fields, rules, directory } =
    explained
  const standing = { Tags: explained.tags, Groups: explained.groups, Access: explained.access }
  return (
    <>
      <h3>Why</h3>
      <dl className="explained-why">
        {population.map(({ name, value, decided }) => (
          <Line key={`population ${name}`} label={name}>
            <span className={decided ? undefined : 'muted'}>
              {decided ? 'applies' : 'does not apply'}
            </span>
            <span className="explained-from">
              {shownValue(value) === '' ? (
                'found nothing'
              ) : (
                <span>
                  found <q dir="auto">{shownValue(value)}</q>
                </span>
              )}
            </span>
          </Line>
        ))}
        <Line label="External id">
          <Value value={externalId.value} />
          <From {...externalId} />
        </Line>
        {userTypes.sources.length > 0 || result.status === 'included' ? (
          <Line label="User types">
            {result.status === 'included' ? (
              <Value value={userTypes.value.join(', ') || null} />
            ) : null}
            <From {...userTypes} />
          </Line>
        ) : null}
        {codes.rows.length > 0 ? (
          <Line label="Access codes">
            <Value value={codes.rows.map(({ value }) => value).join(', ')} />
          </Line>
        ) : null}
        {Object.entries(standing)
          .filter(([, labels]) => labels.length > 0)
          .map(([label, labels]) => (
            <Line key={label} label={label}>
              <Value value={labels.join(', ')} />
            </Line>
          ))}
        {directory === null ? null : (
          <Line label="In the directory">
            <Value value={directory ? 'offered' : 'no'} />
          </Line>
        )}
        {email.sources.length > 0 ? (
          <Line label="Known by e-mail">
            {result.status === 'included' ? <Value value={email.value} /> : null}
            <From {...email} />
          </Line>
        ) : null}
        {rules.map(({ name, number, row, found }) => (
          <Line key={`rule ${row.row}`} label={`Rules, ${name}`}>
            <span>row {number} applies</span>
            <span className="explained-from">
              {found.map(({ what, value }) => (
                <span key={what}>
                  {what}: <q dir="auto">{shownValue(value) || 'blank'}</q>
                </span>
              ))}
            </span>
          </Line>
        ))}
        {fields.map((trace) => (
          <Line key={trace.field} label={trace.label}>
            <Value value={trace.value} />
            <From {...trace} />
          </Line>
        ))}
      </dl>
    </>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Value({ value }: { value: unknown }) {
  const text = shownValue(value)
  return text === '' ? (
    <span className="muted">blank</span>
  ) : (
    <span className="explained-value" dir="auto">
      {text}
    </span>
  )
}

/** Which source won, and what each step made of it; a step that changed nothing is passed over. */
function From({
  sources,
  steps,
}: {
  sources: { label: string; value: unknown; taken: boolean }[]
  steps: Trace['steps']
}) {
  const taken = sources.filter((source) => source.taken)
  const told = steps.filter(
    ({ before, after, held }) => held || shownValue(before) !== shownValue(after),
  )
  if (sources.length === 0) return null
  return (
    <span className="explained-from">
      {taken.length === 0 ? (
        <span>nothing in {sources.map(({ label }) => label).join(', ')}</span>
      ) : null}
      {taken.map(({ label, value }) => (
        <span key={label}>
          {label}: <q dir="auto">{shownValue(value)}</q>
        </span>
      ))}
      {told.map(({ recipe, after, held }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the steps of one field never move
        <span key={index}>
          {recipe}
          {held ? ' held it' : null}
          {held ? null : (
            <>
              {' → '}
              <q dir="auto">{shownValue(after)}</q>
            </>
          )}
        </span>
      ))}
    </span>
  )
}
