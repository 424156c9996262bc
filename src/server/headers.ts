import type { Config } from '../config.ts'

/**
 * What every answer says to the browser. Scripts come from our own origin alone. Styles may stand in the page, because
 * Mantine writes them there. A mail's preview is an `iframe` with `srcdoc`: it inherits this policy, and its sandbox
 * takes scripts away too. Links hold tokens, so no address is passed on to anybody.
 */
export function securityHeaders({ tls }: Pick<Config, 'tls'>): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(tls && { 'strict-transport-security': 'max-age=31536000' }),
  }
}
