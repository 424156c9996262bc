import { expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { freshDatabase } from '../database/testing.ts'
import { createVault } from '../tenancy/vault.ts'
import { limitAttempts } from './limits.ts'

/** Counts as if every limit so far had been asked as often; the networks and addresses are new each time. */
async function counters() {
  const db = await freshDatabase()
  let now = new Date('2027-03-01T10:00:00Z')
  const services = { db, vault: createVault(Buffer.alloc(32, 7)), now: () => now }
  const environmentId = uuid()
  const ask = (network: string, one: string, at = environmentId) =>
    limitAttempts(services, at, 'sign-in links', { network, one })
  return {
    ask,
    tryCode: (network: string, one: string) =>
      limitAttempts(services, environmentId, 'codes', { network, one }),
    setAll: (count: number) => db.updateTable('attempts').set({ count }).execute(),
    later: (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000)),
  }
}

test('a venue on one address asks for 300 links in a quarter of an hour, and tries 60 codes', async () => {
  const { ask, tryCode, setAll, later } = await counters()
  await ask('venue', 'a@example.org')
  await setAll(299)
  await ask('venue', 'b@example.org')
  const refused = { code: 'too_many', message: expect.stringContaining('a quarter of an hour') }
  await expect(ask('venue', 'c@example.org')).rejects.toMatchObject(refused)
  await ask('elsewhere', 'c@example.org')
  later(15)
  await ask('venue', 'd@example.org')
  await tryCode('venue', 'a@example.org')
  await setAll(59)
  await tryCode('venue', 'b@example.org')
  await expect(tryCode('venue', 'c@example.org')).rejects.toMatchObject(refused)
})

test('a site sends 3,000 links an hour at most, from however many networks to however many addresses', async () => {
  const { ask, setAll, later } = await counters()
  await ask('one', 'a@example.org')
  await setAll(2999)
  await ask('two', 'b@example.org')
  await expect(ask('three', 'c@example.org')).rejects.toMatchObject({
    code: 'too_many',
    message: expect.stringContaining('Wait an hour'),
  })
  await ask('three', 'c@example.org', uuid())
  later(60)
  await ask('four', 'd@example.org')
})
