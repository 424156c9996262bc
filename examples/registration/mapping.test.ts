import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compile } from '../../src/mapping/core/compile.ts'
import { standardModel } from '../../src/mapping/core/platform-model.ts'
import { fromYaml } from '../../src/mapping/core/yaml.ts'
import { inventOrders } from './orders.ts'

test('the completed mapping brings the people that the README says', async () => {
  const read = fromYaml(await readFile(join(import.meta.dirname, 'mapping.yaml'), 'utf8'))
  if (!('document' in read)) throw new Error(JSON.stringify(read.problems))
  const mapping = compile(read.document, standardModel)
  const results = inventOrders({ people: 5200, seed: 2027 }).flatMap((order) =>
    order.positions.map((position) => mapping.map({ ...position, original_record: order })),
  )
  const people = new Set(
    results.flatMap((result) => (result.status === 'included' ? result.personKey : [])),
  )
  const unread = results.filter(
    (result) => result.status === 'held' && result.row.row === 'country',
  )
  const readme = await readFile(join(import.meta.dirname, 'README.md'), 'utf8')
  expect(readme).toContain(`also holds ${unread.length} paid tickets`)
  expect(readme).toContain(`ends at ${people.size.toLocaleString('en')} people`)
})
