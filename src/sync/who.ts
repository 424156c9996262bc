// Whom a record is about, whatever the mapping makes of it: so that people who are left out or held have names too.
import { compile } from '../mapping/core/compile.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import type { Trace } from '../mapping/core/explanation.ts'
import type { PlatformModel } from '../mapping/core/platform-model.ts'
import type { Json, SourceRecord } from '../mapping/core/record.ts'

export type Who = { name: string | null; email: string | null }

/** Reads name and e-mail as the document does, past every rule that would leave the record out or hold it. */
export function compileWho(
  document: MappingDocument,
  model: PlatformModel,
): (record: SourceRecord) => Who {
  const addresses = compile(lenient(document, document.identity.email), model)
  const names = compile(lenient(document, { sources: [], steps: [] }), model)
  return (record) => {
    const email = textOf(lastOf(addresses.explain(record).email))
    const result = names.map(record)
    const name = result.status === 'included' ? result.values['display_name'] : null
    return { name: textOf(name ?? null) ?? email, email }
  }
}

const naming = new Set(['given_name', 'family_name', 'display_name'])

function lenient(
  document: MappingDocument,
  email: MappingDocument['identity']['email'],
): MappingDocument {
  return {
    ...document,
    population: { rows: [], expected: [] },
    identity: { ...document.identity, email, missingEmail: 'allow' },
    fields: {
      rows: document.fields.rows
        .filter((row) => naming.has(row.field))
        .map((row) => ({ ...row, required: false, tooLong: 'cut' })),
    },
    userTypes: { ...document.userTypes, sources: [] },
  }
}

/** What the last step made of the source that was taken. */
function lastOf({ sources, steps }: Trace): Json {
  const step = steps.at(-1)
  if (step) return step.after ?? step.before
  return sources.find(({ taken }) => taken)?.value ?? null
}

const textOf = (value: Json): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null
