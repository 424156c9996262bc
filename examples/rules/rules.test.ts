import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/mapping/core/check.ts'
import { compile } from '../../src/mapping/core/compile.ts'
import { compileContent, type Item } from '../../src/mapping/core/content/compile.ts'
import { relate } from '../../src/mapping/core/content/relate.ts'
import { gather } from '../../src/mapping/core/gather.ts'
import { standardModel } from '../../src/mapping/core/platform-model.ts'
import type { SourceRecord } from '../../src/mapping/core/record.ts'
import { tryTestPeople } from '../../src/mapping/core/test-people.ts'
import { fromYaml } from '../../src/mapping/core/yaml.ts'
import { mergePerson, saidBy, type PersonState } from '../../src/sync/merge-person.ts'

const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.yaml'))
  .toSorted()

function rule(number: number) {
  const file = files.find((name) => name.startsWith(String(number).padStart(2, '0')))
  if (file === undefined) throw new Error(`There is no document for rule ${number}.`)
  return read(file)
}

function read(file: string) {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8')
  const parsed = fromYaml(text)
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ text }) => text).join('\n'))
  return { text, document: parsed.document, model: parsed.model ?? standardModel }
}

test('there is a document for each of the 22 rules', () => {
  expect(files.map((file) => Number(file.slice(0, 2)))).toEqual(
    Array.from({ length: 22 }, (_, at) => at + 1),
  )
})

describe.each(files)('%s', (file) => {
  test('is said in tables and recipes, without an expression', () => {
    expect(read(file).text).not.toMatch(/cel:|recipe: expression/u)
  })

  test('has no problems', () => {
    const { document, model } = read(file)
    const problems = check(document, model).filter(({ severity }) => severity === 'problem')
    expect(problems).toEqual([])
  })

  test('makes of its test people what it promises', () => {
    const { document, model } = read(file)
    expect(tryTestPeople(document, model)).toEqual([])
  })
})

test.each([1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15, 18, 19, 21])(
  'rule %i: whatever is taken out of its tables is missed by a test person',
  (number) => {
    const { document, model } = rule(number)
    const { population, fields, values, rules, tags } = document
    const { sources, steps, rows } = document.userTypes
    const tables = { population, fields, values, rules, tags, userTypes: { sources, steps, rows } }
    const missed = places(tables).filter((place) => {
      const less = structuredClone(document)
      const list = place.slice(0, -1).reduce<unknown>((part, key) => partAt(part, key), less)
      ;(list as unknown[]).splice(Number(place.at(-1)), 1)
      return !check(less, model).some(({ severity }) => severity === 'problem')
    })
    expect(missed.map((place) => place.join('.'))).toEqual(shownElsewhere[number] ?? [])
  },
)

/** What one record alone does not show, and the tests below do. */
const shownElsewhere: Record<number, string[]> = {
  14: ['fields.rows.0.steps.2'],
  21: ['fields.rows.0'],
}

/** Where something stands in a list. */
function places(part: unknown, at: string[] = []): string[][] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, inner]) => {
    const place = [...at, key]
    return [...(Array.isArray(part) ? [place] : []), ...places(inner, place)]
  })
}

function partAt(part: unknown, key: string): unknown {
  return (part as Record<string, unknown>)[key]
}

function mapped(number: number, record: SourceRecord) {
  const { document, model } = rule(number)
  const mapping = compile(document, model)
  const result = mapping.map(record)
  if (result.status !== 'included') throw new Error(result.text)
  const person = gather([{ recordNumber: 1, result }], mapping.gathering)
  return { mapping, said: saidBy(person) }
}

function items(number: number, record: SourceRecord) {
  const { document, model } = rule(number)
  const [content] = compileContent(document, model)
  return (content?.itemsOf(record) ?? []).map((item) => content?.map(item)) as Item[]
}

const here = (more: Partial<PersonState>): PersonState => ({
  personId: '01993a00-0000-7000-8000-000000000001',
  version: 1,
  state: 'active',
  profile: {},
  local: {},
  userTypes: [],
  tags: [],
  groups: [],
  access: [],
  inDirectory: true,
  ...more,
})

test('rule 3: one code in two rows is refused, so that it never means two roles', () => {
  const { document, model } = rule(3)
  const [speaker, ...rest] = document.userTypes.rows
  const rows = [{ ...speaker!, from: [...speaker!.from, 'booth'] }, ...rest]
  const problems = check({ ...document, userTypes: { ...document.userTypes, rows } }, model)
  expect(problems.map(({ text }) => text)).toContain(
    "'booth' stands in two rows ('speaker' and 'exhibitor'); it can have one meaning only.",
  )
})

test('rule 6: the key itself is at most 50 characters', () => {
  const { document, model } = rule(6)
  const result = compile(document, model).map({ member: { code: 'x y '.repeat(40) } })
  expect(result.externalId).toMatch(/^TIDES_(?:x_y_)+$/u)
  expect(result.externalId).toHaveLength(50)
  const short = compile(document, model).map({ member: { code: ' NL 0042 B ' } })
  expect(short.externalId).toBe('TIDES_NL_0042_B')
})

test('rule 8: a number is put before the title, and entities are decoded', () => {
  const titles = items(8, {
    sessions: [
      { id: 1, number: 'A12', title: 'Locks &amp; gates' },
      { id: 2, number: '', title: 'Silt' },
    ],
  }).map(({ title }) => title)
  expect(titles).toEqual(['A12 Locks & gates', 'Silt'])
})

test('rule 14: what is longer than 200 characters is cut', () => {
  const { said } = mapped(14, { id: 1, topics: 'Tides|'.repeat(60) })
  expect(said.values['topics']).toHaveLength(200)
  expect(said.values['topics']).toMatch(/^Tides, Tides, /u)
})

test('rule 16: several booths are joined with commas', () => {
  const [exhibitor] = items(16, {
    id: 9,
    company: 'Quay Ltd',
    booths: [{ number: 'A1' }, { number: '' }, { number: 'B7' }],
  })
  expect(exhibitor?.values['booth']).toBe('A1, B7')
})

test('rule 17: speakers are the registered people who have their e-mail address', () => {
  const { document } = rule(17)
  const [tab] = document.content.types
  const sessions = items(17, {
    id: 1,
    title: 'Tides',
    speakers: [{ email: ' Noor@Example.org' }, { email: 'guest@example.org' }],
  })
  const people = [
    { id: 'noor', externalIds: ['1'], email: 'noor@example.org', title: 'Noor Haddad' },
    { id: 'ada', externalIds: ['2'], email: 'ada@example.org', title: 'Ada Lind' },
  ]
  expect(relate(sessions, tab!.relations, () => people)).toMatchObject([
    { links: [{ targets: ['noor'], names: ['guest@example.org'] }] },
  ])
})

test('rule 20: the role is given at creation, and then stays, or follows at every sync', () => {
  const { mapping, said } = mapped(20, { id: 1, type: 'Speaker' })
  const created = mergePerson(mapping, said, null, null, [])
  expect(created.userTypes).toEqual(['speaker'])
  const { said: later } = mapped(20, { id: 1, type: 'Delegate' })
  const state = here({ userTypes: ['speaker'] })
  expect(mergePerson(mapping, later, said, state, []).userTypes).toEqual(['speaker'])
  const { document, model } = rule(20)
  const following = compile(
    { ...document, userTypes: { ...document.userTypes, write: 'always' } },
    model,
  )
  expect(mergePerson(following, later, said, state, []).userTypes).toEqual(['attendee'])
})

test('rule 21: where no case fits, the badge stays what it was', () => {
  const { said: before } = mapped(21, { id: 1, role: 'Chair', years: 2 })
  const { mapping, said } = mapped(21, { id: 1, role: 'Guest', years: 0 })
  const state = here({ profile: { badge: 'Board' }, userTypes: ['attendee'] })
  expect(mergePerson(mapping, said, before, state, []).profile['badge']).toBe('Board')
})

test('rule 22: never, if blank and always, field by field', () => {
  const { said: before } = mapped(22, { id: 1, job: 'Pilot', phone: '', city: 'Delft' })
  const { mapping, said } = mapped(22, {
    id: 1,
    job: 'Captain',
    phone: '+31 20 555 0100',
    city: 'Gouda',
  })
  const blank = here({ profile: { job_title: 'Pilot', phone: null, city: 'Delft' } })
  expect(mergePerson(mapping, said, before, blank, []).profile).toMatchObject({
    job_title: 'Pilot',
    phone: '+31 20 555 0100',
    city: 'Gouda',
  })
  const filled = here({ profile: { job_title: 'Pilot', phone: '+31 10 555 0199', city: 'Delft' } })
  expect(mergePerson(mapping, said, before, filled, []).profile).toMatchObject({
    phone: '+31 10 555 0199',
  })
})
