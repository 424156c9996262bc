// What people are on the platform, from the mapping document to their row, their history, and why.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  mappingDocument,
  type MappingDocument,
  type MappingDocumentInput,
} from '../mapping/core/document.ts'
import { standardModel, type PlatformModel } from '../mapping/core/platform-model.ts'
import { personHistory } from './person-history.ts'
import {
  apply,
  freeze,
  inside,
  plan,
  pull,
  registrationProject,
  sync,
  type World,
} from './testing.ts'
import { whyPerson } from './why.ts'

const model: PlatformModel = {
  ...standardModel,
  tags: [{ key: 'vip', label: 'VIP' }],
  groups: [
    { key: 'choir', label: 'Choir' },
    { key: 'pilots', label: 'Pilots' },
  ],
  accessLevels: [{ key: 'lounge', label: 'Lounge' }],
}

/** The example's document with some of its tabs replaced. */
const changed =
  (tabs: Partial<MappingDocumentInput>) =>
  (document: MappingDocument): MappingDocument =>
    mappingDocument.parse({
      ...document,
      ...tabs,
      userTypes: { ...document.userTypes, ...tabs.userTypes },
    })

const paid = (world: World) =>
  world.system.orders.filter((order) => order.status === 'p' && !order.testmode)

/** Full delegates whose address nobody else has: each is a person of their own. */
const delegates = (world: World) => {
  const tickets = paid(world).flatMap(({ positions }) => positions)
  const alone = (email: string | null) =>
    tickets.filter(({ attendee_email }) => attendee_email === email).length === 1
  return tickets.filter(
    (one) => one.item_name === 'Full delegate' && one.attendee_email && alone(one.attendee_email),
  )
}

const holder = async (world: World, ticket: { id: number } | undefined) => {
  const value = `quayside-${ticket?.id ?? 0}`
  return inside(world, (tx) =>
    tx
      .selectFrom('identifiers')
      .innerJoin('persons', 'persons.person_id', 'identifiers.person_id')
      .selectAll('persons')
      .where('value', '=', value)
      .executeTakeFirst(),
  )
}

const heldNotes = (world: World, planId: string) =>
  inside(world, async (tx) => {
    const rows = await tx
      .selectFrom('plan_rows')
      .select('note')
      .where('plan_id', '=', planId)
      .where('action', '=', 'held')
      .execute()
    return rows.map(({ note }) => note)
  })

const vouchers = (world: World, texts: (string | null)[]) => {
  for (const [at, voucher] of texts.entries())
    Object.assign(delegates(world)[at] ?? {}, { voucher })
}

test('groups, access levels and tags of a column come with the sync, into history, and with their reasons', async () => {
  const given = { groups: ['choir'], access: ['lounge'] }
  const world = await registrationProject({
    model,
    document: changed({
      userTypes: {
        sources: ['item_name'],
        rows: [
          { id: 'delegate', from: ['Full delegate'], userTypes: ['attendee'], groups: ['choir'] },
        ],
        else: { userTypes: ['attendee'] },
        codes: {
          sources: ['voucher'],
          rows: [{ id: 'vip', code: 'VIP24', ...given, tags: ['vip'], directory: 'no' }],
        },
      },
      tags: {
        types: [{ id: 'where', name: 'Where', sources: ['item_name'] }],
        rows: [
          { id: 'full', key: 'full', label: 'Full days', type: 'where', from: ['Full delegate'] },
        ],
      },
      rules: {
        tables: [
          {
            id: 'roles',
            name: 'Roles',
            columns: [{ id: 'voucher', reads: 'voucher' }],
            rows: [{ id: 'used', when: { voucher: 'not blank' }, addGroups: ['pilots'] }],
          },
        ],
      },
    }),
  })
  vouchers(world, ['vip24'])
  const [ticket] = delegates(world)
  await sync(world)
  const person = await holder(world, ticket)
  expect(person).toMatchObject({
    user_types: ['attendee'],
    tags: ['full', 'vip'],
    groups: ['choir', 'pilots'],
    access_levels: ['lounge'],
    in_directory: false,
  })
  const { standing } = await whyPerson(world.db, world.dev, person?.person_id ?? '')
  const texts = (reasons: { text: string; row: { label: string } | null }[]) =>
    reasons.map(({ text, row }) => [text, row?.label])
  expect(texts(standing.groups)).toEqual([
    ["Item name is 'Full delegate': in Choir", 'User types, row 1 (Item name)'],
    ["Access code 'vip24' was used: in Choir", "User types, access code 'VIP24'"],
    ["Row 1 of the rules 'Roles' fits: in Pilots", "Rules, 'Roles', row 1"],
  ])
  expect(texts(standing.access)).toEqual([
    ["Access code 'vip24' was used: access to Lounge", "User types, access code 'VIP24'"],
  ])
  expect(texts(standing.tags)).toEqual([
    ["Access code 'vip24' was used: tagged VIP", "User types, access code 'VIP24'"],
    ["Item name is 'Full delegate': tagged Full days", 'Tags: Full days'],
  ])
  expect(texts(standing.directory)).toEqual([
    ["Access code 'vip24' was used: not in the directory", "User types, access code 'VIP24'"],
  ])

  vouchers(world, [null])
  const made = await sync(world)
  expect(made.counts).toMatchObject({ update: 1, create: 0 })
  expect(await holder(world, ticket)).toMatchObject({ groups: ['choir'], access_levels: [] })
  const { entries } = await personHistory(world.db, world.dev, person?.person_id ?? '', {
    before: null,
    limit: 1,
  })
  expect(entries[0]?.changes).toEqual([
    { what: 'Tags', before: 'Full days, VIP', after: 'Full days' },
    { what: 'Groups', before: 'Choir, Pilots', after: 'Choir' },
    { what: 'Access levels', before: 'Lounge', after: null },
    { what: 'In the directory', before: 'no', after: 'yes' },
  ])
})

test('what was said before there were groups is read as none, and changes nobody', async () => {
  const world = await registrationProject()
  await sync(world)
  await inside(world, (tx) =>
    sql`update presences set said = (said::jsonb - 'groups' - 'access' - 'email')::json`.execute(
      tx,
    ),
  )
  const [ticket] = delegates(world)
  const name = { _scheme: 'given_family', given_name: 'Renamed', family_name: 'Person' }
  Object.assign(ticket ?? {}, { attendee_name_parts: name })
  await pull(world)
  expect((await plan(world)).counts).toMatchObject({ create: 0, held: 0, update: 1 })
})

test('user types given at creation and never again stay; those that follow the source change', async () => {
  const world = await registrationProject({
    document: changed({ userTypes: { write: 'create only' } }),
  })
  await sync(world)
  const [ticket] = delegates(world)
  Object.assign(ticket ?? {}, { item_name: 'Press' })
  await sync(world)
  const person = await holder(world, ticket)
  expect(person?.user_types).toEqual(['attendee'])
  const { standing } = await whyPerson(world.db, world.dev, person?.person_id ?? '')
  expect(standing.userTypes.map(({ text }) => text)).toContain(
    'User types are given when the person is created; later syncs leave them as they are',
  )

  const follows = await freeze(world, world.document)
  await sync(world, follows)
  expect((await holder(world, ticket))?.user_types).toEqual(['press'])
})

test('a code that may be used by two holds the third, until one of them no longer uses it', async () => {
  const world = await registrationProject({
    model,
    document: changed({
      userTypes: {
        codes: {
          sources: ['voucher'],
          rows: [{ id: 'vip', code: 'VIP24', mostUses: 2, tags: ['vip'] }],
        },
      },
    }),
  })
  vouchers(world, ['VIP24', 'VIP24', 'VIP24'])
  const [first, , third] = delegates(world)
  const made = await sync(world)
  expect(await heldNotes(world, made.planId)).toEqual([
    "Code 'VIP24' may be used by 2 people and 3 used it; this person came later.",
  ])
  expect(await holder(world, third)).toBeUndefined()
  expect(await holder(world, first)).toMatchObject({ tags: ['vip'] })

  vouchers(world, [null])
  expect((await sync(world)).counts).toMatchObject({ create: 1, update: 1, held: 0 })
  expect(await holder(world, third)).toMatchObject({ tags: ['vip'] })
})

test('visibility decides of those whom the user types show', async () => {
  const rows = [{ id: 'press', by: 'user types', values: ['Attendee'], directory: 'no' as const }]
  const world = await registrationProject({ document: changed({ visibility: { rows } }) })
  await sync(world)
  const person = await holder(world, delegates(world)[0])
  expect(person?.in_directory).toBe(false)
  const { standing } = await whyPerson(world.db, world.dev, person?.person_id ?? '')
  expect(standing.directory).toEqual([
    {
      text: 'The visibility tab says no for them',
      row: { tab: 'visibility', table: null, row: 'press', label: 'Visibility, row 1' },
      recordKey: null,
    },
  ])
})

test('on the day on which a code ends, everybody is mapped anew, once, and not before', async () => {
  const world = await registrationProject({
    model,
    document: changed({
      userTypes: {
        codes: {
          sources: ['voucher'],
          rows: [{ id: 'vip', code: 'VIP24', until: '2027-05-31', tags: ['vip'] }],
          expired: 'ignore',
        },
      },
    }),
  })
  await world.db
    .updateTable('sites')
    .set({ settings: JSON.stringify({ timeZone: 'America/New_York' }) })
    .execute()
  vouchers(world, ['VIP24'])
  const [ticket] = delegates(world)
  const on = async (now: string) => {
    await pull(world)
    const made = await plan(world, { now: new Date(now) })
    await apply(world, made)
    return made.counts
  }
  const { create } = await on('2027-05-01T12:00:00Z')
  expect(await holder(world, ticket)).toMatchObject({ tags: ['vip'] })

  // It is still the last day where the site is.
  const before = await written(world)
  expect(await on('2027-06-01T03:59:00Z')).toMatchObject({ update: 0, same: 0 })
  expect(await written(world)).toEqual(before)

  expect(await on('2027-06-01T04:00:00Z')).toMatchObject({ update: 1, same: create - 1 })
  expect(await holder(world, ticket)).toMatchObject({ tags: [] })
  expect(await on('2027-07-01T12:00:00Z')).toMatchObject({ update: 0, same: 0 })

  const person = await holder(world, ticket)
  const { standing } = await whyPerson(world.db, world.dev, person?.person_id ?? '')
  expect(standing.tags).toEqual([])
})

/** The transactions that wrote the rows which an unchanged sync leaves alone. */
const written = (world: World) =>
  inside(world, async (tx) => {
    const { rows } = await sql<{ xmin: string }>`
      select xmin::text from outcomes union all select xmin::text from presences
      union all select xmin::text from persons order by 1`.execute(tx)
    return rows.map(({ xmin }) => xmin)
  })
