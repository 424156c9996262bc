// One record beside what the mapping makes of it, and why: in the words of the mapping document.
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { compile } from '../mapping/core/compile.ts'
import type { Trace } from '../mapping/core/explanation.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import type { RowRef } from '../mapping/core/result.ts'
import { sourceLabel } from '../mapping/core/source/source-label.ts'
import { tagsOf } from '../mapping/core/people/platform-tags.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'
import type { OutcomeOf } from './outcome.ts'

/** The values are whatever JSON the source gave. */
type ExplainedTrace = {
  sources: { label: string; path: string; value: unknown; taken: boolean }[]
  steps: { recipe: string; before: unknown; after: unknown; held: boolean }[]
}

export type ExplainedRecord = {
  recordKey: string
  /** The record as the source gave it, without what must never be stored. */
  record: unknown
  result: { status: 'included' | 'excluded' | 'held'; reason: string | null; row: RowRef | null }
  externalId: ExplainedTrace & { value: string | null }
  email: ExplainedTrace & { value: string | null }
  population: { name: string; value: unknown; decided: boolean }[]
  userTypes: ExplainedTrace & { rows: { value: string; row: RowRef }[]; value: string[] }
  /** The access codes that were used and counted. */
  codes: ExplainedTrace & { rows: { value: string; row: RowRef }[] }
  tags: string[]
  groups: string[]
  access: string[]
  /** The rows of the rules that were applied, in order. */
  rules: { name: string; number: number; row: RowRef; found: { what: string; value: unknown }[] }[]
  /** Whether they are offered to the directory. */
  directory: boolean | null
  fields: (ExplainedTrace & { field: string; label: string; row: RowRef | null; value: unknown })[]
}

/** Null where the release has made nothing of such a record. */
export async function explainRecord(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  { document, model }: ReleaseContent,
  recordNumber: number,
): Promise<ExplainedRecord | null> {
  const { rows } = await sql<{ recordKey: string; record: SourceRecord; era: string }>`
    select record_key as "recordKey", body as record, outcome.era
    from outcomes outcome
    join payloads using (environment_id, source_id, record_number, payload_hash)
    join source_records using (environment_id, source_id, record_number)
    where outcome.environment_id = ${of.environmentId} and outcome.source_id = ${of.sourceId}
      and outcome.release_id = ${of.releaseId} and outcome.record_number = ${recordNumber}`.execute(
    tx,
  )
  const [found] = rows
  if (!found) return null
  const { era, ...record } = found
  const { result, ...why } = compile(document, model, era || undefined).explain(record.record)
  const labels = new Map(model.fields.map(({ key, label }) => [key, label]))
  const named = (keys: readonly string[] | undefined, known: { key: string; label: string }[]) =>
    (keys ?? []).map((key) => known.find((one) => one.key === key)?.label ?? key)
  const included = result.status === 'included' ? result : null
  return {
    ...record,
    result: {
      status: result.status,
      reason: result.status === 'included' ? null : result.text,
      row: result.status === 'included' ? null : result.row,
    },
    externalId: { ...explained(why.externalId), value: result.externalId },
    email: { ...explained(why.email), value: included?.email ?? null },
    population: why.population.map(({ name, value, decided }) => ({ name, value, decided })),
    userTypes: {
      ...explained(why.userTypes),
      rows: why.userTypes.rows,
      value: named(included?.userTypes, model.userTypes),
    },
    codes: { ...explained(why.codes), rows: why.codes.rows },
    tags: named(included?.tags, tagsOf(document, model)),
    groups: named(included?.groups, model.groups),
    access: named(included?.access, model.accessLevels),
    rules: why.rules.flatMap(({ name, hits }) =>
      hits
        .filter((hit) => hit.applied)
        .map(({ number, row, found }) => ({ name, number, row, found })),
    ),
    directory: included?.directory ?? null,
    fields: why.fields.map((trace) => ({
      ...explained(trace),
      field: trace.field,
      label: labels.get(trace.field) ?? trace.field,
      row: trace.row,
      value: trace.value,
    })),
  }
}

const explained = (trace: Trace): ExplainedTrace => ({
  sources: trace.sources.map((source) => ({ ...source, label: sourceLabel(source.path) })),
  steps: trace.steps.map(({ recipe, before, after }) => ({
    recipe,
    before,
    after: after ?? null,
    held: after === undefined,
  })),
})
