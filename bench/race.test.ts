import { expect, test } from 'vitest'
import { median, race, speedOver } from './race.ts'

test('all take turns, and the rounds for warming up are not counted', async () => {
  const turns: string[] = []
  const runner = (name: string) => () => turns.push(name) && 7
  const times = await race(
    { hare: runner('hare'), tortoise: () => Promise.resolve(runner('tortoise')()) },
    { warmUp: 1, counted: 2 },
  )
  expect(turns).toEqual(['hare', 'tortoise', 'hare', 'tortoise', 'hare', 'tortoise'])
  expect(times.hare).toHaveLength(2)
  expect(times.tortoise).toHaveLength(2)
})

test('whoever comes to another result in another round is found out', async () => {
  let round = 0
  const race1 = race({ hare: () => (round += 1) }, { warmUp: 1, counted: 1 })
  await expect(race1).rejects.toThrow("The results of 'hare' were not the same in every round.")
})

test('speeds are compared within a round, so that a slow moment of the machine does no harm', () => {
  expect(speedOver([1, 10, 1], [4, 40, 3])).toBe(4)
})

test('the median is the middle one, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 2, 9])).toBe(3)
})
