// Whom a record is about, whatever the mapping makes of it: so that people who are left out or held have names too.
import { compile } from '../mapping/core/compile.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import type { Trace } from '../mapping/core/explanation.ts'
import type { PlatformModel } from '../mapping/core/platform-model.ts'
import type { Json, SourceRecord } from '../mapping/core/record.ts'
import type { MapResult } from '../mapping/core/result.ts'

export type Who = { name: string | null; email: string | null; userTypes: string[] }

/** Reads name, e-mail and user types as the document does, past every rule that would leave the record out or hold it. */
export function compileWho(
  document: MappingDocument,
  model: PlatformModel,
): (record: SourceRecord) => Who {
  const nobody = { sources: [], steps: [] }
  const addresses = compile(lenient(document, {}), model)
  const whole = compile(lenient(document, { email: nobody }), model)
  const bare = compile(lenient(document, { email: nobody, sources: [] }), model)
  return (record) => {
    const email = textOf(lastOf(addresses.explain(record).email))
    const result = [whole.map(record), bare.map(record)].find(isIncluded)
    return {
      name: textOf(result?.values['display_name'] ?? null) ?? email,
      email,
      userTypes: [...(result?.userTypes ?? [])],
    }
  }
}

const isIncluded = (result: MapResult) => result.status === 'included'

const naming = new Set(['given_name', 'family_name', 'display_name'])

/** The document without any rule that leaves out or holds; `sources` replaces those of the user types. */
function lenient(
  document: MappingDocument,
  change: { email?: MappingDocument['identity']['email']; sources?: string[] },
): MappingDocument {
  const { email = document.identity.email, sources = document.userTypes.sources } = change
  return {
    ...document,
    population: { rows: [], expected: [] },
    identity: { ...document.identity, email, missingEmail: 'allow' },
    fields: {
      rows: document.fields.rows
        .filter((row) => naming.has(row.field))
        .map((row) => ({ ...row, required: false, tooLong: 'cut' })),
    },
    rules: { tables: [] },
    tags: { ...document.tags, types: [] },
    userTypes: {
      ...document.userTypes,
      codes: { ...document.userTypes.codes, sources: [] },
      sources,
      else: { userTypes: [], tags: [], groups: [], access: [], directory: 'no' },
    },
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
