import { expect, test } from 'vitest'
import { freshDatabase } from '../database/testing.ts'
import {
  createFirstOwner,
  firstOwnerLink,
  signInLink,
  startAccountSession,
} from '../tenancy/accounts.ts'
import { clearExpired } from './keep-house.ts'

test('links and sessions are cleared away once they expired, and not before', async () => {
  const db = await freshDatabase()
  const robin = { name: 'Robin Vale', email: 'robin@example.org' }
  const accountId = await createFirstOwner(db, (await firstOwnerLink(db)) ?? '', robin)
  await startAccountSession(db, accountId, { network: '127.0.0.1', agent: 'test' })
  await signInLink(db, robin.email)
  const left = async () => [
    (await db.selectFrom('account_links').select('email').execute()).length,
    (await db.selectFrom('account_sessions').select('account_id').execute()).length,
  ]
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  await clearExpired(db)
  expect(await left()).toEqual([1, 1])
  await clearExpired(db, later(16))
  expect(await left()).toEqual([0, 1])
  await clearExpired(db, later(15 * 24 * 60))
  expect(await left()).toEqual([0, 0])
})
