import { expect, test } from 'vitest'
import { mappingDocument } from '../mapping/core/document.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import { createProfile } from '../sources/profile.ts'
import { withoutMarkedValues, withoutNeverStored } from './without-never-stored.ts'

const answers = [
  { question_identifier: 'DIET', id: 5, answer: 'Vegan' },
  { question_identifier: 'JOB', id: 6, answer: 'Cook' },
]
const profileOf = (record: SourceRecord) => {
  const profiler = createProfile()
  profiler.add(record)
  return profiler.finish()
}

test.each<[string, SourceRecord, string]>([
  ['answers[].answer', { answers }, 'Vegan'],
  ['answers[0].answer', { answers }, 'Vegan'],
  ['answers[0]', { answers }, 'Vegan'],
  ['answers[]', { answers }, 'Vegan'],
  ['answers', { answers }, 'Vegan'],
  ['answers[id=5].answer', { answers }, 'Vegan'],
  ['answers[question_identifier=DIET].answer', { answers }, 'Vegan'],
  ['items[].name', { items: { name: 'Vegan' } }, 'Vegan'],
  ['caf\u00e9', { 'cafe\u0301': 'Vegan' }, 'Vegan'],
])('No value of what is marked as %s is left', (path, fields, value) => {
  const record = { name: 'Noor', ...fields }
  const profile = profileOf(record)
  const never = { id: 'n', field: '', sources: [path], neverStore: true }
  const document = mappingDocument.parse({ format: 1, fields: { rows: [never] } })
  const sample = { records: [{ recordNumber: 1, record }], profile, asOf: '2027-01-01' }
  const left = withoutNeverStored(sample, document)
  const shown = withoutMarkedValues(profile, [path])
  for (const one of [left.records, left.profile, shown]) {
    expect(JSON.stringify(one)).not.toContain(value)
    expect(JSON.stringify(one)).toContain('name')
  }
  expect(shown.fields.map(({ path }) => path)).toEqual(profile.fields.map(({ path }) => path))
  expect(shown.fields[0]?.examples).toEqual(['Noor'])
})

test('One answer that is marked leaves the others their values', () => {
  const path = 'answers[question_identifier=DIET].answer'
  const { fields } = withoutMarkedValues(profileOf({ answers }), [path])
  const examples = new Map(fields.map((field) => [field.path, field.examples]))
  expect(examples.get(path)).toEqual([])
  expect(examples.get('answers[question_identifier=DIET].id')).toEqual(['5'])
  expect(examples.get('answers[question_identifier=JOB].answer')).toEqual(['Cook'])
})
