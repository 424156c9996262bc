import { compileCondition } from '../values/condition.ts'
import type { PopulationRow } from '../document.ts'
import type { PopulationTrace } from '../explanation.ts'
import { Hold, holdText, quoted } from '../hold.ts'
import type { Json } from '../record.ts'
import type { Refusal, RowRef } from '../result.ts'
import { compileSource } from '../source/source.ts'
import { sourceLabel } from '../source/source-label.ts'
import { isBlank } from '../values/value.ts'

/** Who comes in: asks the rows in order; the first that decides is the reason. Null lets the record pass. */
export type Population = (record: Json, trace: PopulationTrace[] | null) => Refusal | null

export function compilePopulation(rows: PopulationRow[]): Population {
  const compiled = rows.map(compileRow)
  return (record, trace) => {
    for (const { row, name, read, decides, decision } of compiled) {
      const value = read(record) ?? null
      if (value instanceof Hold) {
        if (trace !== null) trace.push({ row, name, value: null, decided: true })
        return failed(row, name, value)
      }
      const decided = decides(value)
      if (trace !== null) trace.push({ row, name, value, decided })
      if (decided) return decision(value)
    }
    return null
  }
}

function compileRow(row: PopulationRow) {
  const holds = compileCondition(row.when, row.values)
  const ref: RowRef = { tab: 'population', row: row.id }
  const label = sourceLabel(row.source)
  const verb = row.decision === 'hold' ? 'Held' : 'Left out'
  return {
    row: ref,
    name: row.name,
    read: compileSource(row.source),
    decides: row.decision === 'only' ? (value: Json) => !holds(value) : holds,
    decision: (value: Json): Refusal => {
      const text = `${verb} by '${row.name}': ${label} is ${isBlank(value) ? 'blank' : quoted(value)}`
      if (row.decision !== 'hold') return { status: 'excluded', row: ref, text }
      return { status: 'held', row: ref, code: 'population-rule', text }
    },
  }
}

function failed(row: RowRef, name: string, hold: Hold): Refusal {
  return { status: 'held', row, code: hold.code, text: holdText(`'${name}'`, hold) }
}
