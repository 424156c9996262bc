import { expect, test } from 'vitest'
import { paceOf } from './pace.ts'

test.each([
  ['nothing done yet', [0, 100, 5], { perSecond: null, secondsLeft: null }],
  ['no time gone yet', [10, 100, 0], { perSecond: null, secondsLeft: null }],
  ['half-way', [50, 100, 10], { perSecond: 5, secondsLeft: 10 }],
  ['at its end', [100, 100, 8], { perSecond: 12.5, secondsLeft: 0 }],
  ['beyond what was thought', [120, 100, 8], { perSecond: 15, secondsLeft: 0 }],
] as const)('%s', (_, [done, total, seconds], expected) => {
  expect(paceOf(done, total, seconds)).toEqual({ done, total, ...expected })
})
