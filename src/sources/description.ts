// A source definition in plain sentences: what a person who does not read YAML is told of it.
import type { SourceForm } from './definition/form.ts'
import type { Authenticator, SourceDefinition } from './definition/definition.ts'
import { secretKeys } from './definition/secrets.ts'
import type { Finding } from './findings.ts'

export type Description = {
  sentences: { about: Finding['about'] | 'sign-in'; text: string }[]
  /** How it signs in, as the form asks for it; null where the form has no such way. */
  auth: SourceForm['auth'] | null
  /** The keys of `config` that are secrets: those that sign in, and what headers and parameters hold of the kind. */
  secrets: string[]
  neverStore: string[]
}

export function describe(definition: SourceDefinition): Description {
  const { authenticator } = definition.retriever.requester
  const neverStore = definition.gangway.never_store
  return {
    sentences: [
      { about: 'sign-in', text: signInSentence(authenticator) },
      ...listSentences(definition),
      { about: 'id', text: idSentence(definition.primary_key) },
      { about: 'paging', text: pagingSentence(definition.retriever.paginator) },
      { about: 'total', text: totalSentence(definition.gangway.total) },
    ],
    auth: authOf(authenticator),
    secrets: secretKeys(definition),
    neverStore,
  }
}

function signInSentence(authenticator: Authenticator): string {
  if (authenticator.type === 'NoAuth') return 'It asks without signing in.'
  if (authenticator.type === 'BearerAuthenticator') return 'It signs in with a bearer token.'
  if (authenticator.type === 'BasicHttpAuthenticator')
    return 'It signs in with a user name and a password.'
  const { name, inAddress, prefix } = keyPlace(authenticator)
  const place = inAddress ? `in the address as '${name}'` : `in the header '${name}'`
  return `It signs in with an API key ${place}${prefix === '' ? '' : `, after '${prefix.trim()}'`}.`
}

function listSentences({ retriever }: SourceDefinition): Description['sentences'] {
  const { field_path, record_expander: expander } = retriever.record_selector.extractor
  const place =
    field_path.length === 0
      ? 'The whole answer is the list'
      : `The list stands at '${field_path.join('.')}'`
  if (!expander) return [{ about: 'list', text: `${place}; each entry is a person.` }]
  const people = expander.expand_records_from_field.join('.')
  const kept = expander.remain_original_record ? ', each with the entry that they came in' : ''
  return [{ about: 'people', text: `${place}; the people are in each entry's '${people}'${kept}.` }]
}

function idSentence(key: SourceDefinition['primary_key']): string {
  const paths = typeof key === 'string' ? [key] : key
  const names = paths.map((path) => `'${typeof path === 'string' ? path : path.join('.')}'`)
  return `A person is named for good by ${names.join(' with ')}.`
}

function pagingSentence(paginator: SourceDefinition['retriever']['paginator']): string {
  if (paginator.type === 'NoPagination') return 'Everything comes in one answer.'
  const { pagination_strategy: strategy, page_token_option: option } = paginator
  const parameter = option?.type === 'RequestOption' ? `'${option.field_name}'` : ''
  if (strategy.type === 'PageIncrement') {
    return `Pages are numbered from ${strategy.start_from_page}, asked for as ${parameter}.`
  }
  if (strategy.type === 'OffsetIncrement') {
    return `Pages go by the number of their first entry, asked for as ${parameter}.`
  }
  const place = placeIn(strategy.cursor_value)
  if (option?.type === 'RequestPath') {
    return place === null
      ? "The next page's address is worked out from the answer."
      : `The next page's address stands ${place}.`
  }
  return place === null
    ? `The next page is worked out from the answer, and asked for as ${parameter}.`
    : `What asks for the next page stands ${place}, and goes back as ${parameter}.`
}

function totalSentence(total: string | undefined): string {
  if (total === undefined)
    return 'The system gives no total: that a read is complete is proved by its paging alone.'
  const place = placeIn(total) ?? `at ${total}`
  return `The system's own total stands ${place}, and must agree with what was read.`
}

/** `at 'meta.next'` for a template that reads one place of the answer and does nothing else. */
function placeIn(template: string): string | null {
  const inside = /^\{\{\s*(response|headers)((?:\.\w+|\['[^']+'\]|\["[^"]+"\])+)\s*\}\}$/u.exec(
    template.trim(),
  )
  if (!inside) return null
  const keys = [...(inside[2] ?? '').matchAll(/\.(\w+)|\['([^']+)'\]|\["([^"]+)"\]/gu)]
  const path = keys.map(([, plain, single, double]) => plain ?? single ?? double ?? '')
  return inside[1] === 'headers'
    ? `in the header '${path[0] ?? ''}'`
    : `at '${path.join('.')}' in the answer`
}

function authOf(authenticator: Authenticator): SourceForm['auth'] | null {
  if (authenticator.type === 'NoAuth') return { kind: 'none' }
  if (authenticator.type === 'BearerAuthenticator') return { kind: 'bearer' }
  if (authenticator.type === 'BasicHttpAuthenticator') return { kind: 'basic' }
  const { name, inAddress, prefix } = keyPlace(authenticator)
  return name === '' ? null : { kind: 'key', in: inAddress ? 'parameter' : 'header', name, prefix }
}

function keyPlace(authenticator: Extract<Authenticator, { type: 'ApiKeyAuthenticator' }>) {
  const { header, inject_into: option, api_token } = authenticator
  return {
    name: header ?? option?.field_name ?? '',
    inAddress: option?.inject_into === 'request_parameter',
    prefix: /^([^{]*)\{\{/u.exec(api_token)?.[1] ?? '',
  }
}
