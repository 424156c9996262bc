import type { SourceDefinition } from '../definition/definition.ts'
import { secretKeys } from '../definition/secrets.ts'
import type { Redactor } from '../source-error.ts'

const blot = '•••'

/**
 * A function that blots secrets out of a text: the credentials themselves, in either case and however they are
 * encoded, config values whose key sounds like a secret, and parameters whose name does.
 */
export function createRedactor(
  definition: SourceDefinition,
  config: Record<string, string>,
  credentials: readonly string[] = [],
): Redactor {
  const keys = new Set(secretKeys(definition))
  const secrets = [
    ...credentials,
    ...Object.entries(config).flatMap(([key, value]) =>
      keys.has(key) || soundsSecret.test(key) ? [value] : [],
    ),
  ]
    .map((secret) => secret.trim().toWellFormed())
    .filter((secret) => secret.length > 2)
  // The longest first, so that no secret is left in pieces by a shorter one within it.
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length)
  const any = new RegExp(forms.map(escaped).join('|') || '(?!)', 'giu')
  return (text) => text.replace(any, blot).replace(secretParameter, `$1${blot}`)
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [
    secret,
    encodeURI(secret),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...(['base64', 'base64url', 'hex'] as const).map((form) => bytes.toString(form)),
  ]
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

const soundsSecret = /key|token|secret|pass|auth|credential|signature|bearer/i
const secretParameter =
  /([?&](?:[^=&#]*(?:key|secret|pass|auth|credential|signature|bearer)[^=&#]*|access_token|token)=)[^&#]+/gi
