import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startRegistrationSystem } from '../../examples/registration/server.ts'
import { within } from '../database/within.ts'
import { testServer } from '../server/testing.ts'
import { createGuard } from './http/guard.ts'
import { openSource } from './reading.ts'
import { sourceEndpoints } from './routes.ts'

async function room(host: string) {
  const guard = createGuard({ allow: [host] })
  onTestFinished(() => guard.close())
  const server = await testServer((services) => sourceEndpoints({ ...services, guard }))
  const { projectId, ...project } = await server.aProject()
  return { ...server, ...project, projectId, owner: await server.asOwner() }
}

const tokenHeader = { kind: 'key', in: 'header', name: 'Authorization', prefix: 'Token ' } as const

test('connect finds the list, the people in it, the id, the total and the paging of a system it never saw', async () => {
  const system = await startRegistrationSystem({ people: 60, throttleEvery: null })
  onTestFinished(() => system.stop())
  const { owner, projectId } = await room(new URL(system.url).host)
  const found = await owner.call('POST /api/projects/:project/detect', {
    params: { project: projectId },
    body: { url: system.ordersUrl, auth: tokenHeader, secrets: { api_token: system.token } },
  })
  expect(found.error).toBeNull()
  expect(found.form).toMatchObject({
    list: ['results'],
    people: ['positions'],
    id: [['id']],
    paging: { kind: 'next link', at: ['next'] },
    total: { in: 'body', at: ['count'] },
  })
  expect(found.findings.map((finding) => finding.text).join(' ')).toContain('positions')
  expect(found.definition).toContain('RecordExpander')
})

test.each<[string, RequestListener, string]>([
  ['401', (_, response) => response.writeHead(401).end('{}'), 'does not accept the credentials'],
  [
    'a web page',
    (_, response) => response.setHeader('content-type', 'text/html').end('<html>Sign in</html>'),
    'a web page instead of JSON',
  ],
  ['JSON cut short', (_, response) => response.end('{"results": [{"id": 1}, {"id"'), 'breaks off'],
  [
    'JSON without a list',
    (_, response) => response.end('{"ok": true}'),
    'holds no list of records',
  ],
])(
  '%s is answered with a sentence that says what was found and what to do',
  async (_, listener, text) => {
    const server = createServer(listener).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const { owner, projectId } = await room(host)
    const found = await owner.call('POST /api/projects/:project/detect', {
      params: { project: projectId },
      body: { url: `http://${host}/orders` },
    })
    expect(
      [found.error?.text, ...found.findings.map((finding) => finding.text)].join(' '),
    ).toContain(text)
    expect(found.definition).toBeNull()
  },
)

test('an address inside the network is refused', async () => {
  const { owner, projectId } = await room('127.0.0.1:1')
  const found = await owner.call('POST /api/projects/:project/detect', {
    params: { project: projectId },
    body: { url: 'http://169.254.169.254/latest/meta-data' },
  })
  expect(found.error).toMatchObject({ code: 'address_refused' })
})

test('a secret goes in, is stored sealed, and never comes out', async () => {
  const { owner, projectId, db, dev } = await room('127.0.0.1:1')
  const definition = `type: DeclarativeStream
primary_key: id
retriever:
  type: SimpleRetriever
  requester: { type: HttpRequester, url: "{{ config['url'] }}", authenticator: { type: BearerAuthenticator, api_token: "{{ config['api_token'] }}" } }
  record_selector: { type: RecordSelector, extractor: { type: DpathExtractor, field_path: [results] } }
`
  const { sourceId } = await owner.call('POST /api/projects/:project/sources', {
    params: { project: projectId },
    body: { kind: 'http', name: 'Tickets', definition },
  })
  await owner.call('PUT /api/projects/:project/sources/:source/bindings/:environment', {
    params: { project: projectId, source: sourceId, environment: 'dev' },
    body: {
      config: { url: 'https://tickets.example/api' },
      secrets: { api_token: 'very-secret-7' },
    },
  })
  const [source] = await owner.call('GET /api/projects/:project/sources', {
    params: { project: projectId },
  })
  expect(source).toMatchObject({
    needs: ['url', 'api_token'],
    dev: { config: { url: 'https://tickets.example/api' }, secrets: [{ name: 'api_token' }] },
    prod: { config: {}, secrets: [] },
  })
  expect(JSON.stringify(source)).not.toContain('very-secret-7')
  const rows = await within(db, dev, (tx) => tx.selectFrom('secrets').selectAll().execute())
  expect(rows[0]?.ciphertext.includes('very-secret-7')).toBe(false)
  const log = await db.selectFrom('audit_values').select('value').execute()
  expect(JSON.stringify(log)).not.toContain('very-secret-7')
})

test('a secret goes to no other origin than it was entered for, whoever asks', async () => {
  const asked: string[] = []
  const thief = createServer((request, response) => {
    asked.push(String(request.headers.authorization))
    response.end('[{"id": 1}]')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void thief.close())
  await once(thief, 'listening')
  const host = `127.0.0.1:${(thief.address() as AddressInfo).port}`
  const { owner, projectId, db, vault, dev } = await room(host)
  const { definition } = await owner.call('POST /api/projects/:project/definition', {
    params: { project: projectId },
    body: { auth: { kind: 'bearer' }, id: [['id']] },
  })
  const { sourceId } = await owner.call('POST /api/projects/:project/sources', {
    params: { project: projectId },
    body: { kind: 'http', name: 'Tickets', definition },
  })
  const bindings = { params: { project: projectId, source: sourceId, environment: 'dev' } } as const
  const bind = (url: string, secrets: Record<string, string> = {}) =>
    owner.call('PUT /api/projects/:project/sources/:source/bindings/:environment', {
      ...bindings,
      body: { config: { url }, secrets },
    })
  await bind('https://tickets.example/api', { api_token: 'very-secret-7' })
  await owner.call('POST /api/projects/:project/detect', {
    params: { project: projectId },
    body: {
      url: `http://${host}/`,
      auth: { kind: 'bearer' },
      secrets: { api_token: 'typed' },
      source: sourceId,
    },
  })
  await owner.call('POST /api/projects/:project/detect', {
    params: { project: projectId },
    body: { url: `http://${host}/`, auth: { kind: 'bearer' }, source: sourceId },
  })
  await bind(`http://${host}/`)
  const opened = await openSource(
    { db, vault, guard: createGuard({ allow: [host] }) },
    { environmentId: dev, sourceId, uploadId: null },
    { kind: 'http', definition, neverStore: [] },
  )
  const step = await opened.read([]).next()
  expect(step).toMatchObject({
    done: true,
    value: { error: { code: 'credentials_for_elsewhere' } },
  })
  expect(asked).toEqual(['Bearer typed'])
})

test('a component that is not supported is refused by its name and place, and nothing is stored', async () => {
  const { owner, projectId, db } = await room('127.0.0.1:1')
  const definition = `type: DeclarativeStream
primary_key: id
retriever:
  type: SimpleRetriever
  requester: { type: HttpRequester, url: https://tickets.example, authenticator: { type: OAuthAuthenticator } }
  record_selector: { type: RecordSelector, extractor: { type: DpathExtractor, field_path: [] } }
`
  const adding = owner.call('POST /api/projects/:project/sources', {
    params: { project: projectId },
    body: { kind: 'http', name: 'Tickets', definition },
  })
  await expect(adding).rejects.toMatchObject({
    status: 400,
    places: [
      {
        place: 'retriever.requester.authenticator',
        text: expect.stringContaining('OAuthAuthenticator') as string,
      },
    ],
  })
  expect(await db.selectFrom('sources').select('source_id').execute()).toEqual([])
})

test('who is signed out, of the client side, or of another client gets nothing', async () => {
  const { call, asRole, projectId, clientId } = await room('127.0.0.1:1')
  const asked = { params: { project: projectId } }
  await expect(call('GET /api/projects/:project/sources', asked)).rejects.toMatchObject({
    code: 'signed_out',
  })
  const client = await asRole('client', clientId)
  const adding = client.call('POST /api/projects/:project/sources', {
    ...asked,
    body: { kind: 'file', name: 'List', key: ['id'] },
  })
  await expect(adding).rejects.toMatchObject({ code: 'not_allowed' })
})
