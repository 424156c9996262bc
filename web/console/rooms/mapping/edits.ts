// The edits that the tabs make. Each is a pure change of document and platform model; what it does not touch stays the
// same object, so that nothing else is drawn again.
import type { MappingDocument } from '../../../../src/mapping/core/document.ts'
import type { FieldDefinition } from '../../../../src/mapping/core/platform-model.ts'
import type { RecipeStep } from '../../../../src/mapping/core/recipes/catalogue.ts'
import { fold } from '../../../../src/mapping/core/values/value.ts'
import { idsWithin, inModel, one, rowEdits, shifted, tab, without, type Edit } from './edit-rows.ts'
import { modelKey, rowId } from './names.ts'
import {
  type Change,
  type FieldRow,
  type PopulationRow,
  type TestPerson,
  type UserTypeRow,
  type ValueTable,
} from './program.ts'

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)

export function addRule(source: string, name: string): Change {
  return tab('population', (population) => {
    const id = rowId(name, ids(population.rows))
    const rule: PopulationRow = {
      id,
      name,
      source,
      when: 'is one of',
      values: [],
      decision: 'leave out',
      note: '',
    }
    return { ...population, rows: [...population.rows, rule] }
  })
}

export function editRule(id: string, edit: Edit<PopulationRow>): Change {
  return tab('population', (before) => ({ ...before, rows: one(before.rows, id, edit) }))
}

export function moveRule(id: string, by: -1 | 1): Change {
  return tab('population', (before) => ({ ...before, rows: shifted(before.rows, id, by) }))
}

export function removeRule(id: string): Change {
  return tab('population', (before) => ({ ...before, rows: without(before.rows, id) }))
}

/** @param count null for none. */
export function expectCount(userType: string, count: number | null): Change {
  return tab('population', (before) => {
    const others = before.expected.filter((entry) => entry.userType !== userType)
    return { ...before, expected: count === null ? others : [...others, { userType, count }] }
  })
}

export function editIdentity(edit: Edit<MappingDocument['identity']>): Change {
  return tab('identity', edit)
}

/** The row that fills a platform field; the first edit makes it. */
export function editField(field: string, edit: Edit<FieldRow>): Change {
  return tab('fields', ({ rows }) => {
    const row = rows.find((row) => row.field === field && !row.neverStore)
    if (row) return { rows: one(rows, row.id, edit) }
    return { rows: [...rows, edit(newFieldRow(field, rows))] }
  })
}

/** A row by its id: one that fills no known field, or that never stores its sources. */
export function editFieldRow(id: string, edit: Edit<FieldRow>): Change {
  return tab('fields', ({ rows }) => ({ rows: one(rows, id, edit) }))
}

export function removeFieldRow(id: string): Change {
  return tab('fields', ({ rows }) => ({ rows: without(rows, id) }))
}

export function neverStore(path: string): Change {
  return tab('fields', ({ rows }) => {
    const row = { ...newFieldRow('', rows), sources: [path], neverStore: true }
    return { rows: [...rows, row] }
  })
}

/** What a field has as long as nobody filled in its row. */
export function newFieldRow(field: string, rows: FieldRow[]): FieldRow {
  return {
    id: rowId(field || 'never stored', ids(rows)),
    field,
    sources: [],
    steps: [],
    values: null,
    default: null,
    required: false,
    blank: 'keep',
    write: 'always',
    tooLong: 'reject',
    show: { profile: true, directory: false, filter: false },
    locked: false,
    personal: false,
    neverStore: false,
    note: '',
  }
}

/** How several sources become one value: the first that is not empty, or all of them joined with a text between. */
export function combineSources(steps: RecipeStep[], joinWith: string | null): RecipeStep[] {
  const [first] = steps
  const rest =
    first?.recipe === 'join with' || first?.recipe === 'first non-empty of' ? steps.slice(1) : steps
  return joinWith === null ? rest : [{ recipe: 'join with', with: joinWith }, ...rest]
}

/** @param asked what asks the new table, by its id: the field that it is made for. */
export function addTable(name: string, asked: (id: string) => Change = () => same): Change {
  return (program) => {
    const { tables } = program.document.values
    const id = rowId(name, idsWithin(tables))
    const table: ValueTable = { id, name, rows: [], else: 'hold', ignore: [], note: '' }
    const added = tab('values', () => ({ tables: [...tables, table] }))(program)
    return asked(id)(added)
  }
}

const same: Change = (program) => program

export function editTable(id: string, edit: Edit<ValueTable>): Change {
  return tab('values', ({ tables }) => ({ tables: one(tables, id, edit) }))
}

/** Fields that asked it take the source's value as it is. */
export function removeTable(id: string): Change {
  return (program) => {
    const gone = tab('values', ({ tables }) => ({ tables: without(tables, id) }))(program)
    return tab('fields', ({ rows }) => ({
      rows: rows.map((row) => (row.values === id ? { ...row, values: null } : row)),
    }))(gone)
  }
}

type Meaning = ValueTable['rows'][number]

export function addMeaning(table: string): Change {
  return (program) => {
    const id = rowId('', idsWithin(program.document.values))
    return editTable(table, (before) => ({
      ...before,
      rows: [...before.rows, { id, from: [], to: '', note: '' }],
    }))(program)
  }
}

/** The first edit of a value that was seen makes its row. A value has one meaning, so other rows lose it. */
export function editMeaning(table: string, seen: Meaning, more: Partial<Meaning>): Change {
  return editTable(table, (before) => ({ ...before, rows: named(before.rows, seen, more) }))
}

export function removeMeaning(table: string, id: string): Change {
  return editTable(table, (before) => ({ ...before, rows: without(before.rows, id) }))
}

export function editUserTypes(edit: Edit<MappingDocument['userTypes']>): Change {
  return tab('userTypes', edit)
}

export function addUserTypeRow(): Change {
  return editUserTypes((before) => {
    const id = rowId('', idsWithin(before))
    const row: UserTypeRow = { id, from: [], ...nothingGiven, note: '' }
    return { ...before, rows: [...before.rows, row] }
  })
}

/** The first edit of a value that was seen makes its row. A value has one meaning, so other rows lose it. */
export function editUserTypeRow(seen: UserTypeRow, more: Partial<UserTypeRow>): Change {
  return editUserTypes((before) => ({ ...before, rows: named(before.rows, seen, more) }))
}

export function moveUserTypeRow(id: string, by: -1 | 1): Change {
  return editUserTypes((before) => ({ ...before, rows: shifted(before.rows, id, by) }))
}

export function removeUserTypeRow(id: string): Change {
  return editUserTypes((before) => ({ ...before, rows: without(before.rows, id) }))
}

/** The row of this id edited, or else added as it was shown; no other row names its values any more. */
function named<Row extends { id: string; from: string[] }>(
  rows: Row[],
  shown: Row,
  more: Partial<Row>,
): Row[] {
  const next = { ...(rows.find(({ id }) => id === shown.id) ?? shown), ...more }
  const values = new Set(next.from.map(fold))
  const others = rows.map((row) => {
    if (row.id === next.id) return next
    const from = row.from.filter((value) => !values.has(fold(value)))
    return from.length === row.from.length ? row : { ...row, from }
  })
  return others.includes(next) ? others : [...others, next]
}

export function addPlatformField(field: Omit<FieldDefinition, 'key'>): Change {
  return inModel((model) => {
    const key = modelKey(field.label, keys(model.fields))
    return { ...model, fields: [...model.fields, { key, ...field }] }
  })
}

export function editPlatformField(key: string, field: Omit<FieldDefinition, 'key'>): Change {
  return inModel((model) => {
    const fields = model.fields.map((known) => (known.key === key ? { key, ...field } : known))
    return { ...model, fields }
  })
}

/** The field and the rows that filled it. */
export function removePlatformField(key: string): Change {
  return (program) => {
    const rows = program.document.fields.rows.filter((row) => row.field !== key)
    const cleared = tab('fields', () => ({ rows }))(program)
    return inModel((model) => ({
      ...model,
      fields: model.fields.filter((field) => field.key !== key),
    }))(cleared)
  }
}

const keys = (named: { key: string }[]) => named.map(({ key }) => key)

/** What a row gives before anybody filled it in. */
export const nothingGiven = {
  userTypes: [],
  tags: [],
  groups: [],
  access: [],
  directory: 'yes' as const,
}

/** Whom the directory shows, by what they are. */
export const visibilityRows = rowEdits(
  'visibility',
  ({ rows }) => rows,
  (tab, rows) => ({ ...tab, rows }),
)

/** @param by 'user types', or the key of a platform field. */
export function addVisibilityRow(by: string): Change {
  return visibilityRows.add(by, { by, values: [], directory: 'no', note: '' })
}

/** What is written to the attendees. */
export const messages = rowEdits(
  'email',
  ({ rows }) => rows,
  (tab, rows) => ({ ...tab, rows }),
)

export function addMessage(message: string): Change {
  return messages.add(message, { message, userTypes: [], sentBy: 'platform', when: '', note: '' })
}

export const accessCodes = rowEdits(
  'userTypes',
  ({ codes }) => codes.rows,
  (tab, rows) => ({ ...tab, codes: { ...tab.codes, rows } }),
)

/** A code that was handed out: it gives nothing yet. */
export function addAccessCode(code: string): Change {
  const days = { from: null, until: null }
  const given = { ...nothingGiven, note: '' }
  return accessCodes.add(code, { code, meaning: '', ...days, mostUses: null, ...given })
}

export function editCodes(edit: Edit<MappingDocument['userTypes']['codes']>): Change {
  return editUserTypes((before) => ({ ...before, codes: edit(before.codes) }))
}

export const testPeople = rowEdits(
  'testPeople',
  ({ rows }) => rows,
  (tab, rows) => ({ ...tab, rows }),
)

/** @param record JSON as a source gives it. */
export function addTestPerson(
  name: string,
  record: TestPerson['record'],
  expect: TestPerson['expect'] = comesIn,
): Change {
  return testPeople.add(name, { name, record, on: null, expect, note: '' })
}

const comesIn: TestPerson['expect'] = {
  result: 'in',
  userTypes: [],
  tags: [],
  directory: '',
  fields: {},
}
