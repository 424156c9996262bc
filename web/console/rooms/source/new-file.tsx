import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { countOf, inFigures } from '../../../ui/figures.ts'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { call, type AnswerOf } from '../../api.ts'
import { CoversChoice, type Covers } from './covers.tsx'
import { DropFile } from './drop-file.tsx'
import { PlainFindings } from './findings.tsx'
import { sourcesKey } from './queries.ts'

type Looked = AnswerOf<'POST /api/projects/:project/file-look'>

/** A first file: Gangway looks at it, then somebody says what names a person and whom it holds. */
export function NewFile({ project }: { project: string }) {
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('Attendee list')
  const [key, setKey] = useState<string[]>([])
  const [covers, setCovers] = useState<Covers | null>(null)
  /** A source that was added while its file was refused: the next try goes on with it. */
  const [added, setAdded] = useState<string | null>(null)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const to = `/projects/${project}/source`

  const look = useMutation({
    mutationFn: (chosen: File) =>
      call('POST /api/projects/:project/file-look', {
        params: { project },
        query: { name: chosen.name },
        body: chosen,
      }),
    onSuccess: (found) => setKey(found.key === null ? [] : [found.key]),
  })
  const upload = useMutation({
    mutationFn: async ({ file, covers }: { file: File; covers: Covers }) => {
      const source = added ?? (await add(project, name.trim(), key))
      setAdded(source)
      await call('POST /api/projects/:project/sources/:source/uploads/:environment', {
        params: { project, source, environment: 'dev' },
        query: { name: file.name, covers },
        body: file,
      })
      return source
    },
    onSuccess: async (source) => {
      await queries.invalidateQueries({ queryKey: sourcesKey(project) })
      await navigate({ to, search: { source } })
    },
  })
  const choose = (chosen: File) => {
    setFile(chosen)
    look.reset()
    look.mutate(chosen)
  }
  return (
    <Page
      title="Upload a file"
      question="Gangway looks at it first. Nothing is kept until you upload it."
      width="reading"
      aside={
        <Button component={Link} to={to} variant="subtle">
          Go back
        </Button>
      }
    >
      <form
        className="file-steps"
        onSubmit={(event) => {
          event.preventDefault()
          if (file && covers) upload.mutate({ file, covers })
        }}
      >
        <DropFile file={file} choose={choose} />
        {look.isPending ? <p className="muted">Looking at the file…</p> : null}
        <Problem error={look.error} />
        {look.data && file ? (
          <>
            <section className="findings">
              <h2>What it holds</h2>
              <PlainFindings findings={look.data.findings} />
            </section>
            <KeyColumns looked={look.data} chosen={key} change={setKey} fixed={added !== null} />
            <CoversChoice covers={covers} change={setCovers} />
            <TextInput
              label="What do you call this source?"
              required
              withAsterisk={false}
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Problem error={upload.error} />
            <div className="file-act">
              <Button
                type="submit"
                disabled={covers === null || key.length === 0}
                loading={upload.isPending}
              >
                Upload {countOf(look.data.rows, 'row', 'rows')} to Dev
              </Button>
              <p className="muted">{waitsFor(key, covers)}</p>
            </div>
          </>
        ) : null}
      </form>
    </Page>
  )
}

async function add(project: string, name: string, key: string[]): Promise<string> {
  const { sourceId } = await call('POST /api/projects/:project/sources', {
    params: { project },
    body: { kind: 'file', name, key },
  })
  return sourceId
}

function waitsFor(key: readonly string[], covers: Covers | null): string {
  if (key.length === 0) return 'Choose the column that names a person for good.'
  if (covers === null) return 'Say whom the file holds.'
  return 'Nobody comes aboard by it: the plan shows them first.'
}

/** The columns with examples; a tick says which name a person for good. */
function KeyColumns({
  looked: { columns, rows },
  chosen,
  change,
  fixed,
}: {
  looked: Looked
  chosen: readonly string[]
  change: (key: string[]) => void
  fixed: boolean
}) {
  const repeats =
    chosen.length === 1 && columns.some(({ name, unique }) => name === chosen[0] && !unique)
  return (
    <fieldset className="key-columns">
      <legend>Which column names a person for good?</legend>
      <p className="muted">
        Best a number or code that the client’s system gave them and never changes. Tick two if only
        both together do.
      </p>
      <ul>
        {columns.map(({ name, filled, unique, examples }) => (
          <li key={name} data-chosen={chosen.includes(name) || undefined}>
            <Checkbox
              label={name}
              disabled={fixed || filled === 0}
              checked={chosen.includes(name)}
              onChange={(event) =>
                change(
                  event.currentTarget.checked
                    ? [...chosen, name]
                    : chosen.filter((other) => other !== name),
                )
              }
            />
            <span className="key-examples" dir="auto">
              {examples.join(' · ')}
            </span>
            <span className="key-fit" data-unique={unique || undefined}>
              {fitOf(filled, unique, rows)}
            </span>
          </li>
        ))}
      </ul>
      {repeats ? (
        <Problem
          tone="waits"
          found={`'${chosen[0]}' does not tell every row apart. Where two rows share it the later one counts, and rows without it are left out.`}
        />
      ) : null}
    </fieldset>
  )
}

function fitOf(filled: number, unique: boolean, rows: number): string {
  if (unique) return 'all differ'
  if (filled === 0) return 'blank'
  return filled < rows ? `${inFigures(rows - filled)} blank` : 'some repeat'
}
