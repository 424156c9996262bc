// What somebody types into the connect form, and what the server is asked with it.
import { secretsFor, type Auth, type AuthChoice } from './credentials.ts'

export type Entry = { id: number; name: string; value: string }

export type Typed = {
  url: string
  choice: AuthChoice
  /** The header or parameter that carries the key, and what stands before it. */
  keyName: string
  prefix: string
  secrets: Record<string, string>
  headers: Entry[]
  parameters: Entry[]
}

export function typedFrom(url: string, auth: Auth | null): Typed {
  const key = auth?.kind === 'key' ? auth : null
  return {
    url,
    choice: auth ? (auth.kind === 'key' ? auth.in : auth.kind) : 'header',
    keyName: key?.name ?? 'Authorization',
    prefix: key?.prefix ?? (auth ? '' : 'Token '),
    secrets: {},
    headers: [],
    parameters: [],
  }
}

/** Other ways name the key's place otherwise; what somebody typed stays. */
export function withChoice(typed: Typed, choice: AuthChoice): Typed {
  const usual = [...Object.values(usualNames), '']
  if (!usual.includes(typed.keyName)) return { ...typed, choice }
  return { ...typed, choice, keyName: usualNames[choice] ?? typed.keyName }
}

export function askedOf(typed: Typed) {
  const { url, choice, keyName, prefix } = typed
  const wanted = secretsFor(choice).map(({ name }) => name)
  const auth: Auth =
    choice === 'header' || choice === 'parameter'
      ? {
          kind: 'key',
          in: choice,
          name: keyName.trim(),
          prefix: choice === 'header' ? prefixed(prefix) : '',
        }
      : { kind: choice }
  return {
    url: url.trim(),
    auth,
    secrets: Object.fromEntries(
      Object.entries(typed.secrets).filter(([name, value]) => wanted.includes(name) && value),
    ),
    headers: recordOf(typed.headers),
    parameters: recordOf(typed.parameters),
  }
}

/** The host of an address as far as it is typed; empty where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url.trim()) ? new URL(url.trim()).host : ''
}

const usualNames: Partial<Record<AuthChoice, string>> = {
  header: 'Authorization',
  parameter: 'api_key',
}

/** `Token` and `Bearer` are followed by a space, whether or not somebody typed it. */
function prefixed(prefix: string): string {
  return /^[A-Za-z]+$/u.test(prefix) ? `${prefix} ` : prefix
}

function recordOf(entries: readonly Entry[]): Record<string, string> {
  const named = entries.filter(({ name }) => name.trim() !== '')
  return Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]))
}
