import type { FieldRow } from '../document.ts'
import type { FieldDefinition, FieldType } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { givenBy } from '../recipes/catalogue.ts'
import type { Gives } from '../recipes/recipe.ts'

/** A recipe that makes one thing of a value, in a row for a field of another kind. */
export function checkType(row: FieldRow, field: FieldDefinition): Problem[] {
  const last = row.steps.findLast((step) => givenBy(step) !== 'same')
  if (last === undefined || row.values !== null) return []
  const gives = givenBy(last)
  if (takes[field.type].includes(gives)) return []
  const text = `${field.label} takes ${kinds[field.type]}, but the recipe '${last.recipe}' gives ${made[gives]}.`
  return [{ severity: 'problem', tab: 'fields', row: row.id, column: 'steps', text }]
}

const anything: Gives[] = [
  'text',
  'number',
  'yesNo',
  'date',
  'dateTime',
  'country',
  'language',
  'phone',
]

/** What a field's type can read without a recipe of its own. */
const takes: { [Type in FieldType]: Gives[] } = {
  text: anything,
  longText: anything,
  richText: anything,
  choice: anything,
  number: ['text', 'number'],
  date: ['text', 'date'],
  dateTime: ['text', 'dateTime'],
  yesNo: ['text', 'yesNo'],
  country: ['text', 'country'],
  email: ['text'],
  phone: ['text', 'number', 'phone'],
  url: ['text'],
  image: ['text'],
  video: ['text'],
}

const kinds: { [Type in FieldType]: string } = {
  text: 'text',
  longText: 'text',
  richText: 'text',
  choice: 'a choice',
  number: 'a number',
  date: 'a date',
  dateTime: 'a date and time',
  yesNo: 'yes or no',
  country: 'a country',
  email: 'an e-mail address',
  phone: 'a phone number',
  url: 'a web address',
  image: 'the web address of an image',
  video: 'the web address of a video',
}

const made: { [Given in Gives]: string } = {
  same: 'what it is given',
  text: 'text',
  number: 'a number',
  yesNo: 'yes or no',
  date: 'a date',
  dateTime: 'a moment',
  country: 'a country',
  language: 'a language',
  phone: 'a phone number',
}
