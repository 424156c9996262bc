import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import type { Database } from './connection.ts'
import { freshDatabase } from './testing.ts'
import { environmentTables } from './walls.ts'
import { within } from './within.ts'

async function twoEnvironments(db: Database) {
  const [client, site, dev, prod] = [uuid(), uuid(), uuid(), uuid()]
  const account = uuid()
  await db
    .insertInto('accounts')
    .values({ account_id: account, email: 'ada@example.org', name: 'Ada' })
    .execute()
  await db.insertInto('clients').values({ client_id: client, slug: 'c', name: 'C' }).execute()
  await db
    .insertInto('sites')
    .values({ site_id: site, client_id: client, slug: 's', name: 'S', settings: '{}' })
    .execute()
  await db
    .insertInto('environments')
    .values([
      { environment_id: dev, site_id: site, kind: 'dev', host: 's-dev.test' },
      { environment_id: prod, site_id: site, kind: 'prod', host: 's.test' },
    ])
    .execute()
  const address = { email: 'test@example.org', added_by: account }
  for (const id of [dev, prod]) {
    await within(db, id, (tx) =>
      tx
        .insertInto('test_addresses')
        .values({ environment_id: id, ...address })
        .execute(),
    )
  }
  return { dev, prod, address }
}

test('inside an environment only its own rows are seen, even by a query that names no environment', async () => {
  const db = await freshDatabase()
  const { dev } = await twoEnvironments(db)
  const seen = await within(db, dev, (tx) => tx.selectFrom('test_addresses').selectAll().execute())
  expect(seen.map((row) => row.environment_id)).toEqual([dev])
})

test('inside an environment a row of another is neither written, changed nor taken away', async () => {
  const db = await freshDatabase()
  const { dev, prod, address } = await twoEnvironments(db)
  const insert = within(db, dev, (tx) =>
    tx
      .insertInto('test_addresses')
      .values({ environment_id: prod, ...address, email: 'x@example.org' })
      .execute(),
  )
  await expect(insert).rejects.toThrow('row-level security')
  const removed = await within(db, dev, (tx) =>
    tx.deleteFrom('test_addresses').where('environment_id', '=', prod).executeTakeFirst(),
  )
  expect(removed.numDeletedRows).toBe(0n)
})

test('with the wall in code taken away, the wall in the database stands', async () => {
  const db = await freshDatabase()
  const { dev } = await twoEnvironments(db)
  // The owner's own connection, past `within`: forced row-level security holds it too, unless it is a superuser.
  const { rows: me } = await sql<{
    rolsuper: boolean
  }>`select rolsuper from pg_roles where rolname = current_user`.execute(db)
  const { rows } = await sql<{ n: number }>`select count(*) as n from test_addresses`.execute(db)
  expect(rows[0]?.n).toBe(me[0]?.rolsuper ? 2 : 0)
  // Past the environment's name: the role alone sees nothing.
  const seen = await db.transaction().execute(async (tx) => {
    await sql`set local role gangway_environment`.execute(tx)
    return sql`select * from test_addresses`.execute(tx)
  })
  expect(seen.rows).toEqual([])
  // Past the tables: an environment's transaction reaches none that are shared.
  const shared = within(db, dev, (tx) => sql`select * from accounts`.execute(tx))
  await expect(shared).rejects.toThrow('permission denied')
})

test('every table with an environment_id in its key is walled, and no other', async () => {
  const db = await freshDatabase()
  const { rows } = await sql<{ table: string; first: string; walled: boolean }>`
    select relname as table, attname as first, relrowsecurity and relforcerowsecurity as walled
    from pg_class join pg_index on indrelid = pg_class.oid and indisprimary
    join pg_attribute on attrelid = pg_class.oid and attnum = indkey[0]
    where relnamespace = 'public'::regnamespace order by relname`.execute(db)
  const own = rows.filter((row) => row.first === 'environment_id' && row.table !== 'environments')
  expect(own.map((row) => row.table)).toEqual([...environmentTables])
  expect(own.every((row) => row.walled)).toBe(true)
  expect(rows.filter((row) => row.walled)).toEqual(own)
})
