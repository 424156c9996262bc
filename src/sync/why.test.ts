import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { personPage } from '../community/person-page.ts'
import { mergeField } from '../mapping/core/merge.ts'
import type { Json } from '../mapping/core/record.ts'
import { isBlank } from '../mapping/core/values/value.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import { rules } from '../mapping/core/document/rules.ts'
import type { Said, Values } from './merge-person.ts'
import { inside, plan, pull, registrationProject, sync, type World } from './testing.ts'
import { personHistory } from './person-history.ts'
import { type Why, whyPerson } from './why.ts'

const tickets = (world: World) =>
  world.system.orders
    .filter((order) => order.status === 'p' && !order.testmode)
    .flatMap((order) => order.positions.filter((position) => position.addon_to === null))

/** A ticket whose holder has no other, so that what happens to it happens to them. */
const soleTicket = (world: World) =>
  tickets(world).find(
    (one, _, all) =>
      one.item_name === 'Full delegate' &&
      all.filter(({ attendee_email }) => attendee_email === one.attendee_email).length === 1,
  )!

async function holder(world: World, ticketId: number): Promise<string> {
  const row = await inside(world, (tx) =>
    tx
      .selectFrom('identifiers')
      .select('person_id')
      .where('value', '=', `quayside-${ticketId}`)
      .executeTakeFirstOrThrow(),
  )
  return row.person_id
}

const why = (world: World, personId: string) => whyPerson(world.db, world.dev, personId)
const field = (told: Why, key: string) => told.fields.find((one) => one.key === key)!

/** What a text of white space says is nothing. */
const orNull = (value: unknown) => (isBlank(value as Json | undefined) ? null : value)

/** The example's document with every kind of row: value tables with each last word, several sources, every policy. */
const everyKind = (document: MappingDocument): MappingDocument => ({
  ...document,
  fields: {
    rows: document.fields.rows.map((row) => {
      if (row.field === 'city') return { ...row, values: 'cities' }
      if (row.field === 'country') return { ...row, values: 'countries' }
      if (row.field === 'job_title') return { ...row, tooLong: 'cut', write: 'create only' }
      if (row.field === 'website') return { ...row, default: 'https://example.org' }
      if (row.field === 'biography') return { ...row, write: 'never' }
      return row
    }),
  },
  values: {
    tables: [
      {
        id: 'cities',
        name: 'Cities',
        rows: [{ id: 'hh', from: ['Hamburg', 'Lisbon', 'Amsterdam'], to: 'A harbour', note: '' }],
        else: 'keep',
        ignore: ['Berlin'],
        note: '',
      },
      { id: 'countries', name: 'Countries', rows: [], else: { value: 'NL' }, ignore: [], note: '' },
    ],
  },
  userTypes: {
    ...document.userTypes,
    combine: 'highest',
    everybody: ['attendee'],
    else: { userTypes: ['press'], tags: ['unknown'], groups: [], access: [], directory: 'no' },
  },
})

test('for every field of every person the steps lead without a gap from the record to what the platform holds', async () => {
  const world = await registrationProject({ people: 250, document: everyKind })
  await sync(world)
  const persons = await inside(world, (tx) =>
    tx
      .selectFrom('persons')
      .innerJoin('presences', 'presences.person_id', 'persons.person_id')
      .select(['persons.person_id', 'persons.profile', 'persons.user_types', 'said'])
      .execute(),
  )
  expect(persons.length).toBeGreaterThan(150)
  let several = 0
  for (const person of persons) {
    const told = await why(world, person.person_id)
    const said = person.said as Said
    const profile = person.profile as Values
    several += told.records.length > 1 ? 1 : 0
    expect(told.records.length).toBeGreaterThan(0)
    expect(told.sources).toMatchObject([{ source: 'Quayside', release: 1, news: [] }])
    expect(told.standing.userTypes.length).toBeGreaterThan(0)
    expect(told.fields.map(({ key }) => key).toSorted()).toEqual(Object.keys(profile).toSorted())
    for (const one of told.fields) {
      const { steps, policy, key } = one
      const merge = steps.at(-1)!
      expect(merge.after).toBe(profile[key])
      expect(orNull(steps.at(-2)!.after)).toBe(said.values[key])
      for (const [at, step] of steps.entries()) {
        if (at > 0) expect(orNull(step.before)).toEqual(orNull(steps[at - 1]!.after))
      }
      // What the engine's own rule makes of the source's word is what is told.
      const state = {
        sourceBefore: said.values[key]!,
        sourceNow: said.values[key]!,
        local: undefined,
      }
      const merged = mergeField(policy!, { ...state, effective: profile[key]!, isCreate: false })
      expect(merged.effective).toBe(merge.after)
      if (profile[key] !== null) expect(one.last?.by).toMatchObject({ kind: 'run', release: 1 })
    }
  }
  expect(several).toBeGreaterThan(0)
})

test('a value table, a default and each policy are named in words', async () => {
  const world = await registrationProject({ people: 120, document: everyKind })
  const ticket = soleTicket(world)
  const answer = (code: string) =>
    ticket.answers.find(({ question_identifier }) => question_identifier === code)
  answer('CITY')!.answer = ' hamburg '
  answer('JOB_TITLE')!.answer = 'Pilot '.repeat(50)
  ticket.answers = ticket.answers.filter((one) => one.question_identifier !== 'WEBSITE')
  await sync(world)
  const told = await why(world, await holder(world, ticket.id))
  expect(field(told, 'city').steps.map(({ text }) => text)).toEqual([
    "Read 'CITY' (answers[question_identifier=CITY].answer)",
    "Ignore these values (values: 'N/A', '-')",
    'Decode HTML entities',
    'Trim',
    "Row 1 of the value table 'Cities'",
    'Taken over from the source, as at every sync.',
  ])
  expect(field(told, 'city').steps[4]).toMatchObject({
    row: { tab: 'values', table: 'cities', row: 'hh', label: "Values, 'Cities', row 1" },
    before: 'hamburg',
    after: 'A harbour',
  })
  expect(field(told, 'job_title').steps.at(-2)).toMatchObject({
    text: 'Cut at the 200 characters that Job title has room for',
  })
  expect(field(told, 'job_title').steps.at(-1)?.text).toContain('when the person was created')
  expect(field(told, 'website')).toMatchObject({
    row: { label: 'Fields, row 8: Website' },
    effective: 'https://example.org',
  })
  expect(field(told, 'website').steps.at(-1)?.text).toBe(
    "The source is blank, so the row's default 'https://example.org' stands.",
  )
  expect(field(told, 'biography').steps.at(-1)?.text).toContain('never writes this field')
  expect(field(told, 'display_name').steps.map(({ what }) => what)).toEqual(['compose', 'merge'])
  expect(told.standing.userTypes.map(({ text }) => text)).toContain(
    "Item name is 'Full delegate': Attendee",
  )
  expect(told.records[0]).toMatchObject({ recordKey: String(ticket.id), body: { id: ticket.id } })
  expect(told.records[0]?.decisions.map(({ asked }) => asked)).toContain(
    "leave out: Status is one of 'c'",
  )
})

test('an edit made here is named, and ends when the source changes', async () => {
  const world = await registrationProject()
  await sync(world)
  const ticket = soleTicket(world)
  const personId = await holder(world, ticket.id)
  await inside(world, (tx) =>
    sql`update persons set version = version + 1, local = '{"city": "Elsewhere"}',
    profile = (profile::jsonb || '{"city": "Elsewhere"}')::json where person_id = ${personId}`.execute(
      tx,
    ),
  )
  const edited = field(await why(world, personId), 'city')
  expect(edited).toMatchObject({ edit: { value: 'Elsewhere' }, effective: 'Elsewhere' })
  expect(edited.steps.at(-1)?.text).toMatch(/^Edited here to 'Elsewhere', while the source says/)
  const page = await personPage(world.db, world.dev, personId)
  expect(page.fields.find(({ key }) => key === 'city')).toMatchObject({
    source: { value: edited.said?.value, sourceName: 'Quayside' },
    edit: { value: 'Elsewhere' },
    effective: 'Elsewhere',
  })
  expect(page).toMatchObject({
    identifiers: [{ kind: 'external', namespace: 'Quayside', value: `quayside-${ticket.id}` }],
    presences: [{ source: 'Quayside', project: 'Registration', release: 1, state: 'active' }],
  })
  ticket.answers.find((one) => one.question_identifier === 'CITY')!.answer = 'Rotterdam'
  await sync(world)
  expect(field(await why(world, personId), 'city')).toMatchObject({
    edit: null,
    effective: 'Rotterdam',
    said: { value: 'Rotterdam', recordKey: String(ticket.id) },
  })
})

test('what was pulled and planned but not applied does not change the answer, and is told apart', async () => {
  const world = await registrationProject()
  await sync(world)
  const ticket = soleTicket(world)
  const personId = await holder(world, ticket.id)
  const before = await why(world, personId)
  for (const name of ['First', 'Second']) {
    ticket.attendee_name_parts = {
      _scheme: 'given_family',
      given_name: name,
      family_name: 'Version',
    }
    await pull(world)
    await plan(world)
  }
  const after = await why(world, personId)
  expect(after.records).toEqual(before.records)
  expect(after.fields).toEqual(before.fields)
  expect(after.sources[0]?.news).toEqual([
    { recordKey: String(ticket.id), what: 'newer', reason: null },
  ])
  ticket.item_name = 'Delegate Plus'
  await pull(world)
  await plan(world)
  const held = (await why(world, personId)).sources[0]?.news[0]
  expect(held).toMatchObject({ what: 'held', reason: expect.stringContaining('Delegate Plus') })
})

test('who is gone keeps their reasons, and their history says why they were suspended', async () => {
  const world = await registrationProject()
  await sync(world)
  const ticket = soleTicket(world)
  const personId = await holder(world, ticket.id)
  const before = await why(world, personId)
  const order = world.system.orders.find(({ positions }) => positions.includes(ticket))!
  world.system.orders.splice(world.system.orders.indexOf(order), 1)
  await sync(world)
  const after = await why(world, personId)
  expect(after.fields).toEqual(before.fields)
  expect(after.sources).toMatchObject([{ state: 'ended', news: [{ what: 'gone' }] }])
  const { entries, next } = await personHistory(world.db, world.dev, personId, {
    before: null,
    limit: 1,
  })
  expect(entries).toMatchObject([
    {
      kind: 'suspended',
      by: { kind: 'run', release: 1, confirmedBy: 'Robin Vale' },
      changes: [{ what: 'State', before: 'active', after: 'suspended' }],
      note: 'The source no longer has them.',
    },
  ])
  const rest = await personHistory(world.db, world.dev, personId, { before: next, limit: 50 })
  expect(rest).toMatchObject({ entries: [{ kind: 'created' }], next: null })
})

test('two records of one person are told as one, the first that says anything counting', async () => {
  const world = await registrationProject()
  const [first, second] = tickets(world).filter(({ item_name }) => item_name === 'Full delegate')
  const shared = {
    attendee_email: 'twice@example.org',
    attendee_name_parts: {
      _scheme: 'given_family' as const,
      given_name: 'Twice',
      family_name: 'Registered',
    },
  }
  Object.assign(first!, shared, { answers: [], company: null })
  Object.assign(second!, shared, { company: 'Second Berth' })
  second!.answers = []
  await sync(world)
  const told = await why(world, await holder(world, second!.id))
  expect(told.records.map(({ recordKey }) => recordKey).toSorted()).toEqual(
    [first, second].map((one) => String(one!.id)).toSorted(),
  )
  const organization = field(told, 'organization')
  expect(organization).toMatchObject({
    effective: 'Second Berth',
    said: { recordKey: String(second!.id) },
  })
  expect(organization.steps.at(-2)?.text).toBe(
    `Of their 2 records, ${second!.id} is the first that says anything here`,
  )
})

test('where the versions are not kept any more, what the source said still stands', async () => {
  const world = await registrationProject()
  await sync(world)
  const personId = await holder(world, soleTicket(world).id)
  await inside(world, (tx) => tx.deleteFrom('payloads').execute())
  const told = await why(world, personId)
  expect(told.records).toEqual([])
  const name = field(told, 'given_name')
  expect(name.steps.map(({ what }) => what)).toEqual(['said', 'merge'])
  expect(name.steps.at(-1)?.after).toBe(name.effective)
})

test('a field that a row of the rules has set is traced to that row, whether it has a row of its own or not', async () => {
  const byRules = (document: MappingDocument): MappingDocument => ({
    ...document,
    fields: { rows: document.fields.rows.filter((row) => row.field !== 'website') },
    rules: rules.parse({
      tables: [
        {
          id: 'homes',
          name: 'Homes',
          columns: [{ id: 'kind', reads: 'item_name' }],
          rows: [
            {
              id: 'full',
              when: { kind: 'Full delegate' },
              set: { city: 'Seat {id}', website: 'https://example.org' },
            },
          ],
        },
      ],
    }),
  })
  const world = await registrationProject({ document: byRules })
  await sync(world)
  const ticket = soleTicket(world)
  const told = await why(world, await holder(world, ticket.id))
  const row = { tab: 'rules', table: 'homes', row: 'full', label: "Rules, 'Homes', row 1" }
  expect(field(told, 'city').steps.slice(0, -1)).toEqual([
    { what: 'read', text: "Read 'Id' (id)", row, after: ticket.id },
    { what: 'rule', text: "Set by Rules, 'Homes', row 1", row, after: `Seat ${ticket.id}` },
  ])
  expect(field(told, 'website')).toMatchObject({
    effective: 'https://example.org',
    row: null,
    steps: [{ what: 'rule', row }, { what: 'merge' }],
  })
})
