import { describe, expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { mappingDocument, type MappingDocumentInput } from './core/document.ts'
import { hashOf } from './core/hash.ts'
import { testDocument, testModel } from './core/testing-orders.ts'
import { mappingEndpoints } from './routes.ts'
import { versionStanding } from './versions.ts'

const path = '/api/projects/:project/mapping'
const versions = `${path}/versions` as const
const version = `${versions}/:number` as const
const questions = `${version}/questions` as const

/** Two of the client team and two of the platform team at one project, with a sound document saved. */
async function aReview() {
  const server = await testServer(mappingEndpoints)
  const { projectId, clientId } = await server.aProject()
  const params = { project: projectId }
  const people = {
    noor: await server.asRole('client', clientId),
    engineer: await server.asRole('engineer'),
    other: await server.asRole('manager'),
  }
  const { noor, engineer } = people
  const at = (number: number) => ({ ...params, number })
  let revision = 0
  const save = async (document: MappingDocumentInput) => {
    const body = { revision, document, model: testModel }
    ;({ revision } = await engineer.call(`PUT ${path}`, { params, body }))
  }
  const handIn = (note = '') => noor.call(`POST ${versions}`, { params, body: { revision, note } })
  const ask = async (number: number, text = 'Which one?') => {
    const place = { tab: 'fields' as const, row: 'given', column: 'sources', place: 'Given name' }
    return engineer.call(`POST ${questions}`, { params: at(number), body: { ...place, text } })
  }
  const accept = (number: number, who = engineer) =>
    who.call(`POST ${version}/accept`, { params: at(number) })
  const sendBack = (number: number) =>
    engineer.call(`POST ${version}/return`, { params: at(number) })
  const listed = async (who: Pick<typeof noor, 'call'> = noor) =>
    (await who.call(`GET ${versions}`, { params })).versions
  await save(testDocument)
  return { ...server, ...people, clientId, params, at, save, handIn, ask, accept, sendBack, listed }
}

const changed = (note: string) => ({
  ...testDocument,
  fields: { rows: testDocument.fields.rows.map((row) => ({ ...row, note })) },
})

test('a version is handed in, looked at, and accepted', async () => {
  const { handIn, accept, listed, engineer, params, at, save, db } = await aReview()
  expect(await handIn('All done')).toEqual({ number: 1 })
  expect(await listed(engineer)).toEqual([
    {
      number: 1,
      state: 'handed in',
      madeBy: 'client',
      madeAt: expect.stringMatching(/^20/u) as string,
      note: 'All done',
      problems: 0,
      hash: hashOf(testDocument),
      decidedBy: null,
      decidedAt: null,
      questions: [],
    },
  ])
  await save(changed('Later'))
  expect(await engineer.call(`GET ${version}`, { params: at(1) })).toEqual({
    document: testDocument,
    model: testModel,
  })
  await accept(1)
  expect(await listed()).toMatchObject([
    { state: 'accepted', decidedBy: 'engineer', decidedAt: expect.stringMatching(/^20/u) },
  ])
  const events = await db
    .selectFrom('audit_entries')
    .select(['event', 'subject_id'])
    .where('event', 'in', ['mapping.handed_in', 'mapping.accepted'])
    .orderBy('at')
    .execute()
  expect(events).toEqual([
    { event: 'mapping.handed_in', subject_id: params.project },
    { event: 'mapping.accepted', subject_id: params.project },
  ])
})

test('a version is returned with questions, which are answered before the next is handed in', async () => {
  const { handIn, ask, sendBack, listed, noor, at, accept, save, engineer } = await aReview()
  await handIn()
  const { questionId } = await ask(1, 'Is this the given name or the nickname?')
  expect(await listed(engineer)).toMatchObject([
    { questions: [{ questionId, askedBy: 'engineer', answer: null, place: 'Given name' }] },
  ])
  // Until it is returned, a question is still being written.
  expect(await listed(noor)).toMatchObject([{ state: 'handed in', questions: [] }])
  const answer = (text: string) => {
    const params = { ...at(1), question: questionId }
    return noor.call(`PUT ${questions}/:question/answer`, { params, body: { text } })
  }
  await expect(answer('Too soon')).rejects.toMatchObject({ status: 404 })
  await sendBack(1)
  expect(await listed(noor)).toMatchObject([
    { state: 'returned', questions: [{ text: 'Is this the given name or the nickname?' }] },
  ])
  await save(changed('Mended'))
  await expect(handIn()).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('Version 1 came back with 1 question') as string,
  })
  await answer('The nickname')
  await answer('The given name')
  expect(await handIn()).toEqual({ number: 2 })
  expect(await listed(noor)).toMatchObject([
    { number: 2, state: 'handed in', questions: [] },
    { number: 1, questions: [{ answer: 'The given name', answeredBy: 'client' }] },
  ])
  await expect(answer('Too late')).rejects.toMatchObject({ status: 404 })
  await accept(2)
})

test('answers alone are enough to hand in again', async () => {
  const { handIn, ask, sendBack, noor, at } = await aReview()
  await handIn()
  const { questionId } = await ask(1)
  await sendBack(1)
  const params = { ...at(1), question: questionId }
  const body = { text: 'It is right as it is' }
  await noor.call(`PUT ${questions}/:question/answer`, { params, body })
  expect(await handIn()).toEqual({ number: 2 })
})

describe('what is not ready is not handed in', () => {
  test('a document with problems, unless a note says what is open', async () => {
    const { handIn, save, listed } = await aReview()
    const rows = [{ id: 'town', field: 'no_such_field', sources: ['town'] }]
    await save({ format: 1, fields: { rows } })
    await expect(handIn(' ')).rejects.toMatchObject({
      status: 400,
      places: [{ place: 'Fields › no_such_field › Field of the platform' }],
    })
    expect(await handIn('Where does the town go?')).toEqual({ number: 1 })
    // The other is in the tab Identity, which is not theirs to mend.
    expect(await listed()).toMatchObject([{ problems: 2, note: 'Where does the town go?' }])
  })

  test('an empty document, one that changed under their eyes, and one that is there already', async () => {
    const { handIn, save, noor, params, aProject, asRole, accept } = await aReview()
    const other = await aProject({ slug: 'quay' })
    const begin = await asRole('client', other.clientId)
    const empty = { params: { project: other.projectId }, body: { revision: 0, note: '' } }
    await expect(begin.call(`POST ${versions}`, empty)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('still empty') as string,
    })
    await save(changed('Newer'))
    const old = { params, body: { revision: 1, note: '' } }
    await expect(noor.call(`POST ${versions}`, old)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('Somebody saved') as string,
    })
    await handIn()
    await expect(handIn()).rejects.toMatchObject({
      status: 409,
      message: 'Nothing changed since version 1, which is with the platform team.',
    })
    await accept(1)
    await expect(handIn()).rejects.toMatchObject({
      message: 'Nothing changed since version 1, which was accepted.',
    })
  })

  test('of ten who hand in at once, one does', async () => {
    const { handIn, listed } = await aReview()
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => handIn()))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listed()).toHaveLength(1)
  })
})

describe('a version is decided once', () => {
  test('of ten who accept at once, one does, and the others hear who', async () => {
    const { handIn, accept, other, engineer, db } = await aReview()
    await handIn()
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) => accept(1, at % 2 ? other : engineer)),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
    expect(refused[0]?.message).toMatch(/^(engineer|manager) accepted this version already\.$/u)
    const logged = await db
      .selectFrom('audit_entries')
      .select('event')
      .where('event', '=', 'mapping.accepted')
      .execute()
    expect(logged).toHaveLength(1)
  })

  test('not while a newer one waits, not with questions open, and not without any to return it with', async () => {
    const { handIn, accept, sendBack, save, ask, engineer, at } = await aReview()
    await handIn()
    await expect(sendBack(1)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('at least one question') as string,
    })
    await save(changed('Newer'))
    await handIn()
    await expect(accept(1)).rejects.toMatchObject({
      message: 'Version 2 was handed in meanwhile: look at that one.',
    })
    const { questionId } = await ask(2)
    await expect(accept(2)).rejects.toMatchObject({
      message: expect.stringContaining('Questions were asked') as string,
    })
    const question = { params: { ...at(2), question: questionId } }
    await engineer.call(`DELETE ${questions}/:question`, question)
    await accept(2)
    await expect(sendBack(2)).rejects.toMatchObject({
      message: 'engineer accepted this version already.',
    })
    await expect(ask(2)).rejects.toMatchObject({ status: 409 })
    await expect(accept(3)).rejects.toMatchObject({ status: 404 })
  })

  test('what was sent is not taken back', async () => {
    const { handIn, ask, sendBack, engineer, at } = await aReview()
    await handIn()
    const { questionId } = await ask(1)
    await sendBack(1)
    const question = { params: { ...at(1), question: questionId } }
    await expect(engineer.call(`DELETE ${questions}/:question`, question)).rejects.toMatchObject({
      status: 404,
    })
  })
})

test('any two versions, and a version and now, are compared in the client’s words', async () => {
  const { handIn, save, noor, params } = await aReview()
  await handIn()
  const document = structuredClone(testDocument)
  document.fields.rows[0]!.required = !document.fields.rows[0]!.required
  await save(document)
  const compare = (from: 'start' | 'now' | number, to: 'start' | 'now' | number) =>
    noor.call(`GET ${path}/difference`, { params, query: { from, to } })
  expect(await compare(1, 'now')).toMatchObject({
    count: 1,
    differences: [
      {
        tab: 'fields',
        row: { id: 'given', name: 'Given name' },
        column: { key: 'required', label: 'Required' },
        kind: 'changed',
        changesNothing: false,
      },
    ],
  })
  expect((await compare('start', 1)).count).toBeGreaterThan(10)
  await expect(compare(1, 7)).rejects.toMatchObject({ status: 404 })
  await expect(compare(1, 'then' as 'now')).rejects.toMatchObject({ status: 400 })
})

test('an older version is brought back by a save like any other', async () => {
  const { handIn, save, engineer, params, at } = await aReview()
  await handIn()
  await save({ format: 1 })
  const { document } = await engineer.call(`GET ${version}`, { params: at(1) })
  await save(document)
  const now = await engineer.call(`GET ${path}`, { params })
  expect(now.document).toEqual(mappingDocument.parse(testDocument))
})

test('how the versions stand is told in one look, to each side what is its own', async () => {
  const { handIn, ask, save, db, params, noor, engineer, sendBack } = await aReview()
  const look = (who: { accountId: string }, role: 'engineer' | 'client') => {
    const account = {
      accountId: who.accountId,
      name: '',
      email: '',
      memberships: [{ role, clientId: role === 'client' ? 'any' : null }],
    }
    return versionStanding(db, { account, projectId: params.project })
  }
  expect(await look(noor, 'client')).toEqual({ newest: null, editedSince: true, revision: 1 })
  await handIn('Please')
  await ask(1)
  const seen = { number: 1, state: 'handed in', madeBy: 'client', note: 'Please', problems: 0 }
  expect(await look(engineer, 'engineer')).toMatchObject({
    newest: { ...seen, questions: 1, unanswered: 1 },
    editedSince: false,
  })
  expect((await look(noor, 'client')).newest).toMatchObject({ ...seen, questions: 0 })
  await sendBack(1)
  await save(changed('Mended'))
  expect(await look(noor, 'client')).toMatchObject({
    newest: { state: 'returned', questions: 1, unanswered: 1 },
    editedSince: true,
    revision: 2,
  })
})

describe('who may not', () => {
  const id = '01993a00-0000-7000-8000-000000000000'

  test('the platform team hands nothing in and answers nothing for the client', async () => {
    const { engineer, params, at, handIn } = await aReview()
    const refused = { status: 403, message: expect.stringContaining('The client team hands') }
    const body = { revision: 1, note: '' }
    await expect(engineer.call(`POST ${versions}`, { params, body })).rejects.toMatchObject(refused)
    await handIn()
    const question = { params: { ...at(1), question: id }, body: { text: 'Yes' } }
    await expect(
      engineer.call(`PUT ${questions}/:question/answer`, question),
    ).rejects.toMatchObject(refused)
  })

  test('the client team accepts, returns and asks nothing', async () => {
    const { noor, at, handIn, listed } = await aReview()
    await handIn()
    const body = { tab: 'fields' as const, row: null, column: null, place: 'Fields', text: 'Why?' }
    for (const act of [
      () => noor.call(`POST ${version}/accept`, { params: at(1) }),
      () => noor.call(`POST ${version}/return`, { params: at(1) }),
      () => noor.call(`POST ${questions}`, { params: at(1), body }),
      () => noor.call(`DELETE ${questions}/:question`, { params: { ...at(1), question: id } }),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 403 })
    }
    expect(await listed()).toMatchObject([{ state: 'handed in' }])
  })

  test('another client sees no version, and who is signed out neither', async () => {
    const { asRole, aProject, call, params, at, handIn } = await aReview()
    await handIn()
    const stranger = await asRole('client', (await aProject({ slug: 'quay' })).clientId)
    for (const [who, status] of [
      [stranger.call, 404],
      [call, 401],
    ] as const) {
      for (const act of [
        () => who(`GET ${versions}`, { params }),
        () => who(`GET ${version}`, { params: at(1) }),
        () => who(`GET ${path}/difference`, { params, query: { from: 'start', to: 'now' } }),
        () => who(`POST ${versions}`, { params, body: { revision: 1, note: '' } }),
        () => who(`POST ${version}/accept`, { params: at(1) }),
        () => who(`POST ${version}/return`, { params: at(1) }),
        () =>
          who(`PUT ${questions}/:question/answer`, {
            params: { ...at(1), question: id },
            body: { text: 'x' },
          }),
      ]) {
        await expect(act()).rejects.toMatchObject({ status })
      }
    }
  })

  test('what makes no sense is refused', async () => {
    const { noor, engineer, params, at, handIn } = await aReview()
    const long = { revision: 1, note: 'x'.repeat(2001) }
    await expect(noor.call(`POST ${versions}`, { params, body: long })).rejects.toMatchObject({
      status: 400,
    })
    await handIn()
    const body = { tab: 'fields' as const, row: null, column: null, place: '', text: ' ' }
    await expect(engineer.call(`POST ${questions}`, { params: at(1), body })).rejects.toMatchObject(
      {
        status: 400,
        places: [{ text: 'Write something.' }],
      },
    )
    await expect(engineer.call(`GET ${version}`, { params: at(0) })).rejects.toMatchObject({
      status: 400,
    })
  })
})
