import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { ConnectForm } from './connect-form.tsx'
import { ExampleRecords } from './example-records.tsx'
import { Findings } from './findings.tsx'
import { descriptionOf, sourcesKey, type Source, type SourceForm } from './queries.ts'
import { askedOf, hostOf, typedFrom, type Typed } from './typed.ts'

/** Asks a system once, says what it found, lets each finding be corrected, and saves the connection. */
export function Connect({ project, again }: { project: string; again: Source | undefined }) {
  const description = useQuery({
    ...descriptionOf({ project, source: again?.sourceId ?? '' }),
    enabled: again !== undefined,
  })
  if (again && description.isPending) return null
  const typed = typedFrom(again?.dev.config['url'] ?? '', description.data?.auth ?? null)
  const neverStore = description.data?.neverStore ?? []
  return <Connecting project={project} again={again} typed={typed} neverStore={neverStore} />
}

function Connecting({
  project,
  again,
  typed: typedBefore,
  neverStore,
}: {
  project: string
  again: Source | undefined
  typed: Typed
  /** What the source that is connected again never stores. */
  neverStore: string[]
}) {
  const [typed, setTyped] = useState(typedBefore)
  const [form, setForm] = useState<SourceForm | null>(null)
  const [name, setName] = useState(again?.name ?? '')
  /** A source that was added while its address could not be saved: the next try goes on with it. */
  const [added, setAdded] = useState(again?.sourceId)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const to = `/projects/${project}/source`
  const source = again ? { source: again.sourceId } : {}

  const detect = useMutation({
    mutationFn: () =>
      call('POST /api/projects/:project/detect', {
        params: { project },
        body: { ...askedOf(typed), ...source },
      }),
    onMutate: () => attempt.reset(),
    onSuccess: ({ form: found }) => {
      setForm(found && { ...found, neverStore: [...new Set([...found.neverStore, ...neverStore])] })
      if (name === '') setName(hostOf(typed.url))
    },
  })
  const attempt = useMutation({
    mutationFn: (form: SourceForm) => {
      const { url, secrets } = askedOf(typed)
      return call('POST /api/projects/:project/try', {
        params: { project },
        body: { form, url, secrets, ...source },
      })
    },
  })
  const save = useMutation({
    mutationFn: async (form: SourceForm) => {
      const params = { project }
      const { definition } = await call('POST /api/projects/:project/definition', {
        params,
        body: form,
      })
      const sourceId = added ?? (await add(project, name.trim(), definition))
      setAdded(sourceId)
      if (added !== undefined) {
        await call('PUT /api/projects/:project/sources/:source', {
          params: { project, source: sourceId },
          body: { name: name.trim(), definition },
        })
      }
      const { url, secrets } = askedOf(typed)
      const config = { ...again?.dev.config, url }
      await call('PUT /api/projects/:project/sources/:source/bindings/:environment', {
        params: { project, source: sourceId, environment: 'dev' },
        body: { config, secrets },
      })
      return sourceId
    },
    onSuccess: async (sourceId) => {
      await queries.invalidateQueries({ queryKey: sourcesKey(project) })
      await navigate({ to, search: { source: sourceId } })
    },
  })

  const found = detect.data
  const tried = attempt.data
  const sample = (tried && !tried.error ? tried.sample : found?.sample) ?? []
  const ready = found !== undefined && form !== null && found.error === null
  return (
    <Page
      title={again ? `Connect ${again.name} again` : 'Connect an API'}
      question="Gangway asks the system once and says what it found. Nothing is kept until you save."
      aside={
        <Button renderRoot={(root) => <Link {...root} to={to} search={source} />} variant="subtle">
          Go back
        </Button>
      }
    >
      <div className="connect">
        <ConnectForm
          typed={typed}
          change={setTyped}
          known={again?.dev.secrets.map((secret) => secret.name) ?? []}
          filled={!ready}
          pending={detect.isPending}
          error={detect.error}
          connect={() => detect.mutate()}
        />
        <div className="connect-found" aria-live="polite">
          {detect.isPending ? <Asking host={hostOf(typed.url)} /> : null}
          {!found && !detect.isPending ? <Awaiting /> : null}
          {found?.error && !detect.isPending ? <Problem found={found.error.text} /> : null}
          {found && !found.error && !detect.isPending ? (
            <>
              <Findings
                findings={found.findings}
                form={form}
                detected={found.form}
                change={(next) => {
                  setForm(next)
                  attempt.reset()
                }}
                attempt={() => form && attempt.mutate(form)}
                pending={attempt.isPending}
                tried={tried}
                error={attempt.error}
              />
              {sample.length > 0 ? <ExampleRecords records={sample} /> : null}
            </>
          ) : null}
          {ready && !detect.isPending ? (
            <form
              className="connect-save"
              onSubmit={(event) => {
                event.preventDefault()
                save.mutate(form)
              }}
            >
              <TextInput
                label="What do you call this source?"
                value={name}
                required
                withAsterisk={false}
                maxLength={120}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" loading={save.isPending}>
                Save this connection
              </Button>
              <p className="muted">
                Its address and credentials are kept for Dev. Prod gets its own. Credentials are
                encrypted, and nobody can read them back.
              </p>
              <Problem error={save.error} />
            </form>
          ) : null}
        </div>
      </div>
    </Page>
  )
}

async function add(project: string, name: string, definition: string): Promise<string> {
  const { sourceId } = await call('POST /api/projects/:project/sources', {
    params: { project },
    body: { kind: 'http', name, definition },
  })
  return sourceId
}

function Asking({ host }: { host: string }) {
  return (
    <div className="connect-asking">
      <span className="connect-pulse" aria-hidden />
      Asking {host === '' ? 'the system' : host} once…
    </div>
  )
}

function Awaiting() {
  return (
    <section className="connect-awaiting">
      <h2>What it found stands here</h2>
      <p>
        Where the list of registrations is, where the people in it are, what names a person for
        good, how many there are by the system’s own count, and how the next page is asked for. You
        can correct each of these.
      </p>
    </section>
  )
}
