import { expect, test } from 'vitest'
import { parseDefinition } from './parse.ts'
import { printDefinition } from './print.ts'
import { configKeys } from './templates.ts'

const pretix = `
type: DeclarativeStream
name: attendees
primary_key: id
$parameters: { path: "/orders/", limit: 50 }
retriever:
  type: SimpleRetriever
  requester:
    type: HttpRequester
    url_base: "{{ config['url'] }}"
    http_method: GET
    authenticator:
      type: ApiKeyAuthenticator
      api_token: "Token {{ config['api_token'] }}"
      header: Authorization
    request_parameters: { testmode: false, event: "{{ config['event'] }}" }
  paginator:
    type: DefaultPaginator
    page_token_option: { type: RequestPath }
    pagination_strategy: { type: CursorPagination, cursor_value: "{{ response.next }}" }
  record_selector:
    type: RecordSelector
    extractor:
      type: DpathExtractor
      field_path: [results]
      record_expander:
        type: RecordExpander
        expand_records_from_field: [positions]
        remain_original_record: true
gangway:
  total: "{{ response.count }}"
  never_store: [original_record.positions, 'answers[question_identifier=DIET].answer']
`

function problemsOf(yaml: string): string[] {
  const parsed = parseDefinition(yaml)
  return 'problems' in parsed ? parsed.problems.map(({ text }) => text) : []
}

test('A definition is read with its defaults, and its parameters fill what a component lacks', () => {
  const parsed = parseDefinition(pretix)
  expect(parsed).toMatchObject({
    definition: {
      primary_key: 'id',
      retriever: {
        requester: {
          path: '/orders/',
          http_method: 'GET',
          request_parameters: { testmode: 'false' },
        },
        record_selector: { extractor: { record_expander: { on_no_records: 'skip' } } },
      },
      gangway: { total_counts: 'items' },
    },
  })
})

test('The types that the language lets one leave out are filled in', () => {
  const parsed = parseDefinition(`
primary_key: [order, line]
retriever:
  requester: { url: 'https://api.example.org/people' }
  record_selector: { extractor: { field_path: [] } }
`)
  expect(parsed).toMatchObject({
    definition: {
      type: 'DeclarativeStream',
      retriever: {
        type: 'SimpleRetriever',
        paginator: { type: 'NoPagination' },
        requester: { type: 'HttpRequester', authenticator: { type: 'NoAuth' } },
      },
    },
  })
})

test('A printed definition reads back as the same definition', () => {
  const parsed = parseDefinition(pretix)
  if ('problems' in parsed) throw new Error(parsed.problems[0]!.text)
  expect(parseDefinition(printDefinition(parsed.definition))).toEqual(parsed)
})

test('The config that a definition cannot do without is named', () => {
  const parsed = parseDefinition(pretix)
  if ('problems' in parsed) throw new Error(parsed.problems[0]!.text)
  expect(configKeys(parsed.definition)).toEqual(['url', 'api_token', 'event'])
})

test.each([
  [
    ['type: CursorPagination,', 'type: StopConditionPagination,'],
    "retriever.paginator.pagination_strategy: 'StopConditionPagination' is not supported yet; supported are CursorPagination, OffsetIncrement and PageIncrement.",
  ],
  [
    ['type: ApiKeyAuthenticator', 'type: OAuthAuthenticator'],
    "retriever.requester.authenticator: 'OAuthAuthenticator' is not supported yet; supported are ApiKeyAuthenticator, BasicHttpAuthenticator, BearerAuthenticator and NoAuth.",
  ],
  [
    ['type: RequestPath', 'type: RequestPth'],
    "retriever.paginator.page_token_option: 'RequestPth' is not supported yet; supported are RequestOption and RequestPath.",
  ],
  [
    ['http_method: GET', 'http_method: POST'],
    "retriever.requester.http_method: found 'POST'. Expected GET; other methods are not supported yet.",
  ],
  [
    ['http_method: GET', 'error_handler: { type: DefaultErrorHandler }'],
    "retriever.requester: 'error_handler' is not supported yet in HttpRequester; supported are url, url_base, path, http_method, authenticator, request_parameters, request_headers and $parameters.",
  ],
  [
    ['name: attendees', 'incremental_sync: { type: DatetimeBasedCursor }'],
    "The definition: 'incremental_sync' is not supported yet in DeclarativeStream; supported are name, primary_key, retriever, gangway and $parameters.",
  ],
  [
    ['type: DeclarativeStream', 'type: DeclarativeSource'],
    "The definition: a whole manifest ('DeclarativeSource') is not supported yet. Give one entry of its 'streams', a DeclarativeStream.",
  ],
  [
    ['primary_key: id', ''],
    "primary_key is missing. Expected a field's name, a list of names, or a list of paths.",
  ],
  [
    ['cursor_value: "{{ response.next }}"', 'stop_condition: "x"'],
    'retriever.paginator.pagination_strategy.cursor_value is missing. Expected a text.',
  ],
  [
    ['field_path: [results]', 'field_path: results'],
    "retriever.record_selector.extractor.field_path: found 'results'. Expected a list.",
  ],
  [['total: "{{ response.count }}"', 'totals: 5'], "gangway: 'totals' is not supported yet."],
  [
    ['"{{ response.next }}"', '"{{ stream_interval.start }}"'],
    "retriever.paginator.pagination_strategy.cursor_value: 'stream_interval' is not supported here in a template; here are config, parameters, response, headers, last_record and last_page_size.",
  ],
  [
    ['"{{ config[\'event\'] }}"', '"{{ now_utc() }}"'],
    "retriever.requester.request_parameters.event: 'now_utc' is not supported here in a template; here are config, parameters and next_page_token.",
  ],
  [
    ['original_record.positions', '"original_record.[x"'],
    "gangway.never_store[0]: After '.' comes the name of a field; found '[x' at character 17 in 'original_record.[x'.",
  ],
  [
    ['url_base: "{{ config[\'url\'] }}"', ''],
    "retriever.requester: found neither of 'url' and 'url_base'; expected one of them.",
  ],
  [
    ['header: Authorization', ''],
    "retriever.requester.authenticator: found neither of 'header' and 'inject_into'; expected one of them, to say where the key goes.",
  ],
  [
    ['page_token_option: { type: RequestPath }', ''],
    "retriever.paginator: 'page_token_option' is missing; without it every request would ask for the same page.",
  ],
])('%j is refused by its name and place', ([from, to], text) => {
  expect(pretix).toContain(from!)
  expect(problemsOf(pretix.replace(from!, to!))).toEqual([text])
})

test('A template that cannot be read is named with its place', () => {
  const [problem] = problemsOf(pretix.replace('{{ response.next }}', '{{ response.next'))
  expect(problem).toContain('retriever.paginator.pagination_strategy.cursor_value: the template')
})

test.each([
  ['', 'Found nothing; expected a source definition'],
  ['- a\n- b', 'Found a list of 2; expected a source definition'],
  ['a: [b', 'The text is not YAML'],
  [
    `a: &a [1,1,1,1,1,1,1,1,1,1]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]
c: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]`,
    'The text repeats parts of itself too often',
  ],
])('The text %j is not a definition', (text, problem) => {
  expect(problemsOf(text)[0]).toContain(problem)
})
