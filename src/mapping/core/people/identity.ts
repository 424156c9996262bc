import { toText } from '../values/conversion.ts'
import { composeDisplayName } from './display-name.ts'
import type { MappingDocument } from '../document.ts'
import { emailKey } from '../values/email-key.ts'
import type { Trace } from '../explanation.ts'
import { Hold } from '../hold.ts'
import { compileReading } from '../source/reading.ts'
import type { RecipeContext } from '../recipes/recipe.ts'
import type { Json } from '../record.ts'
import { isAscii, type FieldValue } from '../values/value.ts'

/** Who a record is. */
export type Identity = {
  externalId: (record: Json, trace: Trace | null) => string | Hold
  email: (record: Json, trace: Trace | null) => string | null | Hold
  personKey: (
    externalId: string,
    email: string | null,
    values: { [field: string]: FieldValue },
  ) => string
}

/** Longer ones could not be indexed, and none has been seen. */
const longestExternalId = 200

export function compileIdentity(
  tab: MappingDocument['identity'],
  context: RecipeContext,
): Identity {
  const readEmail = compileReading(tab.email.sources, tab.email.steps, 'first', context)
  const mailNeeded = tab.missingEmail === 'hold'
  const byName = tab.samePerson === 'external id, else e-mail and name'
  return {
    externalId: compileExternalId(tab.externalId, context),
    email: (record, trace) => {
      const text = read(readEmail(record, trace))
      if (text instanceof Hold) return text
      if (text === '') return mailNeeded ? noEmail : null
      return emailKey(text) ?? new Hold('email-invalid', text, 'not an e-mail address')
    },
    personKey: (externalId, email, values) =>
      byName && email !== null ? `mail:${email} ${foldName(values)}` : `id:${externalId}`,
  }
}

/** What tells one record from all others. */
export function compileExternalId(
  { sources, steps, prefix }: MappingDocument['identity']['externalId'],
  context: RecipeContext,
): Identity['externalId'] {
  const readId = compileReading(sources, steps, 'first', context)
  return (record, trace) => {
    const text = read(readId(record, trace))
    if (text instanceof Hold) return text
    if (text === '') return noExternalId
    const externalId = prefix + text
    if (externalId.length <= longestExternalId) return externalId
    return new Hold('external-id-too-long', externalId, `more than ${longestExternalId} characters`)
  }
}

const noExternalId = new Hold(
  'external-id-missing',
  null,
  'is blank, so the record cannot be told apart',
)
const noEmail = new Hold('email-missing', null, 'is blank, and everybody must have one')

function read(value: Json | Hold): string | Hold {
  return value instanceof Hold ? value : toText(value)
}

/** A name as names are compared: compatible forms (NFKC) as one, without case and superfluous spaces. */
function foldName(values: { [field: string]: FieldValue }): string {
  const name = composeDisplayName(values) ?? values['display_name']
  return typeof name === 'string'
    ? (isAscii(name) ? name : name.normalize('NFKC')).toLowerCase().replace(/\s+/gu, ' ').trim()
    : ''
}
