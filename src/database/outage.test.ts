import { expect, test } from 'vitest'
import { isOutage } from './outage.ts'

test.each([
  [{ code: '57P01', message: 'terminating connection due to administrator command' }, true],
  [{ code: '57P03', message: 'the database system is starting up' }, true],
  [{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }, true],
  [{ code: '40P01', message: 'deadlock detected' }, true],
  [new Error('Connection terminated unexpectedly'), true],
  [{ code: '22P05', message: 'unsupported Unicode escape sequence' }, false],
  [{ code: '23505', message: 'duplicate key value' }, false],
  [new TypeError('x is not a function'), false],
])('%o is an outage: %s', (error, outage) => {
  expect(isOutage(error)).toBe(outage)
})
