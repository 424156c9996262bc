import { compileConversion } from '../mapping/core/values/conversion.ts'
import { Hold } from '../mapping/core/hold.ts'
import type { FieldType } from '../mapping/core/platform-model.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'
import type { EnvironmentField } from './environment-model.ts'

export type FieldEdit = { value: FieldValue } | { problem: string }

/** What a person entered, in the form in which a sync would write it, or a sentence for the form. */
export function readFieldEdit(field: EnvironmentField, entered: FieldValue): FieldEdit {
  const plain = typeof entered === 'string' ? entered.trim() : entered
  const value = compileConversion(field, 'reject')(plain)
  if (value instanceof Hold) return { problem: problemOf(field, value) }
  if (value === null && field.required) return { problem: `${field.label} can't be left blank.` }
  return { value }
}

function problemOf({ label, type, maxLength }: EnvironmentField, hold: Hold): string {
  if (hold.code === 'value-too-long')
    return `${label} has ${hold.why.split(',')[0]}: shorten it to ${maxLength} at most.`
  return `${label}: ${expected[type]}`
}

const expected: Record<FieldType, string> = {
  text: 'write a text.',
  longText: 'write a text.',
  richText: 'write a text.',
  number: 'write a number, such as 12 or 12.5.',
  date: 'write a day as 2027-12-31.',
  dateTime: 'write a moment as 2027-12-31T09:30:00Z.',
  yesNo: 'answer yes or no.',
  choice: 'choose one of the list.',
  country: 'choose a country of the list.',
  email: 'write an e-mail address, such as robin@example.org.',
  phone: 'write a phone number, such as +31 20 555 0100.',
  url: 'write a web address, such as https://example.org.',
  image: 'write the web address of an image.',
  video: 'write the web address of a video.',
}
