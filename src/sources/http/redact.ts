const blot = '•••'

/**
 * A function that blots secrets out of a text: the credentials themselves, config values whose key sounds like a
 * secret, however they are encoded, and parameters whose name does.
 */
export function createRedactor(
  config: Record<string, string>,
  credentials: readonly string[],
): (text: string) => string {
  const secrets = [
    ...credentials,
    ...Object.entries(config).flatMap(([key, value]) => (soundsSecret.test(key) ? [value] : [])),
  ]
    .map((secret) => secret.trim())
    .filter((secret) => secret.length > 2)
  const encoded = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ])
  // The longest first, so that no secret is left in pieces by a shorter one within it.
  const forms = [...new Set(encoded)].sort((a, b) => b.length - a.length)
  return (text) =>
    forms
      .reduce((left, form) => left.replaceAll(form, blot), text)
      .replace(secretParameter, `$1${blot}`)
}

const soundsSecret = /key|token|secret|pass|auth|credential|signature|bearer/i
const secretParameter =
  /([?&](?:[^=&#]*(?:key|secret|pass|auth|credential|signature|bearer)[^=&#]*|access_token|token)=)[^&#]+/gi
