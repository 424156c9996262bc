import canonicalJson from 'canonicalize'
import type { MappingDocument, PopulationRow } from './document.ts'
import type { RecipeStep } from './recipes/catalogue.ts'
import { fold } from './value.ts'

/**
 * The document as far as it changes behaviour: no notes and no expected counts; rows in the order of their ids where
 * their order has no meaning; texts that are compared folded already. The compiler reads this form and no other, so two
 * documents with one hash cannot behave differently.
 */
export function canonicalForm(document: MappingDocument): MappingDocument {
  const { population, identity, fields, values, userTypes } = wellFormed(document)
  return {
    format: 1,
    population: { rows: population.rows.map(canonicalPopulationRow), expected: [] },
    identity: {
      ...identity,
      externalId: { ...identity.externalId, steps: canonicalSteps(identity.externalId.steps) },
      email: { ...identity.email, steps: canonicalSteps(identity.email.steps) },
    },
    fields: {
      rows: byId(
        fields.rows.map((row) => ({ ...row, steps: canonicalSteps(row.steps), note: '' })),
      ),
    },
    values: {
      tables: byId(
        values.tables.map((table) => ({
          ...table,
          rows: byId(table.rows.map((row) => ({ ...row, from: folded(row.from), note: '' }))),
          ignore: folded(table.ignore),
          note: '',
        })),
      ),
    },
    userTypes: canonicalUserTypes(userTypes),
  }
}

function canonicalPopulationRow(row: PopulationRow): PopulationRow {
  const compares = !['is blank', 'is not blank', 'is yes', 'is no'].includes(row.when)
  return { ...row, values: compares ? folded(row.values) : [], note: '' }
}

/** Rows of the user types keep their order only where the first of them wins. */
function canonicalUserTypes(userTypes: MappingDocument['userTypes']): MappingDocument['userTypes'] {
  const rows = userTypes.rows.map((row) => ({
    ...row,
    ...canonicalGiven(row),
    from: folded(row.from),
    note: '',
  }))
  const { else: otherwise } = userTypes
  return {
    ...userTypes,
    steps: canonicalSteps(userTypes.steps),
    rows: userTypes.combine === 'first' ? rows : byId(rows),
    else:
      typeof otherwise === 'string' ? otherwise : { ...otherwise, ...canonicalGiven(otherwise) },
    everybody: sorted(userTypes.everybody),
  }
}

function canonicalGiven(given: { userTypes: string[]; tags: string[] }) {
  return { userTypes: sorted(given.userTypes), tags: sorted(given.tags) }
}

function canonicalSteps(steps: RecipeStep[]): RecipeStep[] {
  return steps.map((step) => {
    if (step.recipe === 'ignore these values') return { ...step, values: folded(step.values) }
    if (step.recipe === 'yes/no') return { ...step, yes: folded(step.yes), no: folded(step.no) }
    return step
  })
}

/** In the order of the ids; rows that share an id (the checks refuse them) in the order of what they hold. */
function byId<Row extends { id: string }>(rows: Row[]): Row[] {
  const keyed = rows.map((row) => ({ row, key: `${row.id} ${text(row)}` }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row)
}

function folded(texts: string[]): string[] {
  return sorted(texts.map(fold))
}

function sorted(texts: string[]): string[] {
  return [...new Set(texts)].toSorted()
}

/** Every text composed (NFC) and without half characters, which RFC 8785 refuses. */
function wellFormed<Value>(value: Value): Value
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC')
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wellFormed(inner)]))
}

function text(value: object): string {
  return canonicalJson(value) ?? ''
}
