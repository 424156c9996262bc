import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from './core/check.ts'
import { compile } from './core/compile.ts'
import { standardModel } from './core/platform-model.ts'
import { recipes } from './core/recipes/catalogue.ts'
import { fromYaml } from './core/yaml.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/mapping.md'), 'utf8')

test('the guide lists every recipe with its explanation, and no other', () => {
  const [, table = ''] = guide.split('## Recipes')
  const listed = [...table.matchAll(/^\| `([^`]+)` \| (.+) \|$/gmu)].map(([, name, says]) => [
    name,
    says,
  ])
  expect(listed).toEqual(recipes.map(({ name, explanation }) => [name, explanation]))
})

test('the document of the guide has no problems and does what the guide says', () => {
  const yaml = /```yaml\n(.*?)```/su.exec(guide)?.[1] ?? ''
  const read = fromYaml(yaml)
  if ('problems' in read) throw new Error(read.problems[0]?.text)
  const model = read.model ?? standardModel
  const problems = check(read.document, model).filter(({ severity }) => severity === 'problem')
  expect(problems).toEqual([])
  const { map } = compile(read.document, model)
  const record = {
    id: 7,
    order: { status: 'paid' },
    email: 'noor@example.org',
    first_name: ' Noor ',
    answers: [{ code: 'JOB', text: 'Pilot' }],
    ticket: { name: 'full' },
    role: 'board',
  }
  expect(map(record)).toMatchObject({
    status: 'included',
    externalId: 'quay-7',
    userTypes: ['attendee'],
    values: { given_name: 'Noor', job_title: 'Pilot', badge: 'Board' },
  })
  expect(map({ ...record, order: { status: 'Cancelled' } }).status).toBe('excluded')
})
