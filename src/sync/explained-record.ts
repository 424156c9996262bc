// One record beside what the mapping makes of it, and why: in the words of the mapping document.
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { compile } from '../mapping/core/compile.ts'
import type { Trace } from '../mapping/core/explanation.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import type { RowRef } from '../mapping/core/result.ts'
import { sourceLabel } from '../mapping/core/source-label.ts'
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
  tags: string[]
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
  const { rows } = await sql<{ recordKey: string; record: SourceRecord }>`
    select record_key as "recordKey", body as record
    from outcomes outcome
    join payloads using (environment_id, source_id, record_number, payload_hash)
    join source_records using (environment_id, source_id, record_number)
    where outcome.environment_id = ${of.environmentId} and outcome.source_id = ${of.sourceId}
      and outcome.release_id = ${of.releaseId} and outcome.record_number = ${recordNumber}`.execute(
    tx,
  )
  const [found] = rows
  if (!found) return null
  const { result, ...why } = compile(document, model).explain(found.record)
  const labels = new Map(model.fields.map(({ key, label }) => [key, label]))
  const userTypes = new Map(model.userTypes.map(({ key, label }) => [key, label]))
  const tags = new Map(model.tags.map(({ key, label }) => [key, label]))
  const included = result.status === 'included' ? result : null
  return {
    ...found,
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
      value: (included?.userTypes ?? []).map((key) => userTypes.get(key) ?? key),
    },
    tags: (included?.tags ?? []).map((key) => tags.get(key) ?? key),
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
