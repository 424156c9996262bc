import type { Area } from '../document/area.ts'

/** What a client calls a key of the document: by the tab where it means something of its own there, else everywhere. */
export function columnLabel(tab: Area, key: string): string {
  return labelIn(own[tab], key) ?? labelIn(everywhere, key) ?? inWords(key)
}

/** The word that stands on the screen for a value that has another in the document. */
export function wordFor(key: string, value: string): string {
  return labelIn(Object.hasOwn(words, key) ? words[key] : {}, value) ?? value
}

/** A record of a test person may have any keys, such as those that every object inherits. */
function labelIn(labels: { [key: string]: string } | undefined, key: string): string | null {
  return (Object.hasOwn(labels ?? {}, key) ? labels?.[key] : null) ?? null
}

/** 'tooLong' → 'Too long'. */
function inWords(key: string): string {
  const spaced = key.replace(/[_-]+/gu, ' ').replace(/\B[A-Z]/gu, (big) => ` ${big.toLowerCase()}`)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const own: { [Key in Area]?: { [key: string]: string } } = {
  population: { name: 'Rule', source: 'When', when: 'Condition', decision: 'What happens' },
  fields: { values: 'Value table', default: 'Default' },
  values: { from: 'When it says', to: 'The platform gets', ignore: 'Counts as blank' },
  userTypes: {
    everybody: 'Everybody also gets',
    combine: 'A person with several',
    codes: 'Access codes',
    meaning: 'Meaning',
  },
  visibility: { by: 'Looks at', values: 'Values', directory: 'In the directory' },
  tags: { type: 'Tag type', kind: 'Who changes them', types: 'Tag types' },
  email: { userTypes: 'Goes to', when: 'Goes out', sentBy: 'Sent by' },
  content: { values: 'Value table', type: 'Content type', list: 'List of items' },
  schedule: { from: 'First day', until: 'Last day', at: 'Time of day', every: 'Read by itself' },
  testPeople: { on: 'On the day', expect: 'What is to come of it' },
  platform: {
    fields: 'Fields',
    userTypes: 'User types',
    accessLevels: 'Access levels',
    type: 'Kind',
    maxLength: 'Longest',
    choices: 'Choices',
  },
}

const everywhere: { [key: string]: string } = {
  access: 'Access levels',
  analytics: 'Counted in analytics',
  blank: 'Goes blank',
  changedEmail: 'Changed e-mail',
  columns: 'Columns',
  directory: 'In the directory',
  email: 'E-mail',
  externalId: 'External id',
  field: 'Field of the platform',
  filter: 'Filter',
  from: 'When it says',
  hit: 'Which rows count',
  mostUses: 'Most uses',
  matchBy: 'Found by',
  missingEmail: 'Missing e-mail',
  neverStore: 'Never stored',
  notRegistered: 'Not registered',
  personal: 'Personal data',
  rows: 'Rows',
  set: 'Sets',
  sharedEmail: 'Shared e-mail',
  show: 'Shown',
  sources: 'From the source',
  steps: 'Recipe',
  tables: 'Tables',
  until: 'Until',
  userTypes: 'They are on the platform',
  write: 'Written',
}

const words: { [key: string]: { [value: string]: string } } = {
  write: { 'create only': 'once' },
  tooLong: { reject: 'hold' },
  decision: { only: 'let in only', exclude: 'leave out' },
  hit: { first: 'the first that fits', all: 'all that fit' },
  combine: { union: 'keeps all', highest: 'keeps the highest', first: 'keeps the first' },
}
