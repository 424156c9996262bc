import { expect, test } from 'vitest'
import { firstDisagreement } from './agreement.ts'
import { mapByHand } from './by-hand.ts'
import { compileBenchMapping } from './gangway.ts'
import { platform } from './platform.ts'
import { inventRegistrations } from './records.ts'
import { resultOf } from './result.ts'
import { compileJsonata } from './with-jsonata.ts'

const registrations = inventRegistrations(2000, 7)
const gangway = compileBenchMapping()

test('Gangway, JSONata and the program by hand make the same of every registration', async () => {
  const peers = { JSONata: compileJsonata(), 'the mapping by hand': mapByHand }
  expect(await firstDisagreement(registrations, gangway, peers)).toBeNull()
})

test('whoever makes something else of one is named, with what they made of it', async () => {
  const [registration] = registrations
  const peer = () => ({ status: 'held' as const, externalId: 'reg-1', text: 'Held' })
  expect(await firstDisagreement(registrations, gangway, { Sloppy: peer })).toContain(
    `makes of registration ${registration!.id}\n{"status":"included"`,
  )
})

test('all 24 fields are written, and every kind of result and reason occurs', () => {
  const results = registrations.map((registration) => resultOf(gangway.map(registration)))
  const included = results.filter((result) => result.status === 'included')
  expect(platform.fields).toHaveLength(24)
  for (const { key } of platform.fields) {
    expect(included.filter(({ values }) => values[key] !== null).length, key).toBeGreaterThan(500)
  }
  const reasons = results.flatMap((result) => ('text' in result ? [result.text] : []))
  const kinds = ['Left out', 'Name', 'E-mail', 'Country', 'Phone', 'Sector', 'Arrival', 'Guests']
  expect(kinds.filter((kind) => !reasons.some((reason) => reason.startsWith(kind)))).toEqual([])
  expect(included.some(({ tags }) => tags.join() === 'on_stage,vip')).toBe(true)
  expect(included.some(({ directory }) => !directory)).toBe(true)
})

test('the registrations are all different, and the same for the same seed', () => {
  expect(new Set(registrations.map((each) => JSON.stringify(each))).size).toBe(2000)
  expect(inventRegistrations(2000, 7)).toEqual(registrations)
  expect(inventRegistrations(10, 8)).not.toEqual(inventRegistrations(10, 7))
})
