import { expect, test } from 'vitest'
import type { VersionStanding } from '../mapping/versions.ts'
import { clientThing, reviewThing } from './joint-thing.ts'

type Newest = NonNullable<VersionStanding['newest']>

function told(newest: Partial<Newest> | null, editedSince = false): string {
  const standing = { newest: newest && { ...version, ...newest }, editedSince, revision: 3 }
  const { tone, says, act, room } = clientThing(standing)
  expect(room).toBe('mapping')
  return `${tone}: ${says} [${act}]`
}

const version: Newest = {
  number: 2,
  state: 'handed in',
  madeBy: 'Lena Brand',
  madeAt: new Date('2027-01-04'),
  note: '',
  problems: 0,
  hash: 'm2-0',
  decidedBy: null,
  decidedAt: null,
  questions: 0,
  unanswered: 0,
}

test('the client team is led to the mapping until it is handed in', () => {
  expect(told(null)).toMatch(/^act: .* \[Fill in mapping\]$/)
  expect(told(null, true)).toMatch(/^act: .*Hand it in.* \[Go on with mapping\]$/)
})

test('what is handed in waits for the platform team', () => {
  expect(told({})).toBe(
    'waits: Version 2 is handed in. The platform team looks at it. [Open mapping]',
  )
})

test('questions wait for their answers, then for the next hand-in', () => {
  const returned = { state: 'returned', questions: 3 } as const
  expect(told({ ...returned, unanswered: 1 })).toBe(
    'act: Version 2 came back with 3 questions. [Answer 1 question]',
  )
  expect(told(returned)).toMatch(/\[Hand in again\]$/)
})

test('once a version is accepted nothing is left, until somebody edits', () => {
  expect(told({ state: 'accepted' })).toMatch(/^done: /)
  expect(told({ state: 'accepted' }, true)).toMatch(/^act: .*edited since/)
})

test('the platform team is led to a version until it has decided on it', () => {
  const standing = { newest: version, editedSince: false, revision: 3 }
  expect(reviewThing(standing)).toMatchObject({
    tone: 'act',
    says: 'Lena Brand handed in version 2 of the mapping.',
    act: 'Review version 2',
    room: 'mapping',
  })
  expect(reviewThing({ ...standing, newest: null })).toBeNull()
  expect(reviewThing({ ...standing, newest: { ...version, state: 'returned' } })).toBeNull()
})
