import { canonicalForm } from './document/canonical.ts'
import { compileForm, type Mapping, type MapResult } from './compile.ts'
import { compileConversion } from './values/conversion.ts'
import type { MappingDocument, TestPerson } from './document.ts'
import { erasOf } from './people/era.ts'
import { gather, type GatheredPerson } from './gather.ts'
import { quoted } from './hold.ts'
import type { PlatformModel } from './platform-model.ts'
import type { Problem } from './problem.ts'
import type { SourceRecord } from './record.ts'
import { tagsOf } from './people/platform-tags.ts'
import { asText, fold, type FieldValue } from './values/value.ts'

/**
 * Runs each test person through the document, on their own day, and says what came out otherwise than agreed:
 * "Test person 'Ada' should come in as Speaker, and comes in as Attendee."
 */
export function tryTestPeople(document: MappingDocument, model: PlatformModel): Problem[] {
  const words = { model, tags: tagsOf(document, model) }
  const form = canonicalForm(document)
  const eraOf = erasOf(form)
  const mappings = new Map<string, Compiled>()
  const untried: TestPerson[] = []
  const found = document.testPeople.rows.flatMap((person) => {
    const key = person.on === null ? 'no day' : eraOf(person.on).era
    if (!mappings.has(key) && mappings.size >= mostMappings) {
      untried.push(person)
      return []
    }
    const mapping = mappings.get(key) ?? compileForm(form, model, person.on)
    mappings.set(key, mapping)
    return differences(person, mapping, words).map((text) => problem(person, text))
  })
  return [...found, ...untried.map((person) => problem(person, untriedText(person)))]
}

/** A day of its own for every person would compile the document as many times. */
const mostMappings = 20

function untriedText({ name }: TestPerson): string {
  return `Test person '${name}' was not tried: the test people look at more than ${mostMappings} different stretches of days; take fewer days.`
}

function problem({ id }: TestPerson, text: string): Problem {
  return { severity: 'problem', tab: 'testPeople', row: id, column: 'expect', text }
}

type Compiled = Omit<Mapping, 'hash'>

/** What the sentences need to call things by their labels. */
type Words = { model: PlatformModel; tags: readonly Named[] }
type Named = { key: string; label: string }

function differences(person: TestPerson, mapping: Compiled, words: Words): string[] {
  const { name, expect } = person
  const result = mapping.map(person.record as SourceRecord)
  const asExpected = outcome(expect.result, expect.userTypes, words)
  if (result.status !== 'included') {
    if (statuses[expect.result] === result.status) return []
    return [`Test person '${name}' should ${asExpected}, and is ${whyNot(result)}`]
  }
  const came = gather([{ recordNumber: 1, result }], mapping.gathering)
  const wants = expect.result === 'in'
  if (!wants || (expect.userTypes.length > 0 && !sameSet(expect.userTypes, came.userTypes))) {
    return [
      `Test person '${name}' should ${asExpected}, and comes in ${asTypes(came.userTypes, words)}.`,
    ]
  }
  return detailsOf(person, came, words).map((text) => `Test person '${name}' should ${text}`)
}

const statuses = { in: 'included', 'left out': 'excluded', held: 'held' } as const

function outcome(
  result: TestPerson['expect']['result'],
  userTypes: readonly string[],
  words: Words,
): string {
  if (result !== 'in') return `be ${result}`
  return userTypes.length === 0 ? 'come in' : `come in ${asTypes(userTypes, words)}`
}

function asTypes(userTypes: readonly string[], { model }: Words): string {
  return userTypes.length === 0 ? 'without a user type' : `as ${labels(userTypes, model.userTypes)}`
}

function whyNot(result: Exclude<MapResult, { status: 'included' }>): string {
  return `${result.status === 'held' ? 'held' : 'left out'}: ${result.text}.`
}

function detailsOf({ expect }: TestPerson, came: GatheredPerson, words: Words): string[] {
  const texts: string[] = []
  if (expect.tags.length > 0 && !sameSet(expect.tags, came.tags)) {
    const got = came.tags.length === 0 ? 'has no tag' : `is tagged ${labels(came.tags, words.tags)}`
    texts.push(`be tagged ${labels(expect.tags, words.tags)}, and ${got}.`)
  }
  if (expect.directory !== '' && (expect.directory === 'yes') !== came.directory) {
    const [wanted, got] = came.directory ? ['not be', 'is'] : ['be', 'is not']
    texts.push(`${wanted} in the directory, and ${got}.`)
  }
  for (const [key, wanted] of Object.entries(expect.fields)) {
    const value = came.values[key] ?? null
    if (wanted.trim() === '' || isValue(wanted, value, key, words.model)) continue
    const label = words.model.fields.find((field) => field.key === key)?.label ?? key
    const got = value === null ? 'nothing' : quoted(value)
    const meant = isBlankWord(wanted) ? 'nothing' : quoted(wanted)
    texts.push(`have ${meant} as ${label}, and has ${got}.`)
  }
  return texts
}

/** As in a cell of the rules: the word itself stands for nothing at all. */
const isBlankWord = (wanted: string) => fold(wanted) === 'blank'

/** As the platform keeps it, or as it would read it: 'yes' for true, a choice by its label. */
function isValue(wanted: string, value: FieldValue, key: string, model: PlatformModel): boolean {
  if (isBlankWord(wanted) && (value === null || asText(value) === '')) return true
  if (fold(wanted) === fold(asText(value))) return true
  const field = model.fields.find((candidate) => candidate.key === key)
  return field !== undefined && value !== null && compileConversion(field, 'cut')(wanted) === value
}

function labels(keys: readonly string[], named: readonly Named[]): string {
  return keys.map((key) => named.find((one) => one.key === key)?.label ?? key).join(', ')
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).symmetricDifference(new Set(b)).size === 0
}
