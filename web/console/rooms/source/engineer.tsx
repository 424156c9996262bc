import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { countOf } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { CodeEditor } from './code-editor.tsx'
import { linesOf } from './definition-lines.ts'
import { sourcesKey, type Source } from './queries.ts'

/** The definition as YAML, checked as one types; each problem stands at its line. */
export function Engineer({ project, source }: { project: string; source: Source }) {
  const [text, setText] = useState(source.definition)
  const [settled] = useDebouncedValue(text, 250)
  const queries = useQueryClient()
  const check = useQuery({
    queryKey: ['definition check', settled],
    queryFn: ({ signal }) =>
      call('POST /api/projects/:project/definition/check', {
        params: { project },
        body: { definition: settled },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  const save = useMutation({
    mutationFn: () =>
      call('PUT /api/projects/:project/sources/:source', {
        params: { project, source: source.sourceId },
        body: { name: source.name, definition: text },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: sourcesKey(project) }),
  })
  const problems = (check.data?.problems ?? []).map((problem) => ({
    ...problem,
    line: linesOf(settled)(problem),
  }))
  const changed = text !== source.definition
  const sound = problems.length === 0 && settled === text && !check.isPending
  return (
    <form
      className="engineer"
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && sound) save.mutate()
      }}
    >
      <div className="engineer-head">
        <p className="muted">
          In the vocabulary of Airbyte’s declarative manifests. What each environment brings stands
          in <code className="source-mono">config</code>; credentials never stand here.
        </p>
        <Button type="submit" disabled={!changed || !sound} loading={save.isPending}>
          Save definition
        </Button>
      </div>
      <CodeEditor
        label="Definition as YAML"
        text={text}
        marks={new Map(problems.map(({ line, text }) => [line, text]))}
        change={setText}
        save={() => changed && sound && save.mutate()}
      />
      <div className="engineer-state" aria-live="polite">
        {check.error ? <Problem error={check.error} retry={check.refetch} /> : null}
        {problems.length > 0 ? (
          <>
            <h2>{countOf(problems.length, 'problem', 'problems')}</h2>
            <ul>
              {problems.map(({ place, text, line }) => (
                <li key={`${place} ${text}`}>
                  <span className="engineer-line">Line {line}</span>
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="muted">
            {changed ? 'No problems. Not saved yet.' : 'No problems. Saved as it stands here.'}
          </p>
        )}
        {save.error instanceof ApiProblem && problems.length > 0 ? null : (
          <Problem error={save.error} />
        )}
      </div>
    </form>
  )
}
