import { expect, test } from 'vitest'
import { bench } from './bench.ts'
import { judge, type Measurement } from './measurement.ts'
import { chooseParts, type Parts } from './parts.ts'

const fast = judge({
  name: 'walk',
  value: 12_345.6,
  unit: 'steps/s',
  against: 'a snail',
  ratio: 20.04,
  bar: 10,
})
const slow = judge({ ...fast, name: 'swim', against: 'a fish', ratio: 0.4996, bar: 0.5 })
const told = judge({ ...fast, name: 'sleep', against: 'a bear', ratio: 0.25, bar: null })

test('each part is measured, in its order, where none is named', async () => {
  const { printed, holds } = await run(['--json'])
  expect(JSON.parse(printed)).toEqual([fast, told, slow])
  expect(holds).toBe(false)
})

test('a part named twice is measured once, and no other with it', async () => {
  const { printed, holds } = await run(['land', '--json', 'land'])
  expect(JSON.parse(printed)).toEqual([fast, told])
  expect(holds).toBe(true)
})

test('a part that nobody knows is refused by its name, with the names that there are', async () => {
  const refusal = "There is no part 'air' of the benchmark. There are: land, water."
  await expect(run(['land', 'air'])).rejects.toThrow(refusal)
})

test('a name that every object has is no part', () => {
  expect(() => chooseParts(parts, ['toString'])).toThrow("no part 'toString'")
})

test('people get columns, and the verdict in words', async () => {
  const { printed, said } = await run([])
  expect(printed.split('\n')).toEqual([
    '              measured   against     ratio       bar',
    'walk    12,300 steps/s   a snail      20 ×    ≥ 10 ×   holds',
    'sleep   12,300 steps/s   a bear     0.25 ×         –',
    'swim    12,300 steps/s   a fish    0.499 ×   ≥ 0.5 ×   does not hold',
  ])
  expect(said).toEqual(['on foot', 'in water'])
})

test('a ratio at its bar holds, and one without a bar always does', () => {
  expect(judge({ ...fast, ratio: 10 }).holds).toBe(true)
  expect(told.holds).toBe(true)
})

const parts: Parts = {
  land: () => part('on foot', [fast, told]),
  water: () => part('in water', [slow]),
}

function part(saying: string, measured: Measurement[]): ReturnType<NonNullable<Parts[string]>> {
  return Promise.resolve((say: (text: string) => void) => {
    say(saying)
    return Promise.resolve(measured)
  })
}

async function run(args: string[]): Promise<{ printed: string; said: string[]; holds: boolean }> {
  const printed: string[] = []
  const said: string[] = []
  const holds = await bench(args, parts, {
    print: (text) => printed.push(text),
    say: (text) => said.push(text),
  })
  return { printed: printed.join('\n'), said, holds }
}
