import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { ApiProblem } from '../../../ui/api.ts'
import { Problem } from '../../../ui/problem.tsx'
import { authChoices, secretsFor } from './credentials.ts'
import { Entries } from './entries.tsx'
import { hostOf, withChoice, type Typed } from './typed.ts'

/** Where to ask, and how to sign in. */
export function ConnectForm({
  typed,
  change,
  known,
  filled,
  pending,
  error,
  connect,
}: {
  typed: Typed
  change: (typed: Typed) => void
  /** Secrets that the source already has: they may be left out. */
  known: string[]
  /** The button is the next thing to do. */
  filled: boolean
  pending: boolean
  error: unknown
  connect: () => void
}) {
  const problem = error instanceof ApiProblem ? error : null
  const atAddress = problem?.at('url')
  const isKey = typed.choice === 'header' || typed.choice === 'parameter'
  return (
    <form
      className="connect-form"
      onSubmit={(event) => {
        event.preventDefault()
        connect()
      }}
    >
      <TextInput
        label="Address"
        description="The one that lists attendees, orders or members"
        placeholder="https://api.example.org/events/summit/orders"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required
        withAsterisk={false}
        value={typed.url}
        error={atAddress}
        onChange={(event) => change({ ...typed, url: event.currentTarget.value })}
      />
      <Select
        label="How to sign in"
        data={authChoices}
        allowDeselect={false}
        value={typed.choice}
        onChange={(choice) => choice && change(withChoice(typed, choice))}
      />
      {isKey ? (
        <div className="connect-pair">
          <TextInput
            label={typed.choice === 'header' ? 'Header' : 'Parameter'}
            required
            withAsterisk={false}
            spellCheck={false}
            value={typed.keyName}
            onChange={(event) => change({ ...typed, keyName: event.currentTarget.value })}
          />
          {typed.choice === 'header' ? (
            <TextInput
              label="Before the key"
              placeholder="nothing"
              spellCheck={false}
              value={typed.prefix}
              onChange={(event) => change({ ...typed, prefix: event.currentTarget.value })}
            />
          ) : null}
        </div>
      ) : null}
      {secretsFor(typed.choice).map(({ name, label }) => (
        <PasswordInput
          key={name}
          label={label}
          autoComplete="new-password"
          placeholder={known.includes(name) ? 'As it is set; type to replace it' : ''}
          value={typed.secrets[name] ?? ''}
          onChange={(event) => {
            const secrets = { ...typed.secrets, [name]: event.currentTarget.value }
            change({ ...typed, secrets })
          }}
        />
      ))}
      <details className="connect-more">
        <summary>Extra headers and parameters</summary>
        <Entries
          title="Headers"
          entries={typed.headers}
          change={(headers) => change({ ...typed, headers })}
        />
        <Entries
          title="Parameters"
          entries={typed.parameters}
          change={(parameters) => change({ ...typed, parameters })}
        />
      </details>
      {problem && !atAddress ? <Problem error={problem} /> : null}
      <Button
        type="submit"
        loading={pending}
        variant={filled ? 'filled' : 'default'}
        disabled={typed.url.trim() === ''}
      >
        {filled ? 'Connect' : 'Connect again'}
      </Button>
      {hostOf(typed.url) === '' ? null : (
        <p className="connect-note">
          Asks {hostOf(typed.url)} for one page. It only reads. Credentials go nowhere else.
        </p>
      )}
    </form>
  )
}
