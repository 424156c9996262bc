import { expect, test } from 'vitest'
import { definitionOf, readAll } from '../testing/read.ts'
import { sendJson, serve } from '../testing/server.ts'
import { testTime } from '../testing/time.ts'
import { createGuard } from './guard.ts'
import { proofOf, readPages } from './read-pages.ts'

const people = Array.from({ length: 5 }, (_, index) => ({
  id: index + 1,
  name: `Person ${index + 1}`,
  email: `person${index + 1}@example.org`,
}))

const byLink = `
primary_key: id
retriever:
  requester: { url_base: "{{ config['url'] }}", path: /people }
  paginator:
    type: DefaultPaginator
    pagination_strategy: { type: CursorPagination, cursor_value: '{{ response.next }}' }
    page_token_option: { type: RequestPath }
  record_selector: { extractor: { field_path: [results] } }
gangway: { total: '{{ response.count }}' }
`

/** Two people a page, with absolute next links. */
function pagesByLink(url: URL): { count: number; next: string | null; results: unknown[] } {
  const page = Number(url.searchParams.get('page') ?? 1)
  const results = people.slice((page - 1) * 2, page * 2)
  const next = page < 3 ? `${url.origin}/people?page=${page + 1}` : null
  return { count: people.length, next, results }
}

test('A read by next links brings every record once and is complete', async () => {
  await using server = await serve((url, response) => sendJson(response, pagesByLink(url)))
  const { pages, outcome } = await readAll(server, byLink)
  expect(outcome).toEqual({
    state: 'complete',
    pages: 3,
    items: 5,
    entries: 5,
    unreadable: 0,
    total: 5,
  })
  expect(pages.flatMap((page) => page.records.map(({ key }) => key))).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
  ])
  expect(server.asked).toEqual(['/people', '/people?page=2', '/people?page=3'])
  expect(pages[0]).toMatchObject({
    number: 1,
    token: null,
    next: `${server.url}/people?page=2`,
    total: 5,
    request: `GET ${server.url}/people`,
  })
})

test('A broken-off read goes on after the pages that it has, and proves the whole', async () => {
  await using server = await serve((url, response) => sendJson(response, pagesByLink(url)))
  const whole = await readAll(server, byLink)
  server.asked.length = 0
  const from = JSON.parse(JSON.stringify(whole.pages.slice(0, 2).map(proofOf)))
  const rest = await readAll(server, byLink, { from })
  expect(server.asked).toEqual(['/people?page=3'])
  expect(rest.outcome).toEqual(whole.outcome)
  const nothingLeft = await readAll(server, byLink, { from: whole.pages.map(proofOf) })
  expect(nothingLeft.outcome).toEqual(whole.outcome)
  expect(nothingLeft.pages).toEqual([])
})

const byPage = `
primary_key: id
retriever:
  requester: { url: "{{ config['url'] }}/people?event=7" }
  paginator:
    type: DefaultPaginator
    pagination_strategy: { type: PageIncrement, start_from_page: 1, page_size: 2 }
    page_token_option: { type: RequestOption, inject_into: request_parameter, field_name: page }
    page_size_option: { inject_into: request_parameter, field_name: per_page }
  record_selector: { extractor: { field_path: [] } }
`

test('Page numbers go up until a page is shorter than asked for', async () => {
  await using server = await serve((url, response) => sendJson(response, pagesByLink(url).results))
  const { outcome } = await readAll(server, byPage)
  expect(outcome).toMatchObject({ state: 'complete', items: 5 })
  expect(server.asked).toEqual([
    '/people?event=7&per_page=2',
    '/people?event=7&per_page=2&page=2',
    '/people?event=7&per_page=2&page=3',
  ])
})

const byOffset = byPage
  .replace('PageIncrement, start_from_page: 1', 'OffsetIncrement, inject_on_first_request: true')
  .replace('field_name: page }', 'field_name: offset }')

test('Offsets go up by what was read, and the first request can carry one', async () => {
  await using server = await serve((url, response) => {
    const offset = Number(url.searchParams.get('offset'))
    sendJson(response, people.slice(offset, offset + 2))
  })
  const { outcome } = await readAll(server, byOffset)
  expect(outcome).toMatchObject({ state: 'complete', items: 5 })
  expect(server.asked.map((path) => new URLSearchParams(path).get('offset'))).toEqual([
    '0',
    '2',
    '4',
  ])
})

test('A cursor in the body goes back as the text that it was, and a stop condition ends the paging', async () => {
  await using server = await serve((url, response) => {
    const last = url.searchParams.get('after') === '1e5'
    sendJson(response, { data: [{ id: last ? 'b' : 'a' }], cursor: '1e5', more: !last })
  })
  const { outcome } = await readAll(
    server,
    `
primary_key: id
retriever:
  requester: { url: "{{ config['url'] }}" }
  paginator:
    type: DefaultPaginator
    pagination_strategy:
      type: CursorPagination
      cursor_value: "{{ response['cursor'] }}"
      stop_condition: '{{ not response.more }}'
    page_token_option: { type: RequestOption, inject_into: request_parameter, field_name: after }
  record_selector: { extractor: { field_path: [data] } }
`,
  )
  expect(outcome).toMatchObject({ state: 'complete', items: 2 })
  expect(server.asked).toEqual(['/', '/?after=1e5'])
})

test('A Link header leads from page to page', async () => {
  await using server = await serve((url, response) => {
    const page = pagesByLink(url)
    const link = page.next === null ? {} : { Link: `<${page.next}>; rel="next", </>; rel=first` }
    sendJson(response, page.results, { ...link, 'X-WP-Total': '5' })
  })
  const { outcome } = await readAll(
    server,
    byLink
      .replace("'{{ response.next }}'", `"{{ headers['Link']['next']['url'] }}"`)
      .replace('[results]', '[]')
      .replace("'{{ response.count }}'", `"{{ headers['X-WP-Total'] }}"`),
  )
  expect(outcome).toEqual({
    state: 'complete',
    pages: 3,
    items: 5,
    entries: 5,
    unreadable: 0,
    total: 5,
  })
})

const orders = `
primary_key: [[original_record, code], [positionid]]
retriever:
  requester: { url: "{{ config['url'] }}" }
  record_selector:
    extractor:
      field_path: [results]
      record_expander:
        expand_records_from_field: [positions]
        remain_original_record: true
        parent_fields: [{ parent_path: [status], record_path: [order, status] }]
gangway:
  total: '{{ response.count }}'
  never_store: [original_record.positions, secret]
`

test('Nested lists become records that keep their parent, and what is never stored is gone', async () => {
  await using server = await serve((_url, response) =>
    sendJson(response, {
      count: 2,
      results: [
        {
          code: 'ABC12',
          status: 'p',
          positions: [
            { positionid: 1, name: 'Ada Example', secret: 's3cret' },
            { positionid: 2, name: 'Ben Example', secret: 's3cret' },
          ],
        },
        { code: 'DEF34', status: 'n', positions: [] },
      ],
    }),
  )
  const { pages, outcome } = await readAll(server, orders)
  expect(outcome).toEqual({
    state: 'complete',
    pages: 1,
    items: 2,
    entries: 2,
    unreadable: 0,
    total: 2,
  })
  expect(pages[0]!.records).toEqual([
    {
      key: 'ABC12|1',
      record: {
        positionid: 1,
        name: 'Ada Example',
        original_record: { code: 'ABC12', status: 'p' },
        order: { status: 'p' },
      },
    },
    {
      key: 'ABC12|2',
      record: {
        positionid: 2,
        name: 'Ben Example',
        original_record: { code: 'ABC12', status: 'p' },
        order: { status: 'p' },
      },
    },
  ])
})

test('An entry without its key is a problem of its own and stops no other', async () => {
  await using server = await serve((_url, response) =>
    sendJson(response, { count: 3, next: null, results: [{ id: 1 }, { id: ' ' }, 'nobody'] }),
  )
  const { pages, outcome } = await readAll(server, byLink)
  expect(outcome).toMatchObject({ state: 'complete', items: 3, entries: 3, unreadable: 2 })
  expect(pages[0]!.records).toEqual([{ key: '1', record: { id: 1 } }])
  expect(pages[0]!.problems.map(({ text }) => text)).toEqual([
    "Entry 2 of page 1 is left out: its 'id' is empty; expected a text or a number that names it.",
    'Entry 3 of page 1 is left out: it is a text; expected an object with fields.',
  ])
})

test('Entries without their id prove nothing, and a read of nothing else is incomplete', async () => {
  const entries = Array.from({ length: 60 }, (_, index) => ({ badge: index + 1 }))
  await using server = await serve((_url, response) =>
    sendJson(response, { count: 60, next: null, results: entries }),
  )
  const { outcome } = await readAll(server, byLink)
  expect(outcome).toMatchObject({ state: 'incomplete', entries: 60, unreadable: 60 })
  expect(outcome.state === 'incomplete' && outcome.error.text).toContain(
    "None of the 60 entries has a usable 'id'",
  )
})

test('What could not be read earlier still counts when a read goes on', async () => {
  await using server = await serve((url, response) => {
    const page = pagesByLink(url)
    sendJson(response, url.searchParams.has('page') ? page : { ...page, results: [{}, { id: 2 }] })
  })
  const whole = await readAll(server, byLink)
  expect(whole.outcome).toMatchObject({ state: 'complete', entries: 5, unreadable: 1 })
  const from = JSON.parse(JSON.stringify(whole.pages.slice(0, 1).map(proofOf)))
  expect((await readAll(server, byLink, { from })).outcome).toEqual(whole.outcome)
})

const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`

test.each([
  ['20,000 deep', `{"id":"x","a":${nested(20_000)}}`, 'more than 200 deep'],
  ['201 deep', `{"id":"x","a":${nested(200)}}`, 'more than 200 deep'],
  [
    '20,000 deep beside a long number',
    `{"id":"x","n":12345678901234567890,"t":"]]\\"[[","a":${nested(20_000)}}`,
    'more than 200 deep',
  ],
  [
    'known by a key of 6,000 characters',
    `{"id":"${'x'.repeat(6_000)}"}`,
    "its 'id' is 6,000 bytes long",
  ],
])('An entry that is %s is a problem of its own', async (_what, entry, text) => {
  const body = `{"count":2,"next":null,"results":[${entry},{"id":"y","n":98765432109876543210}]}`
  await using server = await serve((_url, response) => {
    response.end(body)
  })
  const { pages, outcome } = await readAll(server, byLink)
  expect(outcome).toMatchObject({ state: 'complete', entries: 2, unreadable: 1 })
  expect(pages[0]!.records).toEqual([{ key: 'y', record: { id: 'y', n: '98765432109876543210' } }])
  expect(pages[0]!.problems.map((problem) => problem.text).join('')).toContain(text)
})

test('A record 200 deep is a record like any other', async () => {
  const body = `{"count":1,"next":null,"results":[{"id":1,"a":${nested(199)}}]}`
  await using server = await serve((_url, response) => {
    response.end(body)
  })
  const { pages } = await readAll(server, byLink)
  expect(JSON.stringify(pages[0]!.records[0]!.record)).toBe(`{"id":1,"a":${nested(199)}}`)
})

test('Of two entries by one key on a page the later counts, and the earlier is told', async () => {
  await using server = await serve((_url, response) =>
    sendJson(response, {
      count: 3,
      next: null,
      results: [{ id: 1, name: 'Ada' }, { id: 2 }, { id: 1, name: 'Zoe' }],
    }),
  )
  const { pages, outcome } = await readAll(server, byLink)
  expect(outcome).toMatchObject({ state: 'complete', entries: 3, unreadable: 0 })
  expect(pages[0]!.records).toEqual([
    { key: '2', record: { id: 2 } },
    { key: '1', record: { id: 1, name: 'Zoe' } },
  ])
  expect(pages[0]!.problems).toEqual([
    {
      page: 1,
      position: 1,
      kind: 'repeated',
      text: "Entry 1 of page 1 is left out: entry 3 has the same 'id' ('1'), and the later one counts.",
    },
  ])
})

test.each([
  [
    'a page that repeats',
    'page_repeats',
    (page: number) => ({ count: 9, next: `/people?page=${page + 1}`, results: people }),
  ],
  [
    'a link back to a page',
    'token_repeats',
    (page: number) => ({
      count: 9,
      next: `/people?page=${page > 2 ? 2 : page + 1}`,
      results: [{ id: page }],
    }),
  ],
  ['an empty list', 'empty', () => ({ count: 0, next: null, results: [] })],
  ['a total that disagrees', 'total_disagrees', () => ({ count: 9, next: null, results: people })],
  ['a total that is not there', 'total_missing', () => ({ next: null, results: people })],
  [
    'a total beyond everybody on earth',
    'total_missing',
    () => ({ count: 99_999_999_999, next: null, results: people }),
  ],
  [
    'a total that falls',
    'total_fell',
    (page: number) => ({
      count: 10 - page,
      next: page < 8 ? `/people?page=${page + 1}` : null,
      results: [{ id: page }],
    }),
  ],
  ['a list elsewhere', 'list_missing', () => ({ data: people })],
  ['an object for the list', 'list_missing', () => ({ results: { error: 'gone' } })],
  [
    'a next page on another system',
    'next_page_elsewhere',
    () => ({ count: 5, next: 'https://elsewhere.example/people', results: people }),
  ],
  [
    'empty pages without end',
    'pages_without_end',
    (page: number) => ({ count: 9, next: `/people?page=${page + 1}`, results: [] }),
  ],
])('%s makes the read incomplete: %s', async (_what, code, answer) => {
  await using server = await serve((url, response) =>
    sendJson(response, answer(Number(url.searchParams.get('page') ?? 1))),
  )
  const { outcome } = await readAll(server, byLink)
  expect(outcome).toMatchObject({ state: 'incomplete', error: { code } })
})

test('A total that grows while people register is no doubt, as long as what was read lies in between', async () => {
  await using server = await serve((url, response) => {
    const page = pagesByLink(url)
    sendJson(response, { ...page, count: page.next === null ? 6 : 5 })
  })
  const { outcome } = await readAll(server, byLink)
  expect(outcome).toMatchObject({ state: 'complete', items: 5, total: 6 })
})

test('Retry-After in seconds and as a date is obeyed, and told', async () => {
  const time = testTime()
  const laters = ['3', new Date(time.now() + 10_000).toUTCString()]
  const waits: string[] = []
  await using server = await serve((url, response) => {
    const later = laters.shift()
    if (later === undefined) sendJson(response, pagesByLink(url))
    else response.writeHead(429, { 'retry-after': later }).end()
  })
  const { pages, outcome } = await readAll(server, byLink, {
    time,
    onWait: ({ milliseconds, text }) => waits.push(`${milliseconds} ${text.includes('too many')}`),
  })
  expect(outcome).toMatchObject({ state: 'complete', pages: 3 })
  expect(time.slept).toEqual([3000, 7000])
  expect(waits).toEqual(['3000 true', '7000 true'])
  expect(pages[0]!.waitedMs).toBe(10_000)
})

test('A long Retry-After parks the read until then instead of sleeping', async () => {
  const time = testTime()
  await using server = await serve((_url, response) => {
    response.writeHead(503, { 'retry-after': '3600' }).end()
  })
  const { outcome } = await readAll(server, byLink, { time })
  expect(time.slept).toEqual([])
  expect(outcome).toMatchObject({
    state: 'parked',
    until: new Date('2026-11-23T13:00:00Z'),
    error: { code: 'throttled', next: 'park' },
  })
})

test('A source that throttles again and again is parked', async () => {
  const time = testTime()
  await using server = await serve((_url, response) => {
    response.writeHead(429).end()
  })
  const { outcome } = await readAll(server, byLink, { time })
  expect(time.slept).toEqual([1000, 2000, 4000, 8000])
  expect(outcome.state).toBe('parked')
})

test('A quota that is used up is waited for before the next request', async () => {
  const time = testTime()
  await using server = await serve((url, response) =>
    sendJson(response, pagesByLink(url), {
      'x-ratelimit-remaining': url.searchParams.has('page') ? '5' : '0',
      'x-ratelimit-reset': '20',
    }),
  )
  const { pages } = await readAll(server, byLink, { time })
  expect(time.slept).toEqual([20_000])
  expect(pages.map(({ waitedMs }) => waitedMs)).toEqual([0, 20_000, 0])
})

test('Faults of the server and broken connections are tried again, not for ever', async () => {
  const time = testTime()
  let times = 0
  await using server = await serve((url, response) => {
    times += 1
    if (times === 1) response.writeHead(500).end()
    else if (times === 2) response.destroy()
    else if (times === 3) {
      response.writeHead(200, { 'content-length': 500 })
      response.write('{"co', () => response.destroy())
    } else sendJson(response, pagesByLink(url))
  })
  const { outcome } = await readAll(server, byLink, { time })
  expect(outcome).toMatchObject({ state: 'complete', items: 5 })
  expect(time.slept).toEqual([1000, 2000, 4000])

  await using broken = await serve((_url, response) => {
    response.writeHead(502).end()
  })
  const bad = await readAll(broken, byLink)
  expect(bad.outcome).toMatchObject({ state: 'incomplete', error: { code: 'server_failed' } })
  expect(broken.asked).toHaveLength(5)
})

test.each([
  [401, 'credentials_refused', 'needs set-up'],
  [403, 'permission_missing', 'needs set-up'],
  [404, 'not_found', 'needs set-up'],
  [400, 'status_unexpected', 'needs set-up'],
])('An answer %i is the error %s and is not tried again', async (status, code, next) => {
  await using server = await serve((_url, response) => {
    response.writeHead(status).end('{"detail":"No."}')
  })
  const { outcome } = await readAll(server, byLink)
  expect(outcome).toMatchObject({ state: 'incomplete', error: { code, next } })
  expect(server.asked).toHaveLength(1)
})

test.each([
  ['<!DOCTYPE html><title>Sign in</title>', 'html_instead_of_json'],
  ['{"count": 5, "results": [{"id": 1}, {"id', 'json_truncated'],
  ['<people/>', 'json_invalid'],
  ['', 'json_invalid'],
  [Buffer.from([0x7b, 0xe9, 0x7d]), 'json_invalid'],
])('The body %j is the error %s', async (body, code) => {
  await using server = await serve((_url, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)
  })
  const { outcome } = await readAll(server, byLink)
  expect(outcome).toMatchObject({ state: 'incomplete', error: { code } })
})

test('An aborted read stops at once with the reason', async () => {
  const stop = new AbortController()
  await using server = await serve(() => stop.abort(new Error('stopped by Robin')))
  await expect(readAll(server, byLink, { signal: stop.signal })).rejects.toThrow('stopped by Robin')
})

test('A read waits in memory for one page only: the next is asked for when the last was taken', async () => {
  await using server = await serve((url, response) => sendJson(response, pagesByLink(url)))
  const guard = createGuard({ allow: [server.place] })
  const { url } = server
  const read = readPages(definitionOf(byLink), { guard, config: { url }, origin: url })
  await read.next()
  expect(server.asked).toHaveLength(1)
  await read.next()
  expect(server.asked).toHaveLength(2)
  await guard.close()
})
