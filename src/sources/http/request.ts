import type { Json } from '../../mapping/core/record.ts'
import type {
  Authenticator,
  Paginator,
  Requester,
  RequestOption,
  SourceDefinition,
} from '../definition/definition.ts'
import { literal } from '../definition/literal.ts'
import { SourceError, type Redactor } from '../source-error.ts'
import type { PageToken } from './page.ts'
import { createRedactor } from './redact.ts'
import { scopeOf, type Scope } from './scope.ts'

/** One GET, ready to be sent. `shown` describes it without its secrets. */
export type SourceRequest = {
  url: URL
  headers: Record<string, string>
  /** What may go to another origin after a redirect: nothing that the definition or a person entered. */
  plainHeaders: Record<string, string>
  shown: string
}

/** Makes the requests of a definition. */
export type RequestMaker = {
  /** The request for a page. Throws a SourceError where config or a template is at fault. */
  make: (token: PageToken | null) => SourceRequest
  /** A next link without the credential that a system may have echoed into it. */
  withoutCredentials: (link: string) => string
  /** Blots the secrets out of a text. */
  redact: Redactor
}

const plainHeaders = {
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'Gangway',
}

/**
 * `origin` is the one that the credentials are for (`https://host:port`): whatever the templates make of an address,
 * no request for another is ever made. Throws a SourceError where a credential is missing.
 */
export function createRequestMaker(
  definition: SourceDefinition,
  config: Record<string, string>,
  origin: string,
): RequestMaker {
  const { retriever, own } = scopesOf(definition, config)
  const { requester, paginator } = definition.retriever
  const credentials = credentialsOf(
    requester.authenticator,
    own.within('authenticator', requester.authenticator),
  )
  const redact = createRedactor(definition, config, credentials.secrets)

  const made = (token: PageToken | null): SourceRequest => {
    const context = contextOf(token)
    const url = addressOf(requester, own, context, token, paginator)
    if (url.origin !== origin) {
      throw new SourceError('credentials_for_elsewhere', { from: origin, to: url.origin })
    }
    const isLink = token !== null && isRequestPath(paginator)
    const asked: Values = { parameters: {}, headers: {} }
    for (const [name, text] of Object.entries(requester.request_parameters)) {
      asked.parameters[own.text(name, context)] = own.text(text, context)
    }
    for (const [name, text] of Object.entries(requester.request_headers)) {
      asked.headers[own.text(name, context)] = own.text(text, context)
    }
    if (paginator.type === 'DefaultPaginator') {
      const scope = retriever.within('paginator', paginator)
      const { page_size_option: size, page_token_option: option } = paginator
      const pageSize = paginator.pagination_strategy.page_size
      if (size !== undefined && pageSize !== undefined) {
        inject(asked, size, scope, scope.text(String(pageSize)))
      }
      if (token !== null && option?.type === 'RequestOption') {
        inject(asked, option, scope, String(token))
      }
    }
    Object.assign(asked.parameters, credentials.parameters)
    Object.assign(asked.headers, credentials.headers)
    for (const [name, value] of Object.entries(asked.parameters)) {
      addParameter(url, name, value, isLink)
    }
    const headers = { ...plainHeaders, ...lowerCased(asked.headers) }
    return { url, headers, plainHeaders, shown: redact(`GET ${url.href}`).slice(0, 400) }
  }

  const make = (token: PageToken | null): SourceRequest => {
    try {
      return made(token)
    } catch (error) {
      throw error instanceof SourceError ? error.redacted(redact) : error
    }
  }

  const withoutCredentials = (link: string): string => {
    const names = Object.keys(credentials.parameters)
    if (names.length === 0 || !link.includes('?')) return link
    const [before = '', query = ''] = link.split(/\?(.*)/su)
    const kept = query
      .split('&')
      .filter((part) => !names.includes(decode(part.split('=')[0] ?? '')))
    return kept.length === 0 ? before : `${before}?${kept.join('&')}`
  }

  return { make, withoutCredentials, redact }
}

/**
 * Where a definition's first request goes: `https://host:port`. Secrets have no say in it, and are not needed.
 * Throws a SourceError where the address cannot be worked out.
 */
export function originOf(definition: SourceDefinition, config: Record<string, string>): string {
  const { requester, paginator } = definition.retriever
  const { own } = scopesOf(definition, config)
  return addressOf(requester, own, contextOf(null), null, paginator).origin
}

function scopesOf(definition: SourceDefinition, config: Record<string, string>) {
  const retriever = scopeOf(definition, config).within('retriever', definition.retriever)
  return { retriever, own: retriever.within('requester', definition.retriever.requester) }
}

function contextOf(token: PageToken | null) {
  return { next_page_token: token === null ? {} : { next_page_token: token } }
}

type Values = { parameters: Record<string, string>; headers: Record<string, string> }
type Credentials = Values & { secrets: string[] }

function credentialsOf(authenticator: Authenticator, scope: Scope): Credentials {
  const values: Values = { parameters: {}, headers: {} }
  if (authenticator.type === 'NoAuth') return { ...values, secrets: [] }
  if (authenticator.type === 'BasicHttpAuthenticator') {
    const password = scope.text(authenticator.password)
    const pair = `${scope.text(authenticator.username)}:${password}`
    const encoded = Buffer.from(pair).toString('base64')
    values.headers['Authorization'] = `Basic ${encoded}`
    return { ...values, secrets: [encoded, password] }
  }
  const token = scope.text(authenticator.api_token)
  if (authenticator.type === 'BearerAuthenticator') {
    values.headers['Authorization'] = `Bearer ${token}`
  } else if (authenticator.inject_into !== undefined) {
    inject(values, authenticator.inject_into, scope, token)
  } else {
    values.headers[scope.text(authenticator.header ?? '')] = token
  }
  return { ...values, secrets: [token] }
}

function inject(values: Values, option: RequestOption, scope: Scope, value: string): void {
  const name = scope.text(option.field_name)
  if (option.inject_into === 'header') values.headers[name] = value
  else values.parameters[name] = value
}

function isRequestPath(paginator: Paginator): boolean {
  return (
    paginator.type === 'DefaultPaginator' && paginator.page_token_option?.type === 'RequestPath'
  )
}

/** The address of a page: `url`, or `url_base` with `path`; a next link is taken from there as a browser would. */
function addressOf(
  requester: Requester,
  scope: Scope,
  context: { [name: string]: Json },
  token: PageToken | null,
  paginator: Paginator,
): URL {
  const base = scope.text(requester.url_base ?? requester.url ?? '', context)
  const path = scope.text(requester.path ?? '', context).replace(/^\/+/, '')
  const folder = base.endsWith('/') ? base : `${base}/`
  const first = parse(path === '' ? base : isWhole(path) ? path : `${folder}${path}`)
  if (token === null || !isRequestPath(paginator)) return first
  const link = String(token)
  // As in the original a link goes on from `url_base`; one that only changes the query, from the whole address.
  const from = requester.url_base === undefined || link.startsWith('?') ? first.href : folder
  const next = parse(link, from)
  // Systems behind a proxy often write http: into their own links.
  if (next.host === first.host && first.protocol === 'https:') next.protocol = 'https:'
  if (next.origin !== first.origin) {
    throw new SourceError('next_page_elsewhere', { from: first.origin, to: next.origin })
  }
  return next
}

function isWhole(address: string): boolean {
  return /^https?:\/\//i.test(address)
}

function parse(address: string, base?: string): URL {
  const url = URL.parse(address, base)
  if (url === null) {
    // What follows '?' may hold a key.
    throw new SourceError('address_invalid', { url: address.split('?')[0]?.slice(0, 200) ?? '' })
  }
  return url
}

/**
 * Adds a parameter and leaves the rest of the address as it is written, because signed links must not change.
 * In a next link the system's own value stands; elsewhere ours replaces one of the same name.
 */
function addParameter(url: URL, name: string, text: string, isLink: boolean): void {
  if (url.searchParams.has(name)) {
    if (isLink) return
    url.searchParams.delete(name)
  }
  const meant = literal(text)
  const values = Array.isArray(meant)
    ? meant.map(String)
    : [typeof meant === 'string' ? meant : text]
  for (const value of values) {
    if (value === '') continue
    const pair = new URLSearchParams([[name, value]]).toString()
    url.search = url.search === '' ? pair : `${url.search}&${pair}`
  }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      // RFC 9110, sections 5.1 and 5.5: what names and values may hold.
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7E\x80-\xFF]*$/.test(value)) {
        throw new SourceError('header_invalid', { header: name.slice(0, 60) })
      }
      return [name.toLowerCase(), value]
    }),
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
