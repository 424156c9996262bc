// What becomes of people who are here already when the source changes its mind.
import { expect, test } from 'vitest'
import { mappingDocument, type MappingDocumentInput } from '../mapping/core/document.ts'
import {
  apply,
  freeze,
  inside,
  plan,
  pull,
  registrationProject,
  sync,
  type MadePlan,
  type World,
} from './testing.ts'

const project = (lifecycle: MappingDocumentInput['lifecycle']) =>
  registrationProject({
    document: (document) => mappingDocument.parse({ ...document, lifecycle }),
  })

/** An order of one ticket, and nobody else with the address. */
function soleOrder(world: World) {
  const paid = world.system.orders.filter((order) => order.status === 'p' && !order.testmode)
  const tickets = paid.flatMap(({ positions }) => positions)
  const found = paid.find(
    ({ positions: [ticket, ...more] }) =>
      ticket?.item_name === 'Full delegate' &&
      more.length === 0 &&
      ticket.attendee_email &&
      tickets.filter(({ attendee_email }) => attendee_email === ticket.attendee_email).length === 1,
  )
  const [ticket] = found?.positions ?? []
  if (!found || !ticket) throw new Error('There is no such order.')
  return { order: found, ticket }
}

const holders = (world: World, ticket: { id: number }) =>
  inside(world, (tx) =>
    tx
      .selectFrom('identifiers')
      .innerJoin('persons', 'persons.person_id', 'identifiers.person_id')
      .select(['persons.person_id', 'display_name', 'state', 'until'])
      .where('value', '=', `quayside-${ticket.id}`)
      .orderBy('identifiers.since')
      .execute(),
  )

const rowsOf = (world: World, { planId }: MadePlan) =>
  inside(world, (tx) =>
    tx
      .selectFrom('plan_rows')
      .select(['action', 'name', 'note'])
      .where('plan_id', '=', planId)
      .orderBy('row_number')
      .execute(),
  )

const passTo = (ticket: object, given_name: string, attendee_email: string) =>
  Object.assign(ticket, {
    attendee_name_parts: { _scheme: 'given_family', given_name, family_name: 'Marsh' },
    attendee_email,
  })

test('whoever is cancelled or gone stays where the document says so', async () => {
  const world = await project({ cancelled: 'keep', vanished: 'keep' })
  await sync(world)
  const { order } = soleOrder(world)
  order.status = 'c'
  expect((await sync(world)).counts).toMatchObject({ suspend: 0, end: 0 })
  world.system.orders.splice(world.system.orders.indexOf(order), 1)
  expect((await sync(world)).counts).toMatchObject({ suspend: 0, end: 0 })
})

test('cancelled and gone are told apart', async () => {
  const world = await project({ cancelled: 'keep', vanished: 'suspend' })
  await sync(world)
  const { order } = soleOrder(world)
  order.status = 'c'
  expect((await sync(world)).counts).toMatchObject({ suspend: 0 })
  world.system.orders.splice(world.system.orders.indexOf(order), 1)
  expect((await sync(world)).counts).toMatchObject({ suspend: 1 })
})

test('somebody who comes back is held where the document says so', async () => {
  const world = await project({ back: 'hold' })
  await sync(world)
  const { order, ticket } = soleOrder(world)
  order.status = 'c'
  await sync(world)
  order.status = 'p'
  await pull(world)
  const made = await plan(world)
  expect(made.counts).toMatchObject({ restore: 0, held: 1 })
  expect((await rowsOf(world, made))[0]?.note).toBe(
    'They were suspended here and are in the source again, and the Lifecycle tab holds whoever comes back.',
  )
  await apply(world, made)
  expect(await holders(world, ticket)).toMatchObject([{ state: 'suspended' }])
})

test('a registration that passes to somebody else is held, and names both', async () => {
  const world = await project({})
  await sync(world)
  const { ticket } = soleOrder(world)
  const [before] = await holders(world, ticket)
  const was = ticket.attendee_email?.trim().toLowerCase() ?? ''
  passTo(ticket, 'Ida', 'ida@example.org')
  const made = await sync(world)
  expect(made.counts).toMatchObject({ create: 0, update: 0, suspend: 0, held: 1 })
  expect((await rowsOf(world, made))[0]?.note).toBe(
    `The registration of ${before?.display_name ?? ''} (${was}) now names Ida Marsh (ida@example.org). Decide on the Lifecycle tab whether that is the same person or a new one; until then nothing changes.`,
  )
  expect(await holders(world, ticket)).toEqual([before])
})

test('another address alone, or another name alone, is the same person', async () => {
  const world = await project({})
  await sync(world)
  const { ticket } = soleOrder(world)
  ticket.attendee_email = 'moved@example.org'
  expect((await sync(world)).counts).toMatchObject({ update: 1, held: 0 })
  passTo(ticket, 'Ida', 'moved@example.org')
  expect((await sync(world)).counts).toMatchObject({ update: 1, held: 0 })
  expect(await holders(world, ticket)).toMatchObject([{ display_name: 'Ida Marsh' }])
})

test('another mapping of the same record is no other person', async () => {
  const world = await project({})
  await sync(world)
  const { identity, fields } = world.document
  const email = { sources: ['original_record.email'], steps: [] }
  const anew = mappingDocument.parse({
    ...world.document,
    identity: { ...identity, email, samePerson: 'external id' },
    fields: {
      rows: fields.rows.map((row) =>
        row.field === 'email'
          ? { ...row, ...email }
          : row.field === 'family_name'
            ? { ...row, sources: ['order'] }
            : row,
      ),
    },
  })
  const made = await plan(world, { releaseId: await freeze(world, anew) })
  expect(made.counts.update).toBeGreaterThan(20)
  const notes = (await rowsOf(world, made)).map(({ note }) => note ?? '')
  expect(notes.filter((note) => note.startsWith('The registration of'))).toEqual([])
})

test('as the same person they are renamed, as before', async () => {
  const world = await project({ substituted: 'same person' })
  await sync(world)
  const { ticket } = soleOrder(world)
  passTo(ticket, 'Ida', 'ida@example.org')
  expect((await sync(world)).counts).toMatchObject({ update: 1, held: 0 })
  expect(await holders(world, ticket)).toMatchObject([
    { display_name: 'Ida Marsh', state: 'active', until: null },
  ])
})

test('as a new person they get the id, and whoever had it before is suspended and keeps the past', async () => {
  const world = await project({ substituted: 'new person' })
  await sync(world)
  const { order, ticket } = soleOrder(world)
  const [before] = await holders(world, ticket)
  passTo(ticket, 'Ida', 'ida@example.org')
  const made = await sync(world)
  expect(made.counts).toMatchObject({ create: 1, suspend: 1, update: 0, held: 0 })
  expect(await rowsOf(world, made)).toMatchObject([
    { action: 'create', name: 'Ida Marsh' },
    {
      action: 'suspend',
      name: before?.display_name,
      note: 'Their registration belongs to Ida Marsh now.',
    },
  ])
  const [old, now] = await holders(world, ticket)
  expect(old).toMatchObject({ ...before, state: 'suspended', until: expect.any(Date) as Date })
  expect(now).toMatchObject({ display_name: 'Ida Marsh', state: 'active', until: null })
  expect(now?.person_id).not.toBe(before?.person_id)

  // From here on it is Ida's, and a sync without news changes nothing.
  expect((await sync(world)).counts).toMatchObject({ create: 0, update: 0, suspend: 0, same: 0 })
  order.status = 'c'
  expect((await sync(world)).counts).toMatchObject({ suspend: 1 })
})
