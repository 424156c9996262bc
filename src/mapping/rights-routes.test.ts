import { expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { emptyDocument } from './core/document.ts'
import { standardModel } from './core/platform-model.ts'
import { mappingEndpoints } from './routes.ts'

const path = '/api/projects/:project/mapping'

async function aProject() {
  const server = await testServer(mappingEndpoints)
  const { projectId, clientId } = await server.aProject()
  const params = { project: projectId }
  const member = await server.asRole('client', clientId)
  return { ...server, params, member, engineer: await server.asRole('engineer') }
}

test('the platform team opens a tab to the client team and closes another', async () => {
  const { params, member, engineer } = await aProject()
  const set = (area: 'identity' | 'fields', clientEdits: boolean) =>
    engineer.call(`PUT ${path}/rights`, { params, body: { area, clientEdits } })
  await set('identity', true)
  const { rights } = await set('fields', false)
  expect(rights.filter(({ area }) => ['identity', 'fields', 'rules'].includes(area))).toEqual([
    { area: 'identity', clientEdits: true },
    { area: 'fields', clientEdits: false },
    { area: 'rules', clientEdits: true },
  ])
  expect(await member.call(`GET ${path}/rights`, { params })).toEqual({ rights })
  const put = (revision: number, tab: object) => {
    const document = { ...emptyDocument, ...tab }
    return member.call(`PUT ${path}`, {
      params,
      body: { revision, document, model: standardModel },
    })
  }
  const identity = { ...emptyDocument.identity, sharedEmail: 'hold' }
  expect(await put(0, { identity })).toMatchObject({ revision: 1 })
  const fields = { rows: [{ id: 'job', field: 'job_title' }] }
  await expect(put(1, { identity, fields })).rejects.toMatchObject({
    message: expect.stringContaining('the tab Fields') as string,
  })
})

test('a project’s rights are its own', async () => {
  const { aProject: another, asRole, params, engineer } = await aProject()
  const body = { area: 'identity' as const, clientEdits: true }
  await engineer.call(`PUT ${path}/rights`, { params, body })
  const other = await another({ slug: 'quay' })
  const { edits } = await (
    await asRole('client', other.clientId)
  ).call(`GET ${path}`, { params: { project: other.projectId } })
  expect(edits).not.toContain('identity')
})

test('the client team changes nobody’s rights, and who is signed out sees none', async () => {
  const { params, member, call, engineer } = await aProject()
  const body = { area: 'identity' as const, clientEdits: true }
  await expect(member.call(`PUT ${path}/rights`, { params, body })).rejects.toMatchObject({
    status: 403,
  })
  for (const asked of [
    () => call(`GET ${path}/rights`, { params }),
    () => call(`PUT ${path}/rights`, { params, body }),
  ]) {
    await expect(asked()).rejects.toMatchObject({ status: 401 })
  }
  const unknown = { area: 'engine' as 'identity', clientEdits: true }
  await expect(
    engineer.call(`PUT ${path}/rights`, { params, body: unknown }),
  ).rejects.toMatchObject({ status: 400 })
})
