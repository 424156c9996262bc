import { expect, test } from 'vitest'
import { narrow } from './json-narrow.ts'

const order = {
  code: 'QX7',
  positions: [
    { item: 'Ticket', answers: [{ id: 'CITY', answer: 'Lisbon' }] },
    { item: 'Dinner', answers: [] },
  ],
}

test.each([
  ['', order],
  ['lisbon', { positions: [{ answers: [{ answer: 'Lisbon' }] }] }],
  ['CODE', { code: 'QX7' }],
  ['answers', { positions: [{ answers: order.positions[0]?.answers }, { answers: [] }] }],
  ['nowhere', undefined],
])('%j leaves what holds it', (text, left) => {
  expect(narrow(order, text)).toEqual(left)
})
