// What people do with their own row, and what they see of each other.
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { within } from '../database/within.ts'
import type { MappingDocumentInput } from '../mapping/core/document.ts'
import { type PlatformModel, standardModel } from '../mapping/core/platform-model.ts'
import { testServer } from '../server/testing.ts'
import { communityEndpoints } from './site-routes.ts'
import { deployModel, type NewPerson, writePeople } from './testing.ts'

const model: PlatformModel = {
  ...standardModel,
  fields: [
    ...standardModel.fields,
    { key: 'years', label: 'Years', type: 'number' },
    { key: 'vegan', label: 'Vegan', type: 'yesNo' },
    {
      key: 'role',
      label: 'Role',
      type: 'choice',
      choices: [
        { key: 'chair', label: 'Chair' },
        { key: 'guest', label: 'Guest' },
      ],
    },
  ],
}
const row = (field: string, rest: object = {}) => ({ id: field, field, sources: [field], ...rest })
const seen = { show: { profile: true, directory: true, filter: true } }
const document: MappingDocumentInput = {
  format: 1,
  fields: {
    rows: [
      row('given_name', { required: true }),
      row('family_name'),
      row('email', { show: { profile: true, directory: false } }),
      row('organization', { show: { profile: true, directory: true } }),
      row('country', { locked: true, ...seen }),
      row('role', seen),
      row('phone'),
      row('website'),
      row('years'),
      row('vegan'),
      row('job_title', { show: { profile: false } }),
    ],
  },
}

const ada: NewPerson = {
  profile: {
    given_name: 'Ada',
    family_name: 'Nord',
    display_name: 'Ada Nord',
    email: 'ada@example.org',
    organization: 'Quay Institute',
    country: 'NL',
    role: 'chair',
    phone: '+31 20 555 0100',
    job_title: 'Pilot',
  },
}
const named = (given: string, family: string, rest: Partial<NewPerson> = {}): NewPerson => ({
  ...rest,
  profile: { given_name: given, family_name: family, ...rest.profile },
})

async function site(people: NewPerson[], given: MappingDocumentInput = document) {
  const world = await testServer(communityEndpoints)
  const { db } = world
  const { projectId, dev, prod } = await world.aProject()
  const { accountId } = await world.asOwner()
  await deployModel(db, { environmentId: prod, projectId, accountId }, { document: given, model })
  const ids = await writePeople(db, prod, people)
  await within(db, prod, (tx) =>
    tx.updateTable('persons').set({ terms_accepted_at: new Date() }).execute(),
  )
  const me = await world.asPerson(prod, ids[0]!)
  return {
    ...world,
    dev,
    prod,
    ids,
    me,
    found: async (query: { q?: string; userType?: string; where?: string[] } = {}) =>
      (await me.call('GET /api/directory', { query })).people.map(({ name }) => name),
    history: () =>
      within(db, prod, (tx) =>
        tx.selectFrom('history').select(['person_id', 'actor_kind', 'change']).execute(),
      ),
    mine: () =>
      within(db, prod, (tx) =>
        tx
          .selectFrom('persons')
          .selectAll()
          .where('person_id', '=', ids[0]!)
          .executeTakeFirstOrThrow(),
      ),
  }
}

const edit = 'PATCH /api/profile'

test('one’s own profile shows what the mapping shows on it, with what is locked', async () => {
  const { me } = await site([ada])
  const profile = await me.call('GET /api/profile')
  expect(profile).toMatchObject({ version: 1, name: 'Ada Nord', directory: 'listed' })
  expect(profile.fields.find(({ key }) => key === 'job_title')).toBeUndefined()
  const locked = profile.fields.filter((field) => field.locked).map(({ key }) => key)
  expect(locked.toSorted()).toEqual(['country', 'email'])
  expect(profile.fields.find(({ key }) => key === 'phone')).toMatchObject({ inDirectory: false })
})

test('an edit is kept as the person’s own, in one entry of their history', async () => {
  const { me, mine, history, ids, found } = await site([ada])
  const values = { family_name: 'Çelik', phone: '', years: 12 }
  const saved = await me.call(edit, { body: { version: 1, values } })
  expect(saved).toMatchObject({ version: 2, name: 'Ada Çelik' })
  expect(await mine()).toMatchObject({
    version: 2,
    local: { family_name: 'Çelik', display_name: 'Ada Çelik', phone: null, years: 12 },
    profile: {
      given_name: 'Ada',
      family_name: 'Çelik',
      phone: null,
      country: 'NL',
      job_title: 'Pilot',
    },
    display_name: 'Ada Çelik',
    sort_name: 'celik ada',
  })
  expect(await history()).toEqual([
    {
      person_id: ids[0],
      actor_kind: 'person',
      change: {
        family_name: ['Nord', 'Çelik'],
        phone: ['+31 20 555 0100', null],
        years: [null, 12],
      },
    },
  ])
  expect(await found({ q: 'celik' })).toEqual(['Ada Çelik'])
  expect(await found({ q: 'nord' })).toEqual([])
})

test('an edit that changes nothing writes nothing', async () => {
  const { me, history } = await site([ada])
  const saved = await me.call(edit, { body: { version: 1, values: { family_name: ' Nord ' } } })
  expect(saved.version).toBe(1)
  expect(await history()).toEqual([])
})

test('what is locked, hidden or unknown is not edited, and with it nothing else is', async () => {
  const { me, mine } = await site([ada])
  for (const key of ['country', 'email', 'job_title', 'display_name', 'version']) {
    const values = { family_name: 'Vale', [key]: 'x' }
    await expect(me.call(edit, { body: { version: 1, values } })).rejects.toMatchObject({
      code: 'not_allowed',
      places: [{ place: key }],
    })
  }
  expect(await mine()).toMatchObject({ version: 1, local: {}, display_name: 'Ada Nord' })
})

test.each([
  ['given_name', '  ', "Given name can't be left blank."],
  ['given_name', 'x'.repeat(101), 'Given name has 101 characters: shorten it to 100 at most.'],
  ['phone', 'ring me', 'Phone: write a phone number, such as +31 20 555 0100.'],
  ['website', 'javascript:alert(1)', 'Website: write a web address, such as https://example.org.'],
  ['years', 'many', 'Years: write a number, such as 12 or 12.5.'],
  ['vegan', 'perhaps', 'Vegan: answer yes or no.'],
  ['role', 'captain', 'Role: choose one of the list.'],
])('%s can’t be "%s"', async (key, value, text) => {
  const { me, mine } = await site([ada])
  const saved = me.call(edit, {
    body: { version: 1, values: { [key]: value, family_name: 'Vale' } },
  })
  await expect(saved).rejects.toMatchObject({ code: 'invalid', places: [{ place: key, text }] })
  expect((await mine()).version).toBe(1)
})

test('of two saves of one version the second is told, and loses nothing of the first', async () => {
  const { me, mine } = await site([ada])
  const saves = await Promise.allSettled(
    ['Vale', 'Berg'].map((family_name) =>
      me.call(edit, { body: { version: 1, values: { family_name } } }),
    ),
  )
  expect(saves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(saves.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', status: 409 },
  })
  expect((await mine()).version).toBe(2)
})

test('the first visit accepts the terms once, and until then one sees nobody', async () => {
  const { db, me, prod, mine, ids } = await site([ada, named('Grace', 'Vale')])
  await within(db, prod, (tx) =>
    tx.updateTable('persons').set({ terms_accepted_at: null }).execute(),
  )
  expect((await me.call('GET /api/profile')).firstVisit).toBe(true)
  await expect(me.call('GET /api/directory', { query: {} })).rejects.toMatchObject({
    code: 'not_allowed',
  })
  const other = me.call('GET /api/directory/:person', { params: { person: ids[1]! } })
  await expect(other).rejects.toMatchObject({ code: 'not_allowed' })
  const visit = 'POST /api/profile/first-visit'
  await expect(
    me.call(visit, { body: { acceptsTerms: false as unknown as true, listed: true } }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await me.call(visit, { body: { acceptsTerms: true, listed: false } })
  await me.call(visit, { body: { acceptsTerms: true, listed: true } })
  expect(await mine()).toMatchObject({ directory_choice: false })
  expect((await me.call('GET /api/directory', { query: {} })).people).toHaveLength(1)
})

test('names are found by any part of their words, in any script, without accents or order', async () => {
  const { found } = await site([
    ada,
    named('伟', '王'),
    named('小明', '李'),
    named('أحمد', 'الحسن'),
    named('Łukasz', 'Żółć'),
    named('Олга', 'Йорданова'),
    named('Siobhán', "O'Brien"),
  ])
  expect(await found({ q: '王伟' })).toEqual(['伟 王'])
  expect(await found({ q: '李小' })).toEqual(['小明 李'])
  expect(await found({ q: 'احم' })).toEqual(['أحمد الحسن'])
  expect(await found({ q: 'ZOLC luk' })).toEqual(['Łukasz Żółć'])
  expect(await found({ q: 'йордан' })).toEqual(['Олга Йорданова'])
  expect(await found({ q: 'obrien' })).toEqual(["Siobhán O'Brien"])
  expect(await found({ q: 'rien siob' })).toEqual(["Siobhán O'Brien"])
  expect(await found({ q: '%' })).toEqual([])
  expect(await found({ q: 'ada%' })).toEqual(['Ada Nord'])
})

test('what the directory does not show is not found in it either', async () => {
  const hidden: MappingDocumentInput = {
    ...document,
    fields: { rows: [row('given_name'), row('family_name'), row('organization'), row('country')] },
  }
  const shown = await site([ada])
  expect(await shown.found({ q: 'quay' })).toEqual(['Ada Nord'])
  expect(await shown.found({ q: 'pilot' })).toEqual([])
  expect(await shown.found({ q: 'ada@example' })).toEqual([])
  const secret = await site([ada], hidden)
  expect(await secret.found({ q: 'quay' })).toEqual([])
  expect(await secret.found({ q: 'ada' })).toEqual(['Ada Nord'])
  const filtered = secret.me.call('GET /api/directory', { query: { where: ['country:NL'] } })
  await expect(filtered).rejects.toMatchObject({ code: 'invalid' })
})

test('a listed person shows the fields of the directory and no other', async () => {
  const { me, ids } = await site([named('Grace', 'Vale'), ada])
  const listed = await me.call('GET /api/directory/:person', { params: { person: ids[1]! } })
  expect(listed).toEqual({
    personId: ids[1],
    name: 'Ada Nord',
    userTypes: ['attendee'],
    photo: null,
    fields: [
      { key: 'organization', label: 'Organization', type: 'text', value: 'Quay Institute' },
      { key: 'country', label: 'Country', type: 'country', value: 'NL' },
      { key: 'role', label: 'Role', type: 'choice', value: 'Chair' },
    ],
  })
})

test('the directory is narrowed by user type and dimension, and says which values there are', async () => {
  const { me, found } = await site([
    ada,
    named('Grace', 'Vale', { userTypes: ['speaker'], profile: { country: 'FR', role: 'guest' } }),
    named('Lars', 'Holm', { inDirectory: false, userTypes: ['press'], profile: { country: 'DE' } }),
  ])
  expect(await found({ userType: 'speaker' })).toEqual(['Grace Vale'])
  expect(await found({ where: ['country:NL', 'role:chair'] })).toEqual(['Ada Nord'])
  expect(await found({ where: ['country:NL', 'role:guest'] })).toEqual([])
  expect(await found({ where: ['country:DE'] })).toEqual([])
  const { userTypes, filters } = await me.call('GET /api/directory/filters')
  expect(userTypes.map(({ key }) => key)).toEqual(['speaker', 'attendee'])
  expect(filters.map(({ key, values }) => [key, values.map(({ label }) => label)])).toEqual([
    ['country', ['FR', 'NL']],
    ['role', ['Chair', 'Guest']],
  ])
})

test('pages follow each other without a gap or a double, also where names are the same', async () => {
  const people = Array.from({ length: 120 }, (_, nth) => named('Kim', nth % 2 ? 'Park' : 'Lee'))
  const { me } = await site(people)
  const seenIds: string[] = []
  const totals: (number | null)[] = []
  let after: string | undefined
  do {
    const page = await me.call('GET /api/directory', { query: { after } })
    seenIds.push(...page.people.map(({ personId }) => personId))
    totals.push(page.total)
    after = page.next ?? undefined
  } while (after)
  expect(seenIds).toHaveLength(120)
  expect(new Set(seenIds).size).toBe(120)
  expect(totals).toEqual([120, null, null])
  for (const bad of ['x', Buffer.from('["a"]').toString('base64url')]) {
    const page = me.call('GET /api/directory', { query: { after: bad } })
    await expect(page).rejects.toMatchObject({ code: 'invalid' })
  }
})

const png = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#0b6e6e' } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .png()
    .toBuffer()

test('who leaves the directory is gone from it at once, and their photo with them', async () => {
  const { me, asPerson, prod, ids, found, history } = await site([named('Grace', 'Vale'), ada])
  const adaHerself = await asPerson(prod, ids[1]!)
  await adaHerself.call('PUT /api/profile/photo', { body: await png() })
  const person = { params: { person: ids[1]! } }
  await me.call('GET /api/photos/:person', person)
  expect(await found()).toEqual(['Ada Nord', 'Grace Vale'])
  await adaHerself.call('PUT /api/profile/directory', { body: { listed: false } })
  expect(await found()).toEqual(['Grace Vale'])
  for (const key of ['GET /api/photos/:person', 'GET /api/directory/:person'] as const)
    await expect(me.call(key, person)).rejects.toMatchObject({ code: 'not_found' })
  await adaHerself.call('GET /api/photos/:person', person)
  expect((await adaHerself.call('GET /api/profile')).directory).toBe('left')
  await adaHerself.call('PUT /api/profile/directory', { body: { listed: true } })
  expect(await found()).toEqual(['Ada Nord', 'Grace Vale'])
  expect((await history()).map(({ change }) => change)).toMatchObject([
    { photo: [null, expect.any(String)] },
    { listed: [null, false] },
    { listed: [false, true] },
  ])
})

test('suspended people, and those whom the mapping does not list, are not found; nor are those of Dev', async () => {
  const { db, dev, me, found } = await site([
    ada,
    named('Lars', 'Holm', { state: 'suspended' }),
    named('Olga', 'Berg', { inDirectory: false, directoryChoice: true }),
  ])
  const [inDev = ''] = await writePeople(db, dev, [named('Kwame', 'Okafor')])
  expect(await found()).toEqual(['Ada Nord'])
  const other = me.call('GET /api/directory/:person', { params: { person: inDev } })
  await expect(other).rejects.toMatchObject({ code: 'not_found' })
})

test('a photo is made square and small, and nothing else of the file is served', async () => {
  const { server, me, ids } = await site([ada])
  const { photo } = await me.call('PUT /api/profile/photo', { body: await png() })
  const url = `/api/photos/${ids[0]}`
  const response = await server.inject({ url, headers: me.headers })
  expect(response.headers).toMatchObject({
    'content-type': 'image/webp',
    etag: `"${photo}"`,
    'cache-control': 'private, no-cache',
  })
  const { width, height, format, exif } = await sharp(response.rawPayload).metadata()
  expect({ width, height, format, exif }).toEqual({
    width: 512,
    height: 512,
    format: 'webp',
    exif: undefined,
  })
  const again = await server.inject({
    url,
    headers: { ...me.headers, 'if-none-match': `"${photo}"` },
  })
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  await me.call('DELETE /api/profile/photo')
  expect((await me.call('GET /api/profile')).photo).toBeNull()
  expect((await server.inject({ url, headers: me.headers })).statusCode).toBe(404)
})

test('what is no photo is refused: other files, broken ones, and ones that unfold beyond measure', async () => {
  const { me, mine } = await site([ada])
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  const huge = await sharp({
    create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' },
  })
    .png()
    .toBuffer()
  const whole = await png()
  const files = [svg, huge, whole.subarray(0, 400), Buffer.from('GIF89a...'), Buffer.alloc(0)]
  for (const body of files) {
    const set = me.call('PUT /api/profile/photo', { body })
    await expect(set).rejects.toMatchObject({ code: 'invalid' })
  }
  const large = me.call('PUT /api/profile/photo', { body: Buffer.alloc(9 * 1024 * 1024) })
  await expect(large).rejects.toMatchObject({ code: 'too_large' })
  expect((await mine()).photo_hash).toBeNull()
})

test('who is signed out sees and changes nothing', async () => {
  const { asVisitor, prod, ids } = await site([ada])
  const visitor = await asVisitor(prod)
  const out = { code: 'signed_out', status: 401 }
  const person = { params: { person: ids[0]! } }
  await expect(visitor.call('GET /api/profile')).rejects.toMatchObject(out)
  await expect(visitor.call(edit, { body: { version: 1, values: {} } })).rejects.toMatchObject(out)
  await expect(visitor.call('GET /api/directory', { query: {} })).rejects.toMatchObject(out)
  await expect(visitor.call('GET /api/directory/:person', person)).rejects.toMatchObject(out)
  await expect(visitor.call('GET /api/photos/:person', person)).rejects.toMatchObject(out)
  await expect(visitor.call('DELETE /api/profile/photo')).rejects.toMatchObject(out)
})
