import { SourceError } from '../source-error.ts'

/** What the network said, in words that a person can act on. Our own errors pass through unchanged. */
export function transportError(error: unknown, url: URL): SourceError {
  const chain = causes(error)
  const own = chain.find((one) => one instanceof SourceError)
  if (own !== undefined) return own
  const codes = chain.map(codeOf)
  const { host, hostname } = url
  const more = { cause: error }
  if (codes.includes('ENOTFOUND')) return new SourceError('host_unknown', { host: hostname }, more)
  if (codes.includes('EAI_AGAIN')) {
    return new SourceError('name_lookup_failed', { host: hostname }, more)
  }
  const fault = codes.map((code) => certificateFaults[code]).find((one) => one !== undefined)
  if (fault !== undefined) return new SourceError('tls_certificate', { host, fault }, more)
  if (codes.some((code) => code.startsWith('ERR_SSL') || code === 'EPROTO')) {
    return new SourceError('tls_failed', { host }, more)
  }
  if (codes.includes('ECONNREFUSED')) return new SourceError('connection_refused', { host }, more)
  if (codes.some((code) => code === 'EHOSTUNREACH' || code === 'ENETUNREACH')) {
    return new SourceError('host_unreachable', { host }, more)
  }
  const wait = codes.map((code) => waits[code]).find((one) => one !== undefined)
  if (wait !== undefined) return new SourceError('timed_out', { host, wait }, more)
  return new SourceError('connection_lost', { host }, more)
}

/** An error, its causes, and where several addresses were tried, the errors of each. */
function causes(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error]
  const inner = error instanceof AggregateError ? error.errors : []
  return [error, ...inner, ...(error.cause === undefined ? [] : causes(error.cause))]
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if (error.name === 'TimeoutError') return 'TimeoutError'
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const waits: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: 'take up the connection in time',
  ETIMEDOUT: 'take up the connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'begin to answer in time',
  UND_ERR_BODY_TIMEOUT: 'go on answering in time',
  TimeoutError: 'finish its answer in time',
}

/** Node's names for what is wrong with a certificate: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const certificateFaults: Record<string, string> = {
  CERT_HAS_EXPIRED: 'its certificate has run out',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is made out to another name',
  HOSTNAME_MISMATCH: 'its certificate is made out to another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it made its certificate itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'an unknown authority stands behind its certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'an unknown authority stands behind its certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'an unknown authority stands behind its certificate, or it does not send the certificates in between',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'it does not send the certificates in between',
  CERT_REVOKED: 'its certificate was revoked',
  CERT_UNTRUSTED: 'an unknown authority stands behind its certificate',
}
