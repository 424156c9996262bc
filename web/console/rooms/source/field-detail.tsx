import { ActionIcon, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { sourceLabel } from '../../../../src/mapping/core/source/source-label.ts'
import { countOf, inFigures, share } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import type { AnswerOf } from '../../api.ts'
import { coveredBy, shapesOf } from './field-rows.ts'
import { fieldOf, type Environment, type Of } from './queries.ts'
import type { Search } from './search.ts'
import { useNeverStore } from './use-never-store.ts'

type Field = AnswerOf<'GET /api/projects/:project/sources/:source/profile/field'>

/** One field beside the table: its values with how often each comes, and whether it may be stored. */
export function FieldDetail({
  of,
  environment,
  pullId,
  path,
  neverStore,
  keep,
  mayRun,
}: {
  of: Of
  environment: Environment
  pullId: string
  path: string
  neverStore: string[]
  keep: Search
  mayRun: boolean
}) {
  const unseen = neverStore.includes(path) || coveredBy(path, neverStore) !== null
  const field = useQuery({ ...fieldOf(of, environment, pullId, path), retry: false })
  const { field: _, ...search } = keep
  const to = `/projects/${of.project}/source`
  const navigate = useNavigate()
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void navigate({ to, search })
    }
    window.addEventListener('keydown', close)
    return () => window.removeEventListener('keydown', close)
  })
  return (
    <aside className="field" aria-label={`Field ${path}`}>
      <header>
        <div>
          <h3 dir="auto">{field.data?.label ?? sourceLabel(path)}</h3>
          <code className="source-mono">{path}</code>
        </div>
        <ActionIcon
          renderRoot={(root) => <Link {...root} to={to} search={search} />}
          variant="subtle"
          color="gray"
          aria-label="Close the field"
        >
          <IconX size={16} />
        </ActionIcon>
      </header>
      <NeverStore of={of} path={path} neverStore={neverStore} mayRun={mayRun} />
      {field.data && !unseen ? <Values field={field.data} /> : null}
      {field.error && !unseen ? <Problem error={field.error} retry={field.refetch} /> : null}
    </aside>
  )
}

function NeverStore({
  of,
  path,
  neverStore,
  mayRun,
}: {
  of: Of
  path: string
  neverStore: string[]
  mayRun: boolean
}) {
  const mark = useNeverStore(of)
  const above = coveredBy(path, neverStore)
  const never = neverStore.includes(path) || above !== null
  return (
    <div className="field-never">
      <Switch
        label="Never store"
        withThumbIndicator={false}
        checked={never}
        disabled={!mayRun || above !== null || mark.isPending}
        onChange={(event) => mark.mutate({ path, never: event.currentTarget.checked })}
      />
      <p className="muted">{neverSentence(never, above)}</p>
      <Problem error={mark.error} />
    </div>
  )
}

function neverSentence(never: boolean, above: string | null): string {
  if (above !== null) return `It is part of ${above}, which is never stored.`
  return never
    ? 'Its values are shown no longer, and from the next pull on they are dropped before anything is written.'
    : 'Turn it on for what nobody needs here: dietary needs, passwords, payment details.'
}

function Values({ field }: { field: Field }) {
  const shapes = shapesOf(field)
  return (
    <>
      <dl className="field-facts">
        <dt>Filled</dt>
        <dd>
          <meter
            className="filled-bar"
            min={0}
            max={field.records}
            value={field.filled}
            aria-hidden
          />
          {inFigures(field.filled)} of {inFigures(field.records)}{' '}
          <span className="muted">{share(field.filled, field.records)}</span>
        </dd>
        <dt>Looks like</dt>
        <dd>{shapes === '' ? 'blank in all of them' : shapes}</dd>
        <dt>Longest</dt>
        <dd>{countOf(field.longest, 'character', 'characters')}</dd>
      </dl>
      {field.values.length > 0 ? (
        <>
          <h4>{valuesTitle(field)}</h4>
          <ol className="field-values">
            {field.values.map(({ value, count }) => (
              <li key={value}>
                <span className="field-value" dir="auto" title={value}>
                  {value}
                </span>
                <span className="figures">{inFigures(count)}</span>
                <span
                  className="field-share"
                  style={{ inlineSize: `${(100 * count) / (field.values[0]?.count ?? 1)}%` }}
                  aria-hidden
                />
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {field.distinct === null ? (
        <>
          <h4>More than 1,000 different values, or long texts; some of them</h4>
          <ul className="field-values">
            {field.examples.map((example) => (
              <li key={example}>
                <span dir="auto">{example}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function valuesTitle({ distinct, values }: Field): string {
  return distinct !== null && distinct > values.length
    ? `The ${inFigures(values.length)} most frequent of ${inFigures(distinct)} values`
    : countOf(values.length, 'value', 'values')
}
