import { expect, test } from 'vitest'
import type { Newest, Side, Standing } from './joint-context.ts'
import { reviewOf } from './review-words.ts'

const version: Newest = {
  number: 3,
  state: 'handed in',
  madeBy: 'Noor',
  madeAt: '2027-01-01T10:00:00Z',
  note: '',
  problems: 0,
  hash: 'm2-0',
  decidedBy: null,
  decidedAt: null,
  questions: 0,
  unanswered: 0,
}
const decided = { decidedBy: 'Robin', decidedAt: '2027-01-02T10:00:00Z' }

function read(side: Side, newest: Partial<Newest> | null, editedSince = false) {
  const standing: Standing = {
    newest: newest && { ...version, ...newest },
    editedSince,
    revision: 7,
  }
  const { tone, says, more, act } = reviewOf(side, standing)
  return [tone, [says, more].filter(Boolean).join('. '), act]
}

test.each<[string, Side, Partial<Newest> | null, boolean, unknown[]]>([
  [
    'nothing filled in yet',
    'client',
    null,
    false,
    ['quiet', 'When your tabs are filled in, hand the document in for review.', null],
  ],
  [
    'something filled in',
    'client',
    null,
    true,
    ['quiet', 'When your tabs are filled in, hand the document in for review.', 'hand in'],
  ],
  [
    'handed in',
    'client',
    {},
    false,
    ['quiet', 'Noor handed in version 3. The platform team looks at it.', null],
  ],
  [
    'edited after it was handed in',
    'client',
    {},
    true,
    ['quiet', 'Noor handed in version 3. It was edited since.', 'hand in again'],
  ],
  [
    'returned',
    'client',
    { state: 'returned', ...decided, questions: 2, unanswered: 1 },
    true,
    ['waits', 'Robin returned version 3. It came with 2 questions, 1 without an answer.', 'answer'],
  ],
  [
    'answered',
    'client',
    { state: 'returned', ...decided, questions: 2 },
    false,
    ['waits', 'Robin returned version 3. Each question has its answer.', 'hand in'],
  ],
  [
    'accepted',
    'client',
    { state: 'accepted', ...decided },
    false,
    ['done', 'Robin accepted version 3', null],
  ],
  [
    'edited after it was accepted',
    'client',
    { state: 'accepted', ...decided },
    true,
    ['quiet', 'Robin accepted version 3. It was edited since.', 'hand in'],
  ],
  [
    'nothing handed in',
    'platform',
    null,
    true,
    ['quiet', 'The client team has not handed in a version yet.', null],
  ],
  [
    'handed in with problems',
    'platform',
    { problems: 3 },
    false,
    ['waits', 'Noor handed in version 3. It has 3 problems.', 'decide'],
  ],
  [
    'asked about',
    'platform',
    { questions: 1, unanswered: 1 },
    true,
    ['waits', 'Noor handed in version 3. Nothing is wrong in it. It was edited since.', 'return'],
  ],
  [
    'returned',
    'platform',
    { state: 'returned', ...decided, questions: 1, unanswered: 1 },
    false,
    ['quiet', 'Robin returned version 3. It came with 1 question.', null],
  ],
])('%s, to the %s team', (_, side, newest, edited, expected) => {
  expect(read(side, newest, edited)).toEqual(expected)
})
