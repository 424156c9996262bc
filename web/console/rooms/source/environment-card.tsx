import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { When } from '../../../ui/when.tsx'
import { call } from '../../api.ts'
import { labelOf } from './credentials.ts'
import { sourcesKey, type Environment, type Source } from './queries.ts'

/** An environment's own address, parameters and credentials. Credentials go in, and never come out. */
export function EnvironmentCard({
  project,
  source,
  environment,
  secretNames,
  mayRun,
}: {
  project: string
  source: Source
  environment: Environment
  secretNames: string[]
  mayRun: boolean
}) {
  const own = source[environment]
  const plainNames = source.needs.filter((name) => !secretNames.includes(name))
  const [config, setConfig] = useState(own.config)
  const [secrets, setSecrets] = useState<Record<string, string>>({})
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      call('PUT /api/projects/:project/sources/:source/bindings/:environment', {
        params: { project, source: source.sourceId, environment },
        body: { config, secrets },
      }),
    onSuccess: () => setSecrets({}),
    onSettled: () => queries.invalidateQueries({ queryKey: sourcesKey(project) }),
  })
  const name = environment === 'dev' ? 'Dev' : 'Prod'
  const changed =
    Object.keys(secrets).length > 0 ||
    plainNames.some((key) => (config[key] ?? '') !== (own.config[key] ?? ''))
  const copies =
    environment === 'prod' &&
    plainNames.some((key) => source.dev.config[key] && config[key] !== source.dev.config[key])
  return (
    <form
      className="environment-card"
      data-environment={environment}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <header>
        <EnvironmentBadge kind={environment} />
        {copies && mayRun ? (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => setConfig({ ...config, ...source.dev.config })}
          >
            Use Dev’s address
          </Button>
        ) : null}
      </header>
      {plainNames.map((key) => (
        <TextInput
          key={key}
          label={labelOf(key)}
          placeholder={key === 'url' ? 'https://api.example.org/events/summit/orders' : ''}
          spellCheck={false}
          autoComplete="off"
          readOnly={!mayRun}
          value={config[key] ?? ''}
          onChange={(event) => setConfig({ ...config, [key]: event.currentTarget.value })}
        />
      ))}
      {secretNames.map((key) => (
        <Secret
          key={key}
          name={key}
          set={own.secrets.find((secret) => secret.name === key)}
          address={config['url'] ?? ''}
          typed={secrets[key]}
          mayRun={mayRun}
          type={(value) => {
            const { [key]: _, ...others } = secrets
            setSecrets(value === null ? others : { ...others, [key]: value })
          }}
        />
      ))}
      {plainNames.length + secretNames.length === 0 ? (
        <p className="muted">It asks the same address everywhere, and needs no credentials.</p>
      ) : null}
      <Problem error={save.error} />
      {changed && mayRun ? (
        <div className="environment-card-acts">
          <Button type="submit" variant="default" loading={save.isPending}>
            Save {name}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              setConfig(own.config)
              setSecrets({})
            }}
          >
            Undo
          </Button>
          {environment === 'prod' ? (
            <p className="muted">Saving reads nothing, and changes nobody in Prod.</p>
          ) : null}
        </div>
      ) : null}
    </form>
  )
}

type Set = Source['dev']['secrets'][number]

/** Write-only: whether it is set, since when and for which origin, and a field that replaces it. */
function Secret({
  name,
  set,
  address,
  typed,
  mayRun,
  type,
}: {
  name: string
  set: Set | undefined
  address: string
  /** Undefined while nothing is being replaced. */
  typed: string | undefined
  mayRun: boolean
  type: (value: string | null) => void
}) {
  const label = labelOf(name)
  const elsewhere = set && URL.canParse(address) && new URL(address).origin !== set.origin
  if (typed !== undefined || (!set && mayRun)) {
    return (
      <div className="secret">
        <PasswordInput
          label={label}
          autoComplete="new-password"
          placeholder={set ? 'Type the new one' : 'Not set yet'}
          value={typed ?? ''}
          onChange={(event) => type(event.currentTarget.value || (set ? '' : null))}
        />
        {set ? (
          <Button variant="subtle" size="xs" onClick={() => type(null)}>
            Keep the one that is set
          </Button>
        ) : null}
      </div>
    )
  }
  return (
    <div className="secret">
      <div className="secret-label">{label}</div>
      <div className="secret-set">
        {set ? (
          <span>
            Set <When at={set.updatedAt} only="absolute" /> for {set.origin}
          </span>
        ) : (
          <span className="muted">Not set yet</span>
        )}
        {mayRun ? (
          <Button variant="subtle" size="xs" onClick={() => type('')}>
            Replace
          </Button>
        ) : null}
      </div>
      {elsewhere ? (
        <Problem
          tone="waits"
          found={`It was entered for ${set.origin} and is sent nowhere else. Enter it again for this address.`}
        />
      ) : null}
    </div>
  )
}
