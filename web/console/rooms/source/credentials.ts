import type { SourceForm } from './queries.ts'

export type Auth = SourceForm['auth']
export type AuthChoice = 'none' | 'header' | 'parameter' | 'bearer' | 'basic'

export const authChoices: { value: AuthChoice; label: string }[] = [
  { value: 'header', label: 'API key in a header' },
  { value: 'parameter', label: 'API key in the address' },
  { value: 'bearer', label: 'Bearer token' },
  { value: 'basic', label: 'User name and password' },
  { value: 'none', label: 'None: it answers anybody' },
]

/** The secrets that a way of signing in needs, as a definition reads them, with what people call them. */
export function secretsFor(choice: AuthChoice): { name: string; label: string }[] {
  if (choice === 'none') return []
  if (choice === 'basic') return [named('username'), named('password')]
  return [{ name: 'api_token', label: choice === 'bearer' ? 'Bearer token' : 'API key' }]
}

/** What people call a parameter of a definition: `api_token` → `API key`. */
export function labelOf(name: string): string {
  if (name in labels) return labels[name] ?? name
  const spaced = name.replaceAll(/[_-]+/gu, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const labels: Record<string, string> = {
  url: 'Address',
  api_token: 'API key',
  token: 'Token',
  username: 'User name',
  password: 'Password',
}
const named = (name: string) => ({ name, label: labelOf(name) })
