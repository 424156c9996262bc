import { expect, test } from 'vitest'
import { detect, detectIn, type DetectOptions } from './detect.ts'
import { sourceForm } from './definition/form.ts'
import { printDefinition } from './definition/print.ts'
import { createGuard } from './http/guard.ts'
import {
  directoryUsers,
  eventAttendees,
  meetingAttendees,
  posts,
  programme,
  registrants,
  ticketOrders,
} from './testing/answers.ts'
import { readAll } from './testing/read.ts'
import { sendJson, serve, type TestServer } from './testing/server.ts'
import { testTime } from './testing/time.ts'

const asked = sourceForm.parse({ id: [['id']] })

function found(body: unknown, address = 'https://api.example.org/v1/list', headers = {}) {
  return detectIn({ body: structuredClone(body) as never, url: new URL(address), headers }, asked)
}

function textsOf(detection: { findings: { text: string }[] }): string[] {
  return detection.findings.map(({ text }) => text)
}

test('Orders with positions: the people are found within, and keep their order', () => {
  const detection = found(ticketOrders, 'https://tickets.example.org/api/v1/events/sea/orders/')
  expect(textsOf(detection)).toEqual([
    "A list of 2 orders at 'results'; each holds 1–2 'positions', which look like the people.",
    "Each record is named by 'id': all 3 differ.",
    "The system's own total is 2, at 'count'.",
    "This was the only page. The next page's address would stand at 'next'.",
    "Proposed never to be stored: 'original_record.positions', 'secret', 'original_record.secret'.",
  ])
  expect(detection.form).toMatchObject({
    list: ['results'],
    people: ['positions'],
    id: [['id']],
    paging: { kind: 'next link', at: ['next'] },
    total: { in: 'body', at: ['count'] },
  })
  expect(detection.sample).toHaveLength(3)
  expect(detection.sample[1]).toMatchObject({
    attendee_name: 'Ben Example',
    original_record: { code: 'ABC12', email: 'ada@example.org' },
  })
  expect(JSON.stringify(detection.sample)).not.toContain('s3cret')
})

test('Entries that number themselves within their order are named by both', () => {
  const bare = structuredClone(ticketOrders) as { results: { positions: { id?: number }[] }[] }
  for (const order of bare.results) for (const position of order.positions) delete position.id
  const detection = found(bare)
  expect(detection.form?.id).toEqual([['original_record', 'code'], ['positionid']])
})

test.each([
  [
    'attendees with numbered pages',
    eventAttendees,
    'https://api.example.org/v3/events/1/attendees/',
    {
      list: ['attendees'],
      people: null,
      id: [['id']],
      total: { in: 'body', at: ['pagination', 'object_count'] },
    },
    {
      kind: 'page',
      parameter: 'page',
      current: ['pagination', 'page_number'],
      last: ['pagination', 'page_count'],
    },
    "A list of 2 attendees at 'attendees', which look like the people.",
  ],
  [
    'a list with a token for the next page',
    meetingAttendees,
    'https://api.example.org/ea/attendees?limit=200',
    {
      list: ['data'],
      people: null,
      id: [['id']],
      total: { in: 'body', at: ['paging', 'totalCount'] },
    },
    { kind: 'cursor', at: ['paging', 'nextToken'], parameter: 'token' },
    "A list of 2 attendees at 'data', which look like the people.",
  ],
  [
    'a SCIM directory, which counts from 1',
    directoryUsers,
    'https://api.example.org/scim/v2/Users?count=2',
    {
      list: ['Resources'],
      people: null,
      id: [['id']],
      total: { in: 'body', at: ['totalResults'] },
    },
    {
      kind: 'offset',
      parameter: 'startIndex',
      first: 1,
      start: ['startIndex'],
      total: ['totalResults'],
    },
    "A list of 2 Users at 'Resources', which look like the people.",
  ],
  [
    'registrants with a _meta',
    registrants,
    'https://api.example.org/api/v1/registrants?event_id=123&per-page=2',
    {
      list: ['items'],
      people: null,
      id: [['id']],
      total: { in: 'body', at: ['_meta', 'totalCount'] },
    },
    {
      kind: 'page',
      parameter: 'page',
      current: ['_meta', 'currentPage'],
      last: ['_meta', 'pageCount'],
    },
    "A list of 2 registrants at 'items', which look like the people.",
  ],
  [
    'a programme of many lists',
    programme,
    'https://api.example.org/api/v2/x/view/All',
    { list: ['speakers'], people: null, id: [['id']], total: null },
    { kind: 'none' },
    "A list of 2 speakers at 'speakers', which look like the people.",
  ],
  [
    'a bare list',
    posts,
    'https://api.example.org/wp-json/wp/v2/posts?page=1&per_page=2',
    { list: [], people: null, id: [['id']], pageSize: { parameter: 'per_page', size: 2 } },
    { kind: 'page', parameter: 'page', first: 1, current: null },
    'A list of 2 posts: the answer itself is the list.',
  ],
])('%s is understood', (_what, body, address, form, paging, text) => {
  const detection = found(body, address)
  expect(detection.form).toMatchObject({ ...form, paging })
  expect(textsOf(detection)[0]).toBe(text)
  expect(detection.definition).not.toBeNull()
})

test('Totals and next pages are found in headers too', () => {
  const detection = found(posts, undefined, {
    'x-wp-total': '40',
    link: '<https://api.example.org/v1/list?page=2>; rel="next"',
  })
  expect(detection.form).toMatchObject({
    total: { in: 'header', name: 'x-wp-total' },
    paging: { kind: 'link header' },
  })
})

test('What is missing is said: an empty list, no id, no list, no way to the next page', () => {
  expect(textsOf(found({ count: 0, next: null, results: [] }))[0]).toBe(
    "The list at 'results' is empty. Check that the event has registrations and that the credentials may see them.",
  )
  const noId = found({ people: [{ name: 'Ada' }, { name: 'Ben' }] })
  expect(noId.definition).toBeNull()
  expect(textsOf(noId)).toContain(
    'No field names each record for good. Enter one, or several that do so together.',
  )
  expect(textsOf(found({ detail: 'Hello.' }))[0]).toContain('holds no list of records')
  expect(textsOf(found({ total: 4102, people: [{ id: 1, name: 'Ada' }] }))).toContain(
    "The answer holds 1 of 4102, and nothing in it says how the next page is asked for. Look it up in the system's documentation.",
  )
})

async function connect(server: TestServer, more: Partial<DetectOptions> = {}) {
  const guard = createGuard({ allow: [server.place] })
  const auth = { kind: 'key', in: 'header', name: 'Authorization', prefix: 'Token ' } as const
  const config = { api_token: 's3cret' }
  const time = testTime()
  const detection = await detect({
    url: `${server.url}/orders/`,
    auth,
    config,
    guard,
    time,
    ...more,
  })
  await guard.close()
  return detection
}

test('One request is enough, and what it found reads the whole source', async () => {
  await using server = await serve((url, response, request) => {
    if (request.headers.authorization !== 'Token s3cret') response.writeHead(401).end()
    else {
      const page = Number(url.searchParams.get('page') ?? 1) - 1
      const next = page === 0 ? `${url.origin}/orders/?page=2` : null
      sendJson(response, { count: 2, next, previous: null, results: [ticketOrders.results[page]] })
    }
  })
  const { definition, error } = await connect(server)
  expect(error).toBeNull()
  expect(server.asked).toEqual(['/orders/'])
  const { outcome, pages } = await readAll(server, printDefinition(definition!), {
    config: { url: `${server.url}/orders/`, api_token: 's3cret' },
  })
  expect(outcome).toEqual({
    state: 'complete',
    pages: 2,
    items: 2,
    entries: 3,
    unreadable: 0,
    total: 2,
  })
  expect(pages.flatMap(({ records }) => records.map(({ key }) => key))).toEqual([
    '501',
    '502',
    '503',
  ])
})

test.each([
  [
    'pages',
    (start: number) => ({
      _meta: { totalCount: 5, pageCount: 3, currentPage: start },
      items: [start * 2 - 1, start * 2]
        .filter((id) => id < 6)
        .map((id) => ({ id, email: `p${id}@example.org` })),
    }),
    'page',
  ],
  [
    'first entries',
    (start: number) => ({
      totalResults: 5,
      startIndex: start,
      Resources: [start, start + 1]
        .filter((id) => id < 6)
        .map((id) => ({ id, email: `p${id}@example.org` })),
    }),
    'startIndex',
  ],
])('Paging found by its %s reads every page and no more', async (_what, body, parameter) => {
  await using server = await serve((url, response) =>
    sendJson(response, body(Number(url.searchParams.get(parameter) ?? 1))),
  )
  const { definition } = await connect(server)
  const { outcome } = await readAll(server, printDefinition(definition!), {
    config: { url: `${server.url}/people`, api_token: 's3cret' },
  })
  expect(outcome).toEqual({
    state: 'complete',
    pages: 3,
    items: 5,
    entries: 5,
    unreadable: 0,
    total: 5,
  })
})

test.each([
  [401, 'credentials_refused'],
  [404, 'not_found'],
  [500, 'server_failed'],
])('An answer %i becomes a clear sentence: %s', async (status, code) => {
  await using server = await serve((_url, response) => {
    response.writeHead(status).end()
  })
  const detection = await connect(server)
  expect(detection).toMatchObject({ definition: null, sample: [], error: { code } })
})

test('A web page, a private address and missing credentials become clear sentences', async () => {
  await using server = await serve((_url, response) => {
    response.end('<html><title>Sign in</title></html>')
  })
  expect((await connect(server)).error?.code).toBe('html_instead_of_json')
  expect((await connect(server, { url: 'http://10.0.0.1/' })).error?.code).toBe('address_refused')
  expect((await connect(server, { config: {} })).error?.text).toBe(
    "The source needs 'api_token', which has no value yet. Enter it.",
  )
})
