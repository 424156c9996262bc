// Why a field of a person holds what it holds: from the record that says it, step by step, to what the platform shows.
import type { MappedField } from '../mapping/core/people/mapped-field.ts'
import type { MergePolicy } from '../mapping/core/merge.ts'
import { sourceLabel } from '../mapping/core/source/source-label.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'
import type { Values } from './merge-person.ts'
import { mergeSentence } from './why-merge.ts'
import type { ExplainedPresence } from './why-presence.ts'
import { fieldRow, ruleRow, type RowPlace, type Step } from './why-step.ts'
import { fieldTraceSteps, ruleSteps } from './why-trace.ts'

export type FieldWhy = {
  key: string
  label: string
  effective: FieldValue
  /** What the source says; null where none writes this field. */
  said: { value: FieldValue; sourceId: string; recordKey: string | null } | null
  edit: { value: FieldValue } | null
  row: RowPlace | null
  policy: MergePolicy | null
  /** Ends in what the platform shows. */
  steps: Step[]
}

export function whyField(
  key: string,
  { profile, local }: { profile: Values; local: Values },
  presences: readonly ExplainedPresence[],
): FieldWhy {
  const effective = profile[key] ?? null
  const edit = Object.hasOwn(local, key) ? { value: local[key] ?? null } : null
  const writer = writerOf(key, effective, presences)
  const label = labelOf(key, presences)
  if (!writer) {
    const text = edit
      ? 'Entered here; no source writes this field.'
      : 'No source writes this field.'
    const steps: Step[] = [{ what: 'merge', text, row: null, after: effective }]
    return { key, label, effective, said: null, edit, row: null, policy: null, steps }
  }
  const { presence, field } = writer
  const said = presence.said.values[key] ?? null
  const row = field.row === null ? null : fieldRow(presence.document, presence.model, field.row)
  const { write, blank, default: fallback } = field
  const policy = { write, blank, default: fallback }
  const standing = { said, local: edit ? edit.value : undefined, effective }
  const merged = mergeSentence(policy, standing)
  return {
    key,
    label,
    effective,
    said: {
      value: said,
      sourceId: presence.source.id,
      recordKey: giver(presence, key)?.record.recordKey ?? null,
    },
    edit,
    row,
    policy,
    steps: [
      ...saidSteps(presence, field, row),
      { what: 'merge', text: merged, row, before: said, after: effective },
    ],
  }
}

/** Where several sources write a field, the one whose word stands; it must still know the person, if one does. */
function writerOf(
  key: string,
  effective: FieldValue,
  presences: readonly ExplainedPresence[],
): { presence: ExplainedPresence; field: MappedField } | null {
  const writers = presences.flatMap((presence) => {
    const field = presence.mapping.fields.find((mapped) => mapped.field === key)
    return field ? [{ presence, field }] : []
  })
  const rank = ({ presence }: { presence: ExplainedPresence }) => {
    const said = presence.said.values[key] ?? null
    return [presence.state === 'active', said === effective, said !== null].map(Number).join('')
  }
  return writers.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))[0] ?? null
}

function labelOf(key: string, presences: readonly ExplainedPresence[]): string {
  const fields = presences.flatMap(({ model }) => model.fields)
  return fields.find((field) => field.key === key)?.label ?? sourceLabel(key)
}

/** The first record that says anything of a field gives its value. */
const giver = ({ records }: ExplainedPresence, key: string) =>
  records.find(({ result }) => (result.values[key] ?? null) !== null) ?? records[0]

/** From the record to what the source says, as the presence keeps it. */
function saidSteps(
  presence: ExplainedPresence,
  field: MappedField,
  place: RowPlace | null,
): Step[] {
  const { document, model, records, source } = presence
  const said = presence.said.values[field.field] ?? null
  const from = giver(presence, field.field)
  const trace = from?.explanation.fields.find((trace) => trace.field === field.field)
  const rule = trace?.row?.tab === 'rules' ? ruleRow(document, trace.row.row) : null
  if (field.row === null && rule === null) {
    const text =
      field.field === 'display_name'
        ? 'Made of given name and family name, with a space between'
        : 'Rules alone write this field, and no row of them does so here'
    return [{ what: 'compose', text, row: null, after: said }]
  }
  const row = document.fields.rows.find(({ id }) => id === field.row)
  if (!from || !trace || !(row || rule)) {
    const text = `${source.name} said so; the record that it was read from is not kept any more`
    return [{ what: 'said', text, row: place, after: said }]
  }
  const steps = rule
    ? ruleSteps(trace, rule)
    : row
      ? fieldTraceSteps(trace, row, document, model)
      : []
  if (records.length === 1) return steps
  const text =
    said === null
      ? `None of their ${records.length} records says anything here`
      : `Of their ${records.length} records, ${from.record.recordKey} is the first that says anything here`
  return [...steps, { what: 'gather', text, row: null, before: trace.value, after: said }]
}
