import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { carryOutRun } from './run.ts'
import { startRun } from './start-run.ts'
import {
  apply,
  freeze,
  inside,
  plan,
  pull,
  registrationProject,
  state,
  sync,
  type World,
} from './testing.ts'

const people = (world: World, environment?: string) =>
  inside(
    world,
    (tx) => tx.selectFrom('persons').selectAll().orderBy('sort_name').execute(),
    environment,
  )

const paidTickets = (world: World) =>
  world.system.orders
    .filter((order) => order.status === 'p' && !order.testmode)
    .flatMap((order) => order.positions.filter((position) => position.addon_to === null))

test('people come from pages of orders to persons with user types, tags and a history', async () => {
  const world = await registrationProject()
  const pulled = await pull(world)
  expect(pulled).toMatchObject({ state: 'complete', vendor_total: world.system.orders.length })
  const made = await plan(world)
  expect(made.counts).toMatchObject({
    create: made.bridge.people,
    update: 0,
    suspend: 0,
    unchanged: 0,
  })
  const run = await apply(world, made)
  expect(run).toMatchObject({ state: 'done', done: made.counts.create })
  const persons = await people(world)
  expect(persons).toHaveLength(made.bridge.people)
  expect(
    persons.every((person) => person.user_types.length > 0 && person.display_name !== 'Unnamed'),
  ).toBe(true)
  const history = await inside(world, (tx) => tx.selectFrom('history').select('kind').execute())
  expect(history).toEqual(persons.map(() => ({ kind: 'created' })))
})

test('the count bridge adds up, term by term, to the people expected', async () => {
  const world = await registrationProject({ people: 400 })
  const { bridge } = await (async () => (await pull(world), plan(world)))()
  const leftOut = bridge.leftOut.reduce((sum, term) => sum + term.count, 0)
  const held = bridge.held.reduce((sum, term) => sum + term.count, 0)
  expect(bridge.total - leftOut - held - bridge.duplicates - bridge.heldWhenJoined).toBe(
    bridge.people,
  )
  expect(bridge.total).toBe(world.system.orders.flatMap((order) => order.positions).length)
  expect(bridge.leftOut.map((term) => term.row.row).toSorted()).toEqual([
    'addon',
    'cancelled',
    'test',
    'unpaid',
  ])
  const vip = paidTickets(world).filter((ticket) => ticket.item_name === 'VIP2').length
  expect(bridge.held.find((term) => term.value === 'VIP2')).toMatchObject({
    count: vip,
    code: 'user-type-unknown',
  })
})

test('a second sync changes nothing and writes no row but its own', async () => {
  const world = await registrationProject()
  await sync(world)
  const before = await counts(world)
  await pull(world)
  const again = await plan(world)
  expect(again.counts).toMatchObject({
    create: 0,
    update: 0,
    suspend: 0,
    restore: 0,
    end: 0,
    same: 0,
  })
  await apply(world, again)
  const after = await counts(world)
  expect(changedTables(before, after)).toEqual([
    'audit_entries',
    'audit_values',
    'plans',
    'pull_pages',
    'pulls',
    'runs',
  ])
})

test('what the source changes is updated field by field, and only for whom it changes', async () => {
  const world = await registrationProject()
  await sync(world)
  const ticket = paidTickets(world).find((one) => one.item_name === 'Full delegate')!
  ticket.attendee_name_parts = {
    _scheme: 'given_family',
    given_name: 'Renamed',
    family_name: 'Person',
  }
  await pull(world)
  const made = await plan(world)
  expect(made.counts).toMatchObject({ create: 0, update: 1, suspend: 0 })
  await apply(world, made)
  const [row] = await inside(world, (tx) =>
    tx.selectFrom('history').select(['change', 'kind']).where('kind', '=', 'updated').execute(),
  )
  expect(row?.change).toMatchObject({ given_name: [expect.any(String), 'Renamed'] })
})

test('who is cancelled is suspended, who is paid again comes back as the same person', async () => {
  const world = await registrationProject()
  await sync(world)
  const order = world.system.orders.find(
    (one) => one.status === 'p' && !one.testmode && one.positions.length === 1,
  )!
  order.status = 'c'
  const leaving = await sync(world)
  expect(leaving.counts).toMatchObject({ suspend: 1, create: 0 })
  const [gone] = (await people(world)).filter((person) => person.state === 'suspended')
  order.status = 'p'
  const returning = await sync(world)
  expect(returning.counts).toMatchObject({ restore: 1, create: 0 })
  const back = (await people(world)).find((person) => person.person_id === gone!.person_id)
  expect(back).toMatchObject({ state: 'active', version: 3 })
})

test('only a complete full pull proves that someone is gone', async () => {
  const world = await registrationProject({ people: 400 })
  await sync(world)
  const order = world.system.orders.findLast((one) => one.status === 'p' && !one.testmode)!
  world.system.orders.splice(world.system.orders.indexOf(order), 1)
  const sample = await pull(world, { kind: 'sample' })
  expect(sample).toMatchObject({ state: 'complete', gone: 0 })
  expect((await plan(world)).counts.suspend).toBe(0)
  const full = await pull(world)
  expect(full.gone).toBe(order.positions.length)
  expect((await plan(world)).counts.suspend).toBeGreaterThan(0)
})

test('a source that answers with nothing is not an empty source', async () => {
  const world = await registrationProject()
  await sync(world)
  world.system.orders.length = 0
  const empty = await pull(world)
  expect(empty).toMatchObject({ state: 'incomplete', gone: 0, failure: { code: 'empty' } })
  expect((await plan(world)).counts.suspend).toBe(0)
})

test('one bad record is held with its reason and stops only itself; mended, it goes through by itself', async () => {
  const world = await registrationProject()
  const ticket = paidTickets(world).find((one) => one.item_name === 'Full delegate')!
  const country = ticket.answers.find((answer) => answer.question_identifier === 'COUNTRY')!
  country.answer = 'Holand'
  const first = await sync(world)
  expect(first.bridge.held.map((term) => term.text)).toContain(
    "Country is 'Holand': not the name or code of a country",
  )
  country.answer = 'Netherlands'
  expect((await sync(world)).counts).toMatchObject({ create: 1, update: 0 })
})

test('a person whose record turns bad stays as they are and is not taken for gone', async () => {
  const world = await registrationProject()
  await sync(world)
  const ticket = paidTickets(world).find((one) => one.item_name === 'Full delegate')!
  ticket.item_name = 'Delegate Plus'
  expect((await sync(world)).counts).toMatchObject({ suspend: 0, update: 0, end: 0 })
})

test('an edit made on the platform stands until the source itself changes', async () => {
  const world = await registrationProject()
  await sync(world)
  const ticket = paidTickets(world).find((one) =>
    one.answers.some((a) => a.question_identifier === 'CITY' && a.answer && a.answer.length > 3),
  )!
  const city = ticket.answers.find((answer) => answer.question_identifier === 'CITY')!
  const personOf = async () =>
    (await people(world)).find(
      (person) =>
        (person.profile as { given_name: string }).given_name !== null &&
        person.person_id === personId,
    )!
  const [identifier] = await inside(world, (tx) =>
    tx
      .selectFrom('identifiers')
      .select('person_id')
      .where('value', '=', `quayside-${ticket.id}`)
      .execute(),
  )
  const personId = identifier!.person_id
  await inside(world, (tx) =>
    sql`update persons set version = version + 1, local = '{"city": "Elsewhere"}',
    profile = (profile || '{"city": "Elsewhere"}') where person_id = ${personId}`.execute(tx),
  )
  ticket.company = 'A change that is mapped elsewhere'
  await sync(world)
  expect((await personOf()).profile).toMatchObject({ city: 'Elsewhere' })
  city.answer = 'Rotterdam'
  await sync(world)
  expect(await personOf()).toMatchObject({ profile: { city: 'Rotterdam' }, local: {} })
})

test('a person who moves between plan and apply is planned again by the same rules, and nobody else is disturbed', async () => {
  const world = await registrationProject()
  await sync(world)
  const ticket = paidTickets(world).find((one) => one.item_name === 'Full delegate')!
  ticket.attendee_name_parts = {
    _scheme: 'given_family',
    given_name: 'Planned',
    family_name: 'Before',
  }
  await pull(world)
  const made = await plan(world)
  await inside(world, (tx) =>
    sql`update persons set version = version + 1, local = '{"job_title": "Harbour pilot"}',
    profile = (profile || '{"job_title": "Harbour pilot"}')`.execute(tx),
  )
  await apply(world, made)
  const person = (await people(world)).find(
    (one) => (one.profile as { given_name: string }).given_name === 'Planned',
  )!
  expect(person.profile).toMatchObject({ family_name: 'Before', job_title: 'Harbour pilot' })
})

test('without a permit for the release nothing is written, and a run whose permit ends stops with its reason', async () => {
  const world = await registrationProject()
  await pull(world)
  const made = await plan(world)
  await freeze(world, world.document)
  await expect(apply(world, made)).rejects.toThrow('Deploy the release to this environment first')
  expect(await people(world)).toEqual([])
})

test('Dev and Prod are wholly apart', async () => {
  const world = await registrationProject()
  await sync(world)
  expect(await people(world, world.prod)).toEqual([])
  const inProd = await inside(
    world,
    (tx) => tx.selectFrom('source_records').selectAll().execute(),
    world.prod,
  )
  expect(inProd).toEqual([])
})

test('a plan that another run overtook, or whose counts were not seen, is not applied', async () => {
  const world = await registrationProject()
  await pull(world)
  const [first, second] = [await plan(world), await plan(world)]
  await expect(apply(world, { ...first, counts: { ...first.counts, create: 1 } })).rejects.toThrow(
    'not the one that was shown',
  )
  await apply(world, first)
  await expect(apply(world, second)).rejects.toThrow('Make a new plan')
  await expect(apply(world, first)).rejects.toThrow('only a plan that is ready')
})

test('any order of pages ends in the same people', async () => {
  const world = await registrationProject({ people: 300 })
  const other = await registrationProject({ people: 300 })
  other.system.orders.reverse()
  await sync(world)
  await sync(other)
  const names = async (one: World) =>
    (await people(one))
      .map((person) => [person.display_name, person.email, person.user_types.toSorted()])
      .map(String)
      .toSorted()
  expect(await names(other)).toEqual(await names(world))
})

test('records of different people with one id are held, and nobody is made of them', async () => {
  const world = await registrationProject({
    document: (document) => ({
      ...document,
      identity: {
        ...document.identity,
        externalId: { sources: ['item_name'], steps: [], prefix: '' },
      },
    }),
  })
  const made = await sync(world)
  expect(made.counts.held).toBeGreaterThan(0)
  const { rows } = await inside(world, (tx) =>
    sql<{ note: string }>`select distinct note from plan_rows where action = 'held'`.execute(tx),
  )
  expect(rows.every(({ note }) => note.startsWith("The id '"))).toBe(true)
  expect((await sync(world)).counts).toMatchObject({ create: 0, update: 0, suspend: 0 })
})

test('what is marked never to be stored is in no table', async () => {
  const world = await registrationProject()
  await sync(world)
  const { rows } = await inside(world, (tx) =>
    sql<{
      n: number
    }>`select count(*) as n from payloads where body::text like '%"secret"%'`.execute(tx),
  )
  expect(rows[0]?.n).toBe(0)
  expect(await state(world)).toBeTruthy()
})

async function counts(world: World): Promise<Map<string, string>> {
  const tables = await sql<{
    relname: string
  }>`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(
    world.db,
  )
  const result = new Map<string, string>()
  for (const { relname } of tables.rows) {
    // `xmin` names the transaction that wrote a row: any write shows, an update that changes nothing too.
    const query = sql<{
      mark: string
    }>`select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as mark from ${sql.table(relname)}`
    const inEnvironment = await sql<{
      walled: boolean
    }>`select relrowsecurity as walled from pg_class where relname = ${relname}`.execute(world.db)
    const { rows } = inEnvironment.rows[0]?.walled
      ? await inside(world, (tx) => query.execute(tx))
      : await query.execute(world.db)
    result.set(relname, rows[0]?.mark ?? '')
  }
  return result
}

const changedTables = (before: Map<string, string>, after: Map<string, string>) =>
  [...after]
    .filter(([table, mark]) => before.get(table) !== mark)
    .map(([table]) => table)
    .toSorted()

test('of two plans of one source applied at the same moment one runs, and nobody is there twice', async () => {
  const world = await registrationProject()
  await pull(world)
  const plans = [await plan(world), await plan(world)]
  const applied = await Promise.allSettled(plans.map((made) => apply(world, made)))
  expect(applied.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await people(world)).toHaveLength(plans[0]!.bridge.people)
})

test('a plan that was made while a run was still writing is not applied after it', async () => {
  const world = await registrationProject()
  await pull(world)
  const first = await plan(world)
  const runId = await inside(world, (tx) =>
    startRun(tx, world.jobs, {
      projectId: world.projectId,
      planId: first.planId,
      accountId: world.accountId,
      seen: first.counts,
    }),
  )
  const meanwhile = await plan(world)
  expect(meanwhile.counts.create).toBe(first.counts.create)
  await carryOutRun(world.db, { environmentId: world.dev, id: runId })
  await expect(apply(world, meanwhile)).rejects.toThrow('Make a new plan')
  expect(await people(world)).toHaveLength(first.bridge.people)
})

test('a plan over older data than the newest pull is not applied', async () => {
  const world = await registrationProject()
  await pull(world)
  const older = await plan(world)
  await pull(world)
  await expect(apply(world, older)).rejects.toThrow('Your data is newer than this plan')
})

test('a plan that would suspend more than a tenth waits until somebody types how many', async () => {
  const world = await registrationProject({ people: 300 })
  await sync(world)
  for (const order of world.system.orders.filter((one) => one.status === 'p').slice(0, 60))
    order.status = 'c'
  await pull(world)
  const made = await plan(world)
  expect(made.counts.suspend).toBeGreaterThan(30)
  const confirm = (suspensions?: number) =>
    inside(world, (tx) =>
      startRun(tx, world.jobs, {
        projectId: world.projectId,
        planId: made.planId,
        accountId: world.accountId,
        seen: made.counts,
        ...(suspensions !== undefined && { typed: { suspend: suspensions } }),
      }),
    )
  await expect(confirm()).rejects.toThrow('more than the limit of 20 and 10 %')
  await expect(confirm(made.counts.suspend - 1)).rejects.toThrow('Type that number')
  expect(await confirm(made.counts.suspend)).toBeTypeOf('string')
})

test('entries that cannot be read prove nobody gone, and the pull says so', async () => {
  const world = await registrationProject()
  await sync(world)
  const ticket = paidTickets(world).find((one) => one.item_name === 'Full delegate')!
  Object.assign(ticket, { id: null })
  expect(await pull(world)).toMatchObject({
    state: 'complete',
    gone: 0,
    problem_count: 1,
    failure: {
      code: 'entries_unreadable',
      text: expect.stringContaining('nobody is taken for gone') as string,
    },
  })
  expect((await plan(world)).counts.suspend).toBe(0)
})

test('Prod reads by the release that it was given, whatever is edited meanwhile', async () => {
  const world = await registrationProject()
  const { sourceId } = world
  const { definition } = await world.db
    .selectFrom('sources')
    .select('definition')
    .where('source_id', '=', sourceId)
    .executeTakeFirstOrThrow()
  const sources = [{ sourceId, name: 'Quayside', kind: 'http' as const, definition }]
  await freeze(world, world.document, sources)
  await world.db
    .updateTable('sources')
    .set({ definition: definition.replace('[results]', '[elsewhere]') })
    .execute()
  expect(await pull(world, { environment: world.prod })).toMatchObject({ state: 'complete' })
  expect(await pull(world)).toMatchObject({
    state: 'incomplete',
    failure: { code: 'list_missing' },
  })
})

test('without a release Prod is not read at all', async () => {
  const world = await registrationProject()
  await inside(
    world,
    (tx) => tx.updateTable('permits').set({ revoked_at: new Date() }).execute(),
    world.prod,
  )
  await expect(pull(world, { environment: world.prod })).rejects.toThrow(
    'Prod reads by its release alone',
  )
})

test('a run that meets a fault of ours ends with a reason and blocks nobody', async () => {
  const world = await registrationProject()
  await pull(world)
  const made = await plan(world)
  await inside(world, (tx) =>
    sql`update plan_rows set intent = '{}' where row_number = 1`.execute(tx),
  )
  await expect(apply(world, made)).rejects.toThrow()
  const [run] = await inside(world, (tx) => tx.selectFrom('runs').selectAll().execute())
  expect(run).toMatchObject({
    state: 'failed',
    failure: { text: expect.stringContaining('make a new plan') as string },
  })
  expect((await apply(world, await plan(world))).state).toBe('done')
})
