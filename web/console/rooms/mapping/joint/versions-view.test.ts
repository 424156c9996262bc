import { expect, test } from 'vitest'
import { changesIn, comparedIn, comparedWords, versionsView } from './versions-view.ts'

test.each([
  { from: 2, to: 'now' },
  { from: 'start', to: 1 },
  { from: 3, to: 7 },
] as const)('an address leads back to what it compares: %j', (compared) => {
  expect(comparedIn(versionsView(compared))).toEqual(compared)
})

test.each(['versions', 'versions.2', 'versions.then.now', 'versions.0.now', 'versions.-1.2'])(
  '%s compares nothing',
  (view) => {
    expect(comparedIn(view)).toBeNull()
  },
)

test('the first version is compared with the beginning, each other with the one before', () => {
  expect(changesIn(1)).toEqual({ from: 'start', to: 1 })
  expect(changesIn(4)).toEqual({ from: 3, to: 4 })
  expect(['start', 3, 'now'].map((one) => comparedWords(one as 'now'))).toEqual([
    'the beginning',
    'version 3',
    'now',
  ])
})
