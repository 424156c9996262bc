import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished, expect, test } from 'vitest'
import { startRegistrationSystem } from '../../examples/registration/server.ts'
import { testServer } from '../server/testing.ts'
import type { SourceForm } from './definition/form.ts'
import { createGuard } from './http/guard.ts'
import { sourceRoomEndpoints } from './room-routes.ts'
import { sourceEndpoints } from './routes.ts'

async function room(thief?: string) {
  const system = await startRegistrationSystem({ people: 60, throttleEvery: null })
  onTestFinished(() => system.stop())
  const guard = createGuard({ allow: [new URL(system.url).host, ...(thief ? [thief] : [])] })
  onTestFinished(() => guard.close())
  const server = await testServer((services) => ({
    ...sourceEndpoints({ ...services, guard }),
    ...sourceRoomEndpoints({ ...services, guard }),
  }))
  const { projectId: project, clientId } = await server.aProject()
  return { ...server, system, project, clientId, engineer: await server.asRole('engineer') }
}

const form = {
  auth: { kind: 'key', in: 'header', name: 'Authorization', prefix: 'Token ' },
  list: ['results'],
  people: ['positions'],
  id: [['id']],
  paging: { kind: 'next link', at: ['next'] },
  total: { in: 'body', at: ['count'] },
  neverStore: ['secret'],
} satisfies Partial<SourceForm>

type Room = Awaited<ReturnType<typeof room>>

async function saved({ engineer, project }: Room) {
  const { definition } = await engineer.call('POST /api/projects/:project/definition', {
    params: { project },
    body: form,
  })
  const { sourceId: source } = await engineer.call('POST /api/projects/:project/sources', {
    params: { project },
    body: { kind: 'http', name: 'Quayside', definition: `# Ours\n${definition}` },
  })
  return { project, source }
}

test('a source is described in sentences, and says which of its parameters are secrets', async () => {
  const world = await room()
  const params = await saved(world)
  const described = await world.engineer.call(
    'GET /api/projects/:project/sources/:source/description',
    { params },
  )
  expect(described).toMatchObject({ auth: form.auth, secrets: ['api_token'], problems: [] })
  expect(described.sentences.map(({ text }) => text)).toEqual([
    "It signs in with an API key in the header 'Authorization', after 'Token'.",
    "The list stands at 'results'; the people are in each entry's 'positions', each with the entry that they came in.",
    "A person is named for good by 'id'.",
    "The next page's address stands at 'next' in the answer.",
    "The system's own total stands at 'count' in the answer, and must agree with what was read.",
  ])
})

test('a field marked never to be stored goes into the definition and out again, and notes stay', async () => {
  const world = await room()
  const params = await saved(world)
  const mark = async (path: string, never: boolean) => {
    await world.engineer.call('PUT /api/projects/:project/sources/:source/never-store', {
      params,
      body: { path, never },
    })
    const [source] = await world.engineer.call('GET /api/projects/:project/sources', { params })
    const { neverStore } = await world.engineer.call(
      'GET /api/projects/:project/sources/:source/description',
      { params },
    )
    return { neverStore, definition: source?.definition ?? '' }
  }
  const path = 'answers[question_identifier=DIETARY].answer'
  const marked = await mark(path, true)
  expect(marked.neverStore).toEqual(['secret', path])
  expect(marked.definition).toContain('# Ours')
  expect(await mark(path, true)).toEqual(marked)
  expect((await mark(path, false)).neverStore).toEqual(['secret'])
  await expect(mark('answers[', true)).rejects.toMatchObject({ code: 'invalid' })
})

test('the columns of a file source are marked the same way', async () => {
  const { engineer, project } = await room()
  const { sourceId: source } = await engineer.call('POST /api/projects/:project/sources', {
    params: { project },
    body: { kind: 'file', name: 'List', key: ['Reg no'] },
  })
  const params = { project, source }
  await engineer.call('PUT /api/projects/:project/sources/:source/never-store', {
    params,
    body: { path: 'Diet', never: true },
  })
  const described = await engineer.call('GET /api/projects/:project/sources/:source/description', {
    params,
  })
  expect(described.neverStore).toEqual(['Diet'])
  expect(described.sentences[0]?.text).toContain("the column 'Reg no'")
})

test('a correction is tried on the first page, and a wrong one says what is wrong', async () => {
  const { engineer, project, system } = await room()
  const attempt = (changed: Partial<SourceForm>, token = system.token) =>
    engineer.call('POST /api/projects/:project/try', {
      params: { project },
      body: {
        form: { ...form, ...changed },
        url: system.ordersUrl,
        secrets: { api_token: token },
      },
    })
  const right = await attempt({})
  expect(right).toMatchObject({ total: system.orders.length, error: null })
  expect(right.sample).toHaveLength(5)
  expect(JSON.stringify(right)).not.toContain(system.token)
  expect((await attempt({ people: null, id: [['code']] })).records).toBe(right.items)
  expect((await attempt({ list: ['orders'] })).error).toMatchObject({ code: 'list_missing' })
  expect((await attempt({}, 'wrong')).error).toMatchObject({ code: 'credentials_refused' })
})

test('a look at a file proposes the column that names a person, and keeps nothing', async () => {
  const { engineer, project, db } = await room()
  const look = (text: string, name = 'people.csv') =>
    engineer.call('POST /api/projects/:project/file-look', {
      params: { project },
      query: { name },
      body: Buffer.from(text),
    })
  const found = await look('Name,Badge code,City\nAna,7,Graz\nBo,8,Graz\nAna,9,\n')
  expect(found).toMatchObject({ rows: 3, key: 'Badge code' })
  expect(found.columns).toEqual([
    { name: 'Name', filled: 3, unique: false, examples: ['Ana', 'Bo'] },
    { name: 'Badge code', filled: 3, unique: true, examples: ['7', '8', '9'] },
    { name: 'City', filled: 2, unique: false, examples: ['Graz'] },
  ])
  const ids = await look('Name,Id\nAna,7\nBo,8\n')
  expect(ids.key).toBe('Id')
  await expect(look('PK\u0003\u0004', 'people.xlsx')).rejects.toMatchObject({ code: 'source' })
  expect(await db.selectFrom('sources').select('source_id').execute()).toEqual([])
})

test('the client reads the description and changes nothing', async () => {
  const world = await room()
  const params = await saved(world)
  const client = await world.asRole('client', world.clientId)
  const described = await client.call('GET /api/projects/:project/sources/:source/description', {
    params,
  })
  expect(described.sentences).toHaveLength(5)
  const marking = client.call('PUT /api/projects/:project/sources/:source/never-store', {
    params,
    body: { path: 'name', never: true },
  })
  await expect(marking).rejects.toMatchObject({ code: 'not_allowed' })
})

test.each<
  [string, (thief: string) => { form?: Partial<SourceForm>; secrets?: Record<string, string> }]
>([
  ['the form names another address', (thief) => ({ form: { url: `${thief}/steal` } })],
  ['the address comes in as a secret', (thief) => ({ secrets: { url: `${thief}/steal` } })],
  [
    'the address waits for the secret',
    (thief) => ({ form: { url: `{{ '${thief}' if config['api_token'] else config['url'] }}` } }),
  ],
])('a try gives a stored secret to its own origin alone: %s', async (_what, attack) => {
  const stolen: string[] = []
  const thief = createServer((request, response) => {
    stolen.push(String(request.headers.authorization))
    response.end('{"count": 1, "next": null, "results": [{"id": 1}]}')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void thief.close())
  await once(thief, 'listening')
  const place = `127.0.0.1:${(thief.address() as AddressInfo).port}`
  const world = await room(place)
  const { engineer, project, system, db } = world
  const { source } = await saved(world)
  await engineer.call('PUT /api/projects/:project/sources/:source/bindings/:environment', {
    params: { project, source, environment: 'dev' },
    body: { config: { url: system.ordersUrl }, secrets: { api_token: system.token } },
  })
  const attempt = (changed: Partial<SourceForm>, secrets: Record<string, string>) =>
    engineer.call('POST /api/projects/:project/try', {
      params: { project },
      body: { form: { ...form, ...changed }, url: system.ordersUrl, secrets, source },
    })
  const right = await attempt({}, {})
  expect(right.error).toBeNull()
  const { form: changed = {}, secrets = {} } = attack(`http://${place}`)
  await attempt(changed, secrets).catch((refused: unknown) => refused)
  expect(stolen.join(' ')).not.toContain(system.token)
  const entries = await db
    .selectFrom('audit_entries')
    .select(['subject_id', 'commitment'])
    .where('event', '=', 'source.asked')
    .execute()
  expect(entries[0]).toEqual({ subject_id: source, commitment: null })
})

test('a definition that is no YAML is refused in a sentence, for a file too', async () => {
  const { engineer, project } = await room()
  const { sourceId: source } = await engineer.call('POST /api/projects/:project/sources', {
    params: { project },
    body: { kind: 'file', name: 'List', key: ['Reg no'] },
  })
  const change = (definition: string) =>
    engineer.call('PUT /api/projects/:project/sources/:source', {
      params: { project, source },
      body: { name: 'List', definition },
    })
  await expect(change('a: [')).rejects.toMatchObject({ code: 'invalid' })
  await expect(change('[]')).rejects.toMatchObject({ code: 'invalid' })
  await expect(change('? '.repeat(5_000))).rejects.toMatchObject({ code: 'invalid' })
})

test('a secret without an address that it is for is refused in a sentence', async () => {
  const world = await room()
  const params = await saved(world)
  const binding = world.engineer.call(
    'PUT /api/projects/:project/sources/:source/bindings/:environment',
    {
      params: { ...params, environment: 'dev' },
      body: { config: {}, secrets: { api_token: 's3cret' } },
    },
  )
  await expect(binding).rejects.toMatchObject({
    code: 'invalid',
    message: "The source needs 'url', which has no value yet. Enter it.",
  })
})
