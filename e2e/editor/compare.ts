// Whether what was built by hand is what the example says.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MappingDocument } from '../../src/mapping/core/document.ts'
import { standardModel } from '../../src/mapping/core/platform-model.ts'
import { tryTestPeople } from '../../src/mapping/core/test-people.ts'
import { fold } from '../../src/mapping/core/values/value.ts'
import { fromYaml } from '../../src/mapping/core/yaml.ts'

const folder = join(import.meta.dirname, '../../examples/rules')
const files = readdirSync(folder)

export function example(rule: number) {
  const file = files.find((name) => name.startsWith(String(rule).padStart(2, '0'))) ?? ''
  return { name: file.replace('.yaml', ''), ...read(readFileSync(join(folder, file), 'utf8')) }
}

/** The two say the same. Ids are the room's own, upper case and spaces of compared values count for nothing. */
export function assertSame(built: string, rule: number): void {
  const [wanted, made] = [example(rule), read(built)]
  assert.deepEqual(bare(made.document), bare(wanted.document))
  const own = (fields: typeof made.model.fields) =>
    fields.filter(({ key }) => !standardModel.fields.some((field) => field.key === key))
  assert.deepEqual(own(made.model.fields), own(wanted.model.fields))
  // Those of the example come out as they promise.
  const { testPeople } = wanted.document
  assert.deepEqual(tryTestPeople({ ...made.document, testPeople }, made.model), [])
}

function read(yaml: string) {
  const parsed = fromYaml(yaml)
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ text }) => text).join('\n'))
  return { document: parsed.document, model: parsed.model ?? standardModel }
}

/** Without test people and notes, the ids of each tab numbered in their order. */
function bare(whole: MappingDocument): unknown {
  const document = { ...whole, testPeople: null }
  const ids = new Map(
    Object.entries(document).flatMap(([tab, held]) =>
      idsIn(held).map((id, index) => [`${tab} ${id}`, `#${index}`]),
    ),
  )
  return walk(document, (key, value, at) => {
    const numbered = (id: string, tab = at.split('/')[1]) => ids.get(`${tab} ${id}`) ?? id
    if (key === 'note') return ''
    if (typeof value === 'string') {
      if (key === 'id') return numbered(value)
      if (key === 'type' && at === '/tags/rows') return numbered(value)
      if (key === 'values') return numbered(value, 'values')
    }
    if ((key === 'values' || key === 'from') && Array.isArray(value)) return value.map(fold)
    if (key === 'when' && typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([id, cell]) => [numbered(id), cell]))
    }
    return undefined
  })
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => (key === 'id' ? [String(one)] : idsIn(one)))
}

type Visit = (key: string, value: unknown, of: string) => unknown

/** The same with other values where the visit gives one. */
function walk(value: unknown, visit: Visit, at = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, visit, at))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      visit(key, one, at) ?? walk(one, visit, `${at}/${key}`),
    ]),
  )
}
