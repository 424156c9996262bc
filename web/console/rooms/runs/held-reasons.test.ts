import { expect, test } from 'vitest'
import type { Standing } from '../project/queries.ts'
import { heldReasons } from './held-reasons.ts'

const reason = (value: string, count: number) => ({
  label: `Ticket '${value}' is in no row`,
  row: { tab: 'userTypes', row: 'else' },
  code: 'user-type-unknown',
  value,
  count,
  example: '',
})
const standing = (...held: ReturnType<typeof reason>[]) =>
  ({ plan: { bridge: { held } } }) as unknown as Standing

test('one reason in both environments is one line, and the one that holds most comes first', () => {
  const reasons = heldReasons(
    standing(reason('VIP2', 3), reason('Plus', 5)),
    standing(reason('VIP2', 9)),
  )
  expect(reasons.map(({ value, counts }) => [value, counts])).toEqual([
    ['VIP2', { dev: 3, prod: 9 }],
    ['Plus', { dev: 5 }],
  ])
})

test('without a plan nobody is held', () => {
  expect(heldReasons(undefined, { plan: null } as unknown as Standing)).toEqual([])
})
