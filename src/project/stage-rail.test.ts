import { expect, test } from 'vitest'
import type { EnvironmentFacts, ProjectFacts } from './next-thing.ts'
import { stageRail } from './stage-rail.ts'

const nothing: EnvironmentFacts = {
  release: null,
  pull: 'none',
  plan: 'none',
  changes: 0,
  expected: 0,
  held: 0,
  run: 'none',
  people: 0,
  testPeople: 0,
  invited: 0,
}
const empty: ProjectFacts = {
  source: null,
  mapping: { rows: 0, problems: 1, onlyContent: false },
  dev: nothing,
  prod: nothing,
}

const told = (facts: ProjectFacts) => stageRail(facts).map(({ state, says }) => [state, says])

test('an empty project stands at its source, and all else comes later', () => {
  expect(told(empty)).toEqual([
    ['now', 'Not connected'],
    ['later', 'Empty'],
    ['later', 'Not made'],
    ['later', 'No release'],
    ['later', 'No release'],
  ])
})

test('what is done stays done while the project stands further on', () => {
  const dev = { ...nothing, release: 1, pull: 'complete', plan: 'applied', run: 'done' } as const
  const facts: ProjectFacts = {
    source: { name: 'Quayside', sample: 'there', records: 6712 },
    mapping: { rows: 22, problems: 0, onlyContent: false },
    dev: { ...dev, expected: 4814, held: 14, people: 4814, testPeople: 1, invited: 1 },
    prod: nothing,
  }
  expect(told(facts)).toEqual([
    ['done', 'Quayside, 6,712 records'],
    ['done', '22 rows, no problems'],
    ['done', '4,814 people expected, 14 held'],
    ['done', 'Release 1, 4,814 people'],
    ['now', 'No release'],
  ])
})

test('what stopped, and what goes on by itself, is told apart from what waits for somebody', () => {
  const mapped: ProjectFacts = {
    ...empty,
    source: { name: 'Quayside', sample: 'there', records: 1 },
    mapping: { rows: 1, problems: 0, onlyContent: false },
  }
  expect(told({ ...mapped, dev: { ...nothing, pull: 'incomplete' } })[2]).toEqual([
    'trouble',
    'Not made',
  ])
  expect(told({ ...mapped, dev: { ...nothing, pull: 'under way' } })[2]).toEqual([
    'waits',
    'Not made',
  ])
  expect(told({ ...mapped, mapping: { rows: 1, problems: 2, onlyContent: false } })[1]).toEqual([
    'now',
    '1 row, 2 problems',
  ])
})
