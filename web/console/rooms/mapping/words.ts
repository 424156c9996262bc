// What a client reads for what the document says.
import type { Tab } from '../../../../src/mapping/core/document.ts'
import { sourceLabel } from '../../../../src/mapping/core/source/source-label.ts'
import type { FieldDefinition } from '../../../../src/mapping/core/platform-model.ts'
import type { RecipeStep } from '../../../../src/mapping/core/recipes/catalogue.ts'
import type { FieldRow, PopulationRow } from './program.ts'

export { tabNames } from '../../../../src/mapping/core/document/area.ts'

/** What each tab answers. */
export const tabQuestions: Record<Tab, string> = {
  population: 'Who comes in? The rules are asked in order; the first that fits decides.',
  identity: 'Who is who? What tells people apart, and what makes two tickets one person.',
  fields: 'What is known of a person? One row for each field of the platform.',
  values: 'What do the source’s words mean? One table for each list of words.',
  userTypes: 'What is a person on the platform? By ticket, registration type or code.',
  rules: 'What holds only when several things come together? When… then…, row by row.',
  lifecycle: 'What becomes of people who are here when the source changes its mind?',
  visibility: 'Who does the directory show?',
  tags: 'Which tags are there, and which column holds them?',
  signIn: 'How do people sign in, and what do they see first?',
  email: 'Who writes to the attendees, about what, and whom?',
  content: 'What is shown besides people? One tab for each type of content.',
  schedule: 'When is the source read by itself, and how much may one sync change?',
  testPeople: 'Does the document do what was agreed? A record each, and what is to come of it.',
}

export type Option<Value> = { value: Value; label: string; about: string }

export const decisions: Option<PopulationRow['decision']>[] = [
  { value: 'leave out', label: 'Leave out', about: 'They do not come in.' },
  { value: 'hold', label: 'Hold', about: 'They wait until a person has decided.' },
  { value: 'only', label: 'Let in only', about: 'Everybody else is left out.' },
]

export const conditions: Option<PopulationRow['when']>[] = [
  { value: 'is one of', label: 'is one of', about: 'Upper and lower case are the same.' },
  { value: 'is not one of', label: 'is not one of', about: 'Blank counts as none of them.' },
  { value: 'is blank', label: 'is blank', about: 'Nothing is there, or only spaces.' },
  { value: 'is not blank', label: 'is not blank', about: 'Something is there.' },
  { value: 'starts with', label: 'starts with', about: 'Any of the beginnings.' },
  { value: 'ends with', label: 'ends with', about: 'Any of the ends.' },
  { value: 'contains', label: 'contains', about: 'Any of the pieces, anywhere.' },
  { value: 'is between', label: 'is between', about: 'Two numbers or two days, both included.' },
  { value: 'is more than', label: 'is more than', about: 'A number or a day.' },
  { value: 'is at least', label: 'is at least', about: 'A number or a day, included.' },
  { value: 'is less than', label: 'is less than', about: 'A number or a day.' },
  { value: 'is at most', label: 'is at most', about: 'A number or a day, included.' },
  { value: 'is yes', label: 'is yes', about: 'Yes, true, 1, ja, oui and their like.' },
  { value: 'is no', label: 'is no', about: 'No, false, 0, nein, non and their like.' },
]

/** Whether the condition compares with values that one names. */
export function compares(when: PopulationRow['when']): boolean {
  return !['is blank', 'is not blank', 'is yes', 'is no'].includes(when)
}

/** "Leave out when Status is c or x". */
export function ruleSentence({ decision, source, when, values }: PopulationRow): string {
  const does = decisions.find(({ value }) => value === decision)?.label ?? decision
  const several = when === 'is between' ? ' and ' : when === 'is not one of' ? ' nor ' : ' or '
  const verb = when === 'is one of' ? 'is' : when === 'is not one of' ? 'is not' : when
  const compared = compares(when) ? ` ${values.join(several) || '…'}` : ''
  return `${does} when ${sourceLabel(source)} ${verb}${compared}`
}

export const blanks: Option<FieldRow['blank']>[] = [
  { value: 'keep', label: 'Keep', about: 'What is on the platform stays there.' },
  { value: 'clear', label: 'Clear', about: 'The field becomes blank on the platform too.' },
  { value: 'default', label: 'Default', about: 'The field gets its default.' },
]

export const writes: Option<FieldRow['write']>[] = [
  { value: 'always', label: 'Always', about: 'Whenever the source has something new.' },
  { value: 'create only', label: 'Once', about: 'Only when the person is created.' },
  { value: 'if blank', label: 'If blank', about: 'Only where the platform has nothing yet.' },
  { value: 'never', label: 'Never', about: 'Read, shown here, and not written.' },
]

export const lengths: Option<FieldRow['tooLong']>[] = [
  { value: 'reject', label: 'Hold', about: 'The person waits until a person has decided.' },
  { value: 'cut', label: 'Cut', about: 'What is too long is cut off at the end.' },
]

export const fieldKinds: Record<FieldDefinition['type'], string> = {
  text: 'Text',
  longText: 'Long text',
  richText: 'Formatted text',
  number: 'Number',
  date: 'Date',
  dateTime: 'Date and time',
  yesNo: 'Yes or no',
  choice: 'Choice',
  country: 'Country',
  email: 'E-mail',
  phone: 'Phone',
  url: 'Web address',
  image: 'Image',
  video: 'Video',
}

/** A step as a few words: "Change case: names". @param tables those that it may look things up in, for their names. */
export function stepWords(step: RecipeStep, tables: readonly Named[]): string {
  const name = step.recipe.charAt(0).toUpperCase() + step.recipe.slice(1)
  const details = stepDetails(step, tables)
  return details === '' ? name : `${name}: ${details}`
}

type Named = { id: string; name: string }

function stepDetails(step: RecipeStep, tables: readonly Named[]): string {
  switch (step.recipe) {
    case 'change case':
      return step.to
    case 'join with':
      return `“${step.with}”`
    case 'split and take':
      return `at “${step.at}”, ${step.take === 'all' ? 'all' : `piece ${step.take}`}`
    case 'replace':
      return `“${step.find}” by “${step.with}”`
    case 'prefix':
    case 'suffix':
      return `“${step.text}”`
    case 'cut at':
      return `${step.length} characters`
    case 'ignore these values':
      return step.values.join(', ')
    case 'number':
      return `decimal ${step.decimal === '.' ? 'point' : 'comma'}`
    case 'date':
      return step.formats.join(' or ')
    case 'date and time':
      return `${step.formats.join(' or ')}, ${step.zone}`
    case 'phone':
      return [step.countryFrom, step.country].filter((text) => text !== '').join(', else ')
    case 'prefer':
      return `${step.where} is ${step.is.join(', then ')}`
    case 'pick from a list where':
      return `${step.where} is ${step.is.join(' or ')}`
    case 'join by id':
      return `in ${step.in}`
    case 'lookup table':
      return tables.find(({ id }) => id === step.table)?.name ?? ''
    case 'template':
      return `“${step.text}”`
    case 'expression':
      return step.cel
    default:
      return ''
  }
}
