import { canonicalForm } from './document/canonical.ts'
import { composeDisplayName } from './people/display-name.ts'
import type { MappingDocument } from './document.ts'
import { erasOf, type Era } from './people/era.ts'
import type { Explanation, FieldTrace } from './explanation.ts'
import { compileField, type CompiledField } from './people/field.ts'
import type { Gathering } from './gather.ts'
import { hashOfForm } from './hash.ts'
import { Hold, holdText } from './hold.ts'
import { compileIdentity, type Identity } from './people/identity.ts'
import type { MappedField } from './people/mapped-field.ts'
import type { PlatformModel } from './platform-model.ts'
import { compilePopulation, type Population } from './people/population.ts'
import { Picks } from './source/picks.ts'
import { emptyTrace } from './source/reading.ts'
import { contextOf, type RecipeContext } from './recipes/recipe.ts'
import type { SourceRecord } from './record.ts'
import { isRefusal, type Held, type Included, type MapResult } from './result.ts'
import { compileRules, fieldsSetByRules, type Rules } from './rules/compile.ts'
import type { Draft } from './rules/draft.ts'
import { platformWith } from './people/platform-tags.ts'
import { compileTags, type ColumnTags } from './people/tags.ts'
import { compileCombination, compileUserTypes, type UserTypes } from './people/user-types.ts'
import { compileVisibility } from './people/visibility.ts'

export type { Excluded, Held, Included, MapResult, RowRef, Suggestion } from './result.ts'

/** A mapping document compiled once. All of it is pure and deterministic and never throws for a JSON record. */
export type Mapping = Era & {
  /** The document's hash: equal hashes map equally. */
  hash: string
  /** The platform fields that the document writes, in the platform's order, with the policies for the merge. */
  fields: readonly MappedField[]
  /** Whether the user types follow the source, or are given when the person is created and never again. */
  writesUserTypes: MappingDocument['userTypes']['write']
  /** For `gather`. */
  gathering: Gathering
  map: (record: SourceRecord) => MapResult
  /** The same result with its reasons: which source won, and what each step made of it. */
  explain: (record: SourceRecord) => Explanation
}

/**
 * Compiles a document for a platform. A row that `check` calls a problem (an unknown field, a faulty path) brings
 * nothing, so that the rest can still be tried out.
 * @param asOf the day of the mapping (YYYY-MM-DD, in the site's time zone), by which rows that have days are judged;
 *   without one they do not apply. The first day of an era stands for all of it.
 */
export function compile(document: MappingDocument, model: PlatformModel, asOf?: string): Mapping {
  const program = canonicalForm(document)
  return { hash: hashOfForm(program), ...compileForm(program, model, asOf ?? null) }
}

/** The same of a document that is in its canonical form already: for many days of one document. */
export function compileForm(
  program: MappingDocument,
  model: PlatformModel,
  day: string | null,
): Omit<Mapping, 'hash'> {
  const combination = compileCombination(program.userTypes, model)
  const picks = new Picks()
  const context = { ...contextOf(program), picks }
  const fields = compileFields(program, model, context)
  const composesDisplayName =
    model.fields.some((field) => field.key === 'display_name') &&
    !fields.some((field) => field.key === 'display_name')
  const setByRules = fieldsSetByRules(program.rules, model)
  const run = compileRun(
    {
      decide: compilePopulation(program.population.rows),
      identity: compileIdentity(program.identity, context),
      userTypesOf: compileUserTypes(program.userTypes, combination, context, day),
      columnTags: compileTags(program.tags, context),
      rules:
        program.rules.tables.length === 0
          ? null
          : compileRules(program.rules, platformWith(program, model), day),
      setByRules,
    },
    fields,
    composesDisplayName,
  )
  const runAnew: typeof run = (record, reasons) => {
    const result = run(record, reasons)
    picks.forget()
    return result
  }
  return {
    fields: mappedFields(fields, model, composesDisplayName, setByRules),
    writesUserTypes: program.userTypes.write,
    gathering: {
      ...combination,
      composesDisplayName: composesDisplayName && !setByRules.has('display_name'),
      visibility: compileVisibility(program.visibility, model),
    },
    ...erasOf(program)(day),
    map: (record) => runAnew(record, null),
    explain: (record) => {
      const reasons = noReasons()
      return { result: runAnew(record, reasons), ...reasons }
    },
  }
}

/** With the fields that have no row: those that rules alone write, and the display name where it is composed. */
function mappedFields(
  fields: CompiledField[],
  model: PlatformModel,
  composesDisplayName: boolean,
  setByRules: ReadonlySet<string>,
): MappedField[] {
  const withRows = new Map(fields.map(({ key, mapped }) => [key, mapped]))
  const written = model.fields.flatMap(({ key }) => {
    const byRules = setByRules.has(key) && !(composesDisplayName && key === 'display_name')
    return withRows.get(key) ?? (byRules ? { ...withoutRow, field: key } : [])
  })
  return composesDisplayName ? [...written, composed] : written
}

/** The policies of a field that rules alone write. */
const withoutRow: Omit<MappedField, 'field'> = {
  row: null,
  write: 'always',
  blank: 'keep',
  default: null,
  show: { profile: true, directory: false, filter: false },
  locked: false,
  personal: false,
}

/** The display name's policies where it is composed of the names: it follows them. */
const composed: MappedField = {
  ...withoutRow,
  field: 'display_name',
  show: { profile: true, directory: true, filter: false },
}

function compileFields(
  program: MappingDocument,
  model: PlatformModel,
  context: RecipeContext,
): CompiledField[] {
  const rows = program.fields.rows.filter((row) => !row.neverStore)
  return model.fields.flatMap((field) => {
    const row = rows.find((candidate) => candidate.field === field.key)
    return row === undefined ? [] : [compileField(row, field, context)]
  })
}

type Parts = {
  decide: Population
  identity: Identity
  userTypesOf: UserTypes
  columnTags: ColumnTags | null
  /** Null where there are none. */
  rules: Rules | null
  /** Keys of the fields that rules write. */
  setByRules: ReadonlySet<string>
}

type Reasons = Omit<Explanation, 'result'>

function noReasons(): Reasons {
  const trace = { ...emptyTrace(), rows: [] }
  return {
    population: [],
    userTypes: trace,
    codes: { ...emptyTrace(), rows: [] },
    tags: [],
    externalId: emptyTrace(),
    email: emptyTrace(),
    fields: [],
    rules: [],
  }
}

/**
 * The one walk that both `map` and `explain` take: population, user types, identity, fields, tags, rules. The first
 * reason to leave a record out or to hold it is the answer.
 */
function compileRun(
  { decide, identity, userTypesOf, columnTags, rules, setByRules }: Parts,
  fields: CompiledField[],
  composesDisplayName: boolean,
): (record: SourceRecord, reasons: Reasons | null) => MapResult {
  // Filling in a copy is several times faster than letting an object grow key by key.
  const keys = [...fields.map(({ key }) => key), ...setByRules]
  const blank: Included['values'] = Object.fromEntries(keys.map((key) => [key, null]))
  if (composesDisplayName) blank['display_name'] = null
  const followsRules =
    composesDisplayName && (setByRules.has('given_name') || setByRules.has('family_name'))
  return (record, reasons) => {
    const id = identity.externalId(record, reasons && reasons.externalId)
    const externalId = id instanceof Hold ? null : id
    const decision = decide(record, reasons && reasons.population)
    if (decision !== null) return { ...decision, externalId }
    const standing = userTypesOf(record, reasons)
    if (isRefusal(standing)) return { ...standing, externalId }
    if (id instanceof Hold) return heldByIdentity('externalId', 'External id', id)
    const email = identity.email(record, reasons && reasons.email)
    if (email instanceof Hold) return heldByIdentity('email', 'E-mail', email, id)
    const values = { ...blank }
    const late: [CompiledField, Hold][] = []
    for (const field of fields) {
      const trace = reasons && traceField(reasons, field)
      const value = field.run(record, trace)
      if (value instanceof Hold) {
        // What the source lacks a rule may still give.
        if (value.code !== 'required-missing' || !setByRules.has(field.key)) {
          return field.held(value, id)
        }
        late.push([field, value])
        continue
      }
      if (trace !== null) trace.value = value
      values[field.key] = value
    }
    if (composesDisplayName) compose(values, reasons)
    const fromColumns = columnTags === null ? none : columnTags(record, reasons && reasons.tags)
    if (isRefusal(fromColumns)) return { ...fromColumns, externalId }
    const draft: Draft = {
      values,
      userTypes: standing.userTypes,
      tags: fromColumns.length === 0 ? standing.tags : union(standing.tags, fromColumns),
      groups: standing.groups,
    }
    if (rules !== null) {
      const before = values['display_name']
      const refusal = rules(record, draft, reasons)
      if (refusal !== null) return { ...refusal, externalId }
      // It follows the names, unless a rule has given it itself.
      if (followsRules && values['display_name'] === before) compose(values, reasons)
    }
    for (const [field, hold] of late) if (values[field.key] === null) return field.held(hold, id)
    const personKey = identity.personKey(id, email, values)
    return {
      status: 'included',
      externalId: id,
      email,
      personKey,
      values,
      userTypes: standing.userTypes,
      tags: draft.tags,
      groups: draft.groups,
      access: standing.access,
      directory: standing.directory,
      codes: standing.codes,
    }
  }
}

const none: readonly string[] = []

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])].toSorted()
}

function compose(values: Draft['values'], reasons: Reasons | null): void {
  const value = composeDisplayName(values)
  values['display_name'] = value
  if (reasons === null) return
  const others = reasons.fields.filter(({ field }) => field !== 'display_name')
  const trace = { ...emptyTrace(), field: 'display_name', row: null, valueRows: [], value }
  reasons.fields = [...others, trace]
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
