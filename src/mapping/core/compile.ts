import { canonicalForm } from './canonical.ts'
import { composeDisplayName } from './display-name.ts'
import type { MappingDocument } from './document.ts'
import type { Explanation, FieldTrace } from './explanation.ts'
import { compileField, type CompiledField } from './field.ts'
import type { Gathering } from './gather.ts'
import { hashOfForm } from './hash.ts'
import { Hold, holdText } from './hold.ts'
import { compileIdentity } from './identity.ts'
import type { MappedField } from './mapped-field.ts'
import type { PlatformModel } from './platform-model.ts'
import { compilePopulation } from './population.ts'
import { emptyTrace } from './reading.ts'
import type { SourceRecord } from './record.ts'
import type { Held, Included, MapResult } from './result.ts'
import { compileCombination, compileUserTypes, type UserTypes } from './user-types.ts'

export type { Excluded, Held, Included, MapResult, RowRef, Suggestion } from './result.ts'

/** A mapping document compiled once. All of it is pure and deterministic and never throws for a JSON record. */
export type Mapping = {
  /** The document's hash: equal hashes map equally. */
  hash: string
  /** The platform fields that the document writes, in the platform's order, with the policies for the merge. */
  fields: readonly MappedField[]
  /** For `gather`. */
  gathering: Gathering
  map: (record: SourceRecord) => MapResult
  /** The same result with its reasons: which source won, and what each step made of it. */
  explain: (record: SourceRecord) => Explanation
}

/**
 * Compiles a document for a platform. A row that `check` calls a problem (an unknown field, a faulty path) brings
 * nothing, so that the rest can still be tried out.
 */
export function compile(document: MappingDocument, model: PlatformModel): Mapping {
  const program = canonicalForm(document)
  const combination = compileCombination(program.userTypes, model)
  const fields = compileFields(program, model)
  const composesDisplayName =
    model.fields.some((field) => field.key === 'display_name') &&
    !fields.some((field) => field.key === 'display_name')
  const run = compileRun(
    program,
    fields,
    composesDisplayName,
    compileUserTypes(program.userTypes, combination),
  )
  return {
    hash: hashOfForm(program),
    fields: [...fields.map((field) => field.mapped), ...(composesDisplayName ? [composed] : [])],
    gathering: { ...combination, composesDisplayName },
    map: (record) => run(record, null),
    explain: (record) => {
      const reasons = noReasons()
      return { result: run(record, reasons), ...reasons }
    },
  }
}

/** The display name's policies where it is composed of the names: it follows them. */
const composed: MappedField = {
  field: 'display_name',
  row: null,
  write: 'always',
  blank: 'keep',
  default: null,
  show: { profile: true, directory: true, filter: false },
  locked: false,
  personal: false,
}

function compileFields(program: MappingDocument, model: PlatformModel): CompiledField[] {
  const tables = new Map(program.values.tables.map((table) => [table.id, table]))
  const rows = program.fields.rows.filter((row) => !row.neverStore)
  return model.fields.flatMap((field) => {
    const row = rows.find((candidate) => candidate.field === field.key)
    return row === undefined ? [] : [compileField(row, field, tables.get(row.values ?? ''))]
  })
}

type Reasons = Omit<Explanation, 'result'>

function noReasons(): Reasons {
  const trace = { ...emptyTrace(), rows: [] }
  return {
    population: [],
    userTypes: trace,
    externalId: emptyTrace(),
    email: emptyTrace(),
    fields: [],
  }
}

/**
 * The one walk that both `map` and `explain` take: population, user types, identity, fields. The first reason to leave
 * a record out or to hold it is the answer.
 */
function compileRun(
  program: MappingDocument,
  fields: CompiledField[],
  composesDisplayName: boolean,
  userTypesOf: UserTypes,
): (record: SourceRecord, reasons: Reasons | null) => MapResult {
  const decide = compilePopulation(program.population.rows)
  const identity = compileIdentity(program.identity)
  // Filling in a copy is several times faster than letting an object grow key by key.
  const blank: Included['values'] = Object.fromEntries(fields.map(({ key }) => [key, null]))
  if (composesDisplayName) blank['display_name'] = null
  return (record, reasons) => {
    const id = identity.externalId(record, reasons && reasons.externalId)
    const externalId = id instanceof Hold ? null : id
    const decision = decide(record, reasons && reasons.population)
    if (decision !== null) return { ...decision, externalId }
    const standing = userTypesOf(record, reasons && reasons.userTypes)
    if ('status' in standing) return { ...standing, externalId }
    if (id instanceof Hold) return heldByIdentity('externalId', 'External id', id)
    const email = identity.email(record, reasons && reasons.email)
    if (email instanceof Hold) return heldByIdentity('email', 'E-mail', email, id)
    const values = { ...blank }
    for (const field of fields) {
      const trace = reasons && traceField(reasons, field)
      const value = field.run(record, trace)
      if (value instanceof Hold) return field.held(value, id)
      if (trace !== null) trace.value = value
      values[field.key] = value
    }
    if (composesDisplayName) {
      const value = composeDisplayName(values)
      values['display_name'] = value
      if (reasons !== null) reasons.fields.push(composedTrace(value))
    }
    const personKey = identity.personKey(id, email, values)
    return {
      status: 'included',
      externalId: id,
      email,
      personKey,
      values,
      userTypes: standing.userTypes,
      tags: standing.tags,
      directory: standing.directory,
    }
  }
}

function composedTrace(value: string | null): FieldTrace {
  return { ...emptyTrace(), field: 'display_name', row: null, valueRows: [], value }
}

function traceField(reasons: Reasons, { key, row }: CompiledField): FieldTrace {
  const trace = { ...emptyTrace(), field: key, row, valueRows: [], value: null }
  reasons.fields.push(trace)
  return trace
}

function heldByIdentity(
  row: 'externalId' | 'email',
  label: string,
  hold: Hold,
  externalId: string | null = null,
): Held {
  return {
    status: 'held',
    row: { tab: 'identity', row },
    code: hold.code,
    text: holdText(label, hold),
    externalId,
  }
}
