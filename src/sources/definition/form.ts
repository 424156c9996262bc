import { z } from 'zod'
import type { Authenticator, Paginator } from './definition.ts'
import { checkDefinition, type ParsedDefinition } from './parse.ts'

const keys = z.array(z.string().min(1))
const somewhere = keys.min(1)
const texts = z.record(z.string().min(1), z.string())

/**
 * A source as a form asks for it. Places are lists of keys. Secrets are no part of it: the definition reads them as
 * `config['api_token']`, or `config['username']` and `config['password']`.
 */
export const sourceForm = z.strictObject({
  /** Each environment brings its own address, unless one is written here. */
  url: z.string().min(1).default("{{ config['url'] }}"),
  auth: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('bearer') }),
      z.strictObject({ kind: z.literal('basic') }),
      z.strictObject({
        kind: z.literal('key'),
        in: z.enum(['header', 'parameter']),
        name: z.string().min(1),
        /** Stands before the key, as in `Token …`; a word is parted from it by a space. */
        prefix: z.string().default(''),
      }),
    ])
    .default({ kind: 'none' }),
  parameters: texts.default({}),
  headers: texts.default({}),
  /** Where the list is; empty where the whole answer is the list. */
  list: keys.default([]),
  /** Where, within each entry, the list of people is; null where each entry is a person. */
  people: somewhere.nullable().default(null),
  /** The fields that together name a record for good. */
  id: z.array(somewhere).min(1),
  paging: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('next link'), at: somewhere }),
      z.strictObject({ kind: z.literal('link header') }),
      z.strictObject({ kind: z.literal('cursor'), at: somewhere, parameter: z.string().min(1) }),
      z.strictObject({
        kind: z.literal('page'),
        parameter: z.string().min(1),
        first: z.number().int().default(1),
        /** Where the answer says which page it is, and either which is the last or whether there is more. */
        current: somewhere.nullable().default(null),
        last: somewhere.nullable().default(null),
        more: somewhere.nullable().default(null),
      }),
      z.strictObject({
        kind: z.literal('offset'),
        parameter: z.string().min(1),
        /** The number of the first entry. */
        first: z.union([z.literal(0), z.literal(1)]).default(0),
        /** Where the answer says at which entry it begins, and how many there are. */
        start: somewhere.nullable().default(null),
        total: somewhere.nullable().default(null),
      }),
    ])
    .default({ kind: 'none' }),
  /** How many entries a page is asked to have. */
  pageSize: z
    .strictObject({ parameter: z.string().min(1), size: z.number().int().positive() })
    .nullable()
    .default(null),
  total: z
    .discriminatedUnion('in', [
      z.strictObject({ in: z.literal('body'), at: somewhere }),
      z.strictObject({ in: z.literal('header'), name: z.string().min(1) }),
    ])
    .nullable()
    .default(null),
  totalCounts: z.enum(['items', 'records']).default('items'),
  neverStore: z.array(z.string()).default([]),
})

export type SourceForm = z.output<typeof sourceForm>

/** The definition that a form describes; problems where the form holds what a definition cannot. */
export function fromForm(form: SourceForm): ParsedDefinition {
  const paginator = paginatorOf(form)
  return checkDefinition({
    type: 'DeclarativeStream',
    primary_key: form.id,
    retriever: {
      type: 'SimpleRetriever',
      requester: {
        type: 'HttpRequester',
        url: form.url,
        authenticator: authenticatorOf(form.auth),
        request_parameters: {
          ...form.parameters,
          // Page numbers and offsets ask for the size themselves, because they also stop by it.
          ...(form.pageSize &&
            paginator?.page_size_option === undefined && {
              [form.pageSize.parameter]: String(form.pageSize.size),
            }),
        },
        request_headers: form.headers,
      },
      ...(paginator && { paginator }),
      record_selector: {
        type: 'RecordSelector',
        extractor: {
          type: 'DpathExtractor',
          field_path: form.list,
          ...(form.people && {
            record_expander: {
              type: 'RecordExpander',
              expand_records_from_field: form.people,
              remain_original_record: true,
            },
          }),
        },
      },
    },
    gangway: {
      ...(form.total && { total: totalOf(form.total) }),
      total_counts: form.totalCounts,
      never_store: form.neverStore,
    },
  })
}

type DefaultPaginator = Extract<Paginator, { type: 'DefaultPaginator' }>

function authenticatorOf(auth: SourceForm['auth']): Authenticator {
  if (auth.kind === 'none') return { type: 'NoAuth' }
  if (auth.kind === 'bearer') {
    return { type: 'BearerAuthenticator', api_token: "{{ config['api_token'] }}" }
  }
  if (auth.kind === 'basic') {
    return {
      type: 'BasicHttpAuthenticator',
      username: "{{ config['username'] }}",
      password: "{{ config['password'] }}",
    }
  }
  const prefix = /\w$/.test(auth.prefix) ? `${auth.prefix} ` : auth.prefix
  const api_token = `${prefix}{{ config['api_token'] }}`
  return auth.in === 'header'
    ? { type: 'ApiKeyAuthenticator', api_token, header: auth.name }
    : { type: 'ApiKeyAuthenticator', api_token, inject_into: inParameter(auth.name) }
}

function inParameter(name: string) {
  return {
    type: 'RequestOption' as const,
    inject_into: 'request_parameter' as const,
    field_name: name,
  }
}

function paginatorOf(form: SourceForm): DefaultPaginator | null {
  const { paging } = form
  const type = 'DefaultPaginator'
  if (paging.kind === 'none') return null
  if (paging.kind === 'next link' || paging.kind === 'link header') {
    const place =
      paging.kind === 'next link' ? member('response', paging.at) : "headers['link']['next']['url']"
    return {
      type,
      pagination_strategy: { type: 'CursorPagination', cursor_value: `{{ ${place} }}` },
      page_token_option: { type: 'RequestPath' },
    }
  }
  const page_token_option = inParameter(paging.parameter)
  const cursor = (cursor_value: string, stop?: string): DefaultPaginator => ({
    type,
    pagination_strategy: {
      type: 'CursorPagination',
      cursor_value: `{{ ${cursor_value} }}`,
      ...(stop && { stop_condition: `{{ ${stop} }}` }),
    },
    page_token_option,
  })
  if (paging.kind === 'cursor') return cursor(member('response', paging.at))
  if (paging.kind === 'page') {
    const current = paging.current && member('response', paging.current)
    if (current && paging.last) {
      return cursor(`${current} + 1`, `${current} >= ${member('response', paging.last)}`)
    }
    if (current && paging.more) {
      return cursor(`${current} + 1`, `not ${member('response', paging.more)}`)
    }
    const strategy = { type: 'PageIncrement', start_from_page: paging.first } as const
    return counted(form, { ...strategy, inject_on_first_request: true }, page_token_option)
  }
  if (paging.start && paging.total) {
    const after = `${member('response', paging.start)} + (${member('response', form.list)} | length)`
    return cursor(after, `${after} >= ${member('response', paging.total)} + ${paging.first}`)
  }
  return counted(
    form,
    { type: 'OffsetIncrement', inject_on_first_request: true },
    page_token_option,
  )
}

function counted(
  form: SourceForm,
  strategy: DefaultPaginator['pagination_strategy'],
  page_token_option: ReturnType<typeof inParameter>,
): DefaultPaginator {
  const { pageSize } = form
  if (pageSize === null) {
    return { type: 'DefaultPaginator', pagination_strategy: strategy, page_token_option }
  }
  return {
    type: 'DefaultPaginator',
    pagination_strategy: { ...strategy, page_size: pageSize.size },
    page_token_option,
    page_size_option: inParameter(pageSize.parameter),
  }
}

function totalOf(total: NonNullable<SourceForm['total']>): string {
  return total.in === 'body'
    ? `{{ ${member('response', total.at)} }}`
    : `{{ ${member('headers', [total.name.toLowerCase()])} }}`
}

/** `response['a']['b c']`: brackets, because a dot would meet the methods of Python's own types. */
function member(root: string, path: readonly string[]): string {
  return root + path.map((key) => `['${key.replace(/['\\]/g, '\\$&')}']`).join('')
}
