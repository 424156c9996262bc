import { describe, expect, test } from 'vitest'
import { mappingDocument, type MappingDocumentInput } from '../mapping/core/document.ts'
import { brakeOf, isConfirmed, readBrake } from './brake.ts'
import type { PlanCounts } from './plan.ts'

type Limits = NonNullable<MappingDocumentInput['schedule']>['limits']

const limitsOf = (limits: Limits) =>
  mappingDocument.parse({ format: 1, schedule: { limits } }).schedule.limits

const none: PlanCounts = {
  create: 0,
  update: 0,
  suspend: 0,
  restore: 0,
  end: 0,
  same: 0,
  held: 0,
  unchanged: 0,
}
const here = { active: 300, isFirst: false }

describe('suspensions', () => {
  test.each([
    [{}, 31, true],
    [{}, 30, false],
    [{ people: 40 }, 31, false],
    [{ people: null }, 31, true],
    [{ people: 0, percent: null }, 1, true],
    [{ people: 0, percent: null }, 0, false],
    [{ people: null, percent: null }, 300, false],
  ])('a limit of %j stops %d of 300: %s', (suspend, count, stops) => {
    const brake = brakeOf({ ...none, suspend: count }, limitsOf({ suspend }), here)
    expect(brake !== null).toBe(stops)
  })
})

test('creations are limited, but not those of the first load', () => {
  const limits = limitsOf({ create: { people: 10, percent: 5 } })
  const counts = { ...none, create: 1_200 }
  expect(brakeOf(counts, limits, { active: 0, isFirst: true })).toBeNull()
  expect(brakeOf(counts, limits, here)).toEqual({
    exceeded: [{ what: 'create', count: 1_200, of: 300 }],
    text: '1,200 people would be created beside the 300 who are here, which is more than the limit of 10 and 5 %: look whether the source means them all.',
  })
})

test('several numbers beyond their limits are all to be typed', () => {
  const limits = limitsOf({ change: { people: 5 } })
  const brake = brakeOf({ ...none, suspend: 60, update: 4, restore: 2 }, limits, here)
  expect(brake?.text).toBe(
    '60 of 300 people would be suspended, which is more than the limit of 20 and 10 %: look whether the source lost them by mistake. 6 of 300 people would change, which is more than the limit of 5: look whether the source or the mapping changed by mistake.',
  )
  if (!brake) throw new Error('There is a brake.')
  expect(isConfirmed(brake, { suspend: 60 })).toBe(false)
  expect(isConfirmed(brake, { suspend: 60, change: 5 })).toBe(false)
  expect(isConfirmed(brake, { suspend: 60, change: 6 })).toBe(true)
})

test('a plan made when suspensions alone were limited still waits for their number', () => {
  const brake = readBrake({ suspend: 60, of: 300, text: 'Look.' })
  expect(brake).toEqual({ exceeded: [{ what: 'suspend', count: 60, of: 300 }], text: 'Look.' })
  expect(readBrake(null)).toBeNull()
})
