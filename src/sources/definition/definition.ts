import { z } from 'zod'

/**
 * A source definition: one stream in the vocabulary and with the meaning of the Airbyte declarative (low-code)
 * manifest language, in the part that a paged JSON API needs. What is ours stands apart, under `gangway`.
 * https://docs.airbyte.com/platform/connector-development/config-based/understanding-the-yaml-file/reference
 *
 * Texts marked as templates may hold `{{ … }}` (Jinja). `$parameters` hold for a component and for all within it.
 */

const parameters = z.record(z.string(), z.json()).optional()
/** A path through JSON, one key a step; '*' stands for every member. */
const path = z.array(z.string())
const pageSize = z.union([z.number().int().positive(), z.string()]).optional()
const requestValues = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
  .default({})

const requestOption = z.strictObject({
  type: z.literal('RequestOption'),
  inject_into: z.enum(['request_parameter', 'header']),
  field_name: z.string().min(1),
  $parameters: parameters,
})

const requestPath = z.strictObject({ type: z.literal('RequestPath'), $parameters: parameters })

const noAuth = z.strictObject({ type: z.literal('NoAuth'), $parameters: parameters })

const apiKeyAuthenticator = z.strictObject({
  type: z.literal('ApiKeyAuthenticator'),
  api_token: z.string().min(1),
  /** The header that carries the key; or `inject_into`, which can name a request parameter too. */
  header: z.string().optional(),
  inject_into: requestOption.optional(),
  $parameters: parameters,
})

const bearerAuthenticator = z.strictObject({
  type: z.literal('BearerAuthenticator'),
  api_token: z.string().min(1),
  $parameters: parameters,
})

const basicHttpAuthenticator = z.strictObject({
  type: z.literal('BasicHttpAuthenticator'),
  username: z.string().min(1),
  password: z.string().default(''),
  $parameters: parameters,
})

const httpRequester = z.strictObject({
  type: z.literal('HttpRequester'),
  url: z.string().optional(),
  url_base: z.string().optional(),
  path: z.string().optional(),
  http_method: z.literal('GET').default('GET'),
  authenticator: z
    .discriminatedUnion('type', [
      noAuth,
      apiKeyAuthenticator,
      bearerAuthenticator,
      basicHttpAuthenticator,
    ])
    .default({ type: 'NoAuth' }),
  request_parameters: requestValues,
  request_headers: requestValues,
  $parameters: parameters,
})

const cursorPagination = z.strictObject({
  type: z.literal('CursorPagination'),
  cursor_value: z.string().min(1),
  stop_condition: z.string().optional(),
  page_size: pageSize,
  $parameters: parameters,
})

const pageIncrement = z.strictObject({
  type: z.literal('PageIncrement'),
  page_size: pageSize,
  start_from_page: z.number().int().default(0),
  inject_on_first_request: z.boolean().default(false),
  $parameters: parameters,
})

const offsetIncrement = z.strictObject({
  type: z.literal('OffsetIncrement'),
  page_size: pageSize,
  inject_on_first_request: z.boolean().default(false),
  $parameters: parameters,
})

const defaultPaginator = z.strictObject({
  type: z.literal('DefaultPaginator'),
  pagination_strategy: z.discriminatedUnion('type', [
    cursorPagination,
    pageIncrement,
    offsetIncrement,
  ]),
  page_token_option: z.discriminatedUnion('type', [requestOption, requestPath]).optional(),
  page_size_option: requestOption.optional(),
  $parameters: parameters,
})

const noPagination = z.strictObject({ type: z.literal('NoPagination'), $parameters: parameters })

const parentFieldPath = z.strictObject({
  type: z.literal('ParentFieldPath'),
  parent_path: path.min(1),
  record_path: path.min(1),
  $parameters: parameters,
})

const recordExpander = z.strictObject({
  type: z.literal('RecordExpander'),
  expand_records_from_field: path.min(1),
  /** Puts the whole parent into each expanded record, under `original_record`. */
  remain_original_record: z.boolean().default(false),
  parent_fields: z.array(parentFieldPath).default([]),
  on_no_records: z.enum(['skip', 'emit_parent']).default('skip'),
  $parameters: parameters,
})

const dpathExtractor = z.strictObject({
  type: z.literal('DpathExtractor'),
  field_path: path,
  record_expander: recordExpander.optional(),
  $parameters: parameters,
})

const recordSelector = z.strictObject({
  type: z.literal('RecordSelector'),
  extractor: dpathExtractor,
  $parameters: parameters,
})

const jsonDecoder = z.strictObject({ type: z.literal('JsonDecoder'), $parameters: parameters })

const simpleRetriever = z.strictObject({
  type: z.literal('SimpleRetriever'),
  requester: httpRequester,
  paginator: z
    .discriminatedUnion('type', [defaultPaginator, noPagination])
    .default({ type: 'NoPagination' }),
  record_selector: recordSelector,
  decoder: jsonDecoder.optional(),
  $parameters: parameters,
})

const ours = z.strictObject({
  /** A template for the vendor's own total, for example `{{ response.count }}`. */
  total: z.string().optional(),
  /** What the total counts: the items of the list at `field_path`, or the records after expanding. */
  total_counts: z.enum(['items', 'records']).default('items'),
  /** Paths (path language of the mapping) dropped from each record before anything is written. */
  never_store: z.array(z.string()).default([]),
})

export const sourceDefinition = z.strictObject({
  type: z.literal('DeclarativeStream'),
  name: z.string().default(''),
  /** One field, several fields, or several paths; together they name a record for good. */
  primary_key: z.union([
    z.string().min(1),
    z.array(z.string().min(1)).min(1),
    z.array(path.min(1)).min(1),
  ]),
  retriever: simpleRetriever,
  gangway: ours.default({ total_counts: 'items', never_store: [] }),
  $parameters: parameters,
})

/** The components by name, with their schemas: what is not here is refused by name. */
export const components = {
  DeclarativeStream: sourceDefinition,
  SimpleRetriever: simpleRetriever,
  HttpRequester: httpRequester,
  NoAuth: noAuth,
  ApiKeyAuthenticator: apiKeyAuthenticator,
  BearerAuthenticator: bearerAuthenticator,
  BasicHttpAuthenticator: basicHttpAuthenticator,
  DefaultPaginator: defaultPaginator,
  NoPagination: noPagination,
  CursorPagination: cursorPagination,
  PageIncrement: pageIncrement,
  OffsetIncrement: offsetIncrement,
  RequestOption: requestOption,
  RequestPath: requestPath,
  RecordSelector: recordSelector,
  DpathExtractor: dpathExtractor,
  RecordExpander: recordExpander,
  ParentFieldPath: parentFieldPath,
  JsonDecoder: jsonDecoder,
} as const

export type ComponentName = keyof typeof components
export type SourceDefinition = z.output<typeof sourceDefinition>
export type Retriever = SourceDefinition['retriever']
export type Requester = Retriever['requester']
export type Authenticator = Requester['authenticator']
export type Paginator = Retriever['paginator']
export type PaginationStrategy = z.output<typeof defaultPaginator>['pagination_strategy']
export type RequestOption = z.output<typeof requestOption>
export type RecordExpander = z.output<typeof recordExpander>
export type Parameters = z.output<typeof parameters>

/** Something that keeps a definition from being used: where it stands, and a sentence for the engineer. */
export type DefinitionProblem = { place: string; text: string }
