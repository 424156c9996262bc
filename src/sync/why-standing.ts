// Why a person has their user types and tags, and is or is not offered to the directory.
import { sourceLabels } from '../mapping/core/source-label.ts'
import { quoted } from '../mapping/core/hold.ts'
import type { ExplainedPresence } from './why-presence.ts'
import { type RowPlace, userTypeRow } from './why-step.ts'

export type Reason = { text: string; row: RowPlace | null; recordKey: string | null }
export type StandingWhy = { userTypes: Reason[]; tags: Reason[]; directory: Reason[] }

export function whyStanding(presences: readonly ExplainedPresence[]): StandingWhy {
  const told = presences.filter(({ state }) => state === 'active')
  const reasons = (told.length ? told : presences).map(ofPresence)
  return {
    userTypes: reasons.flatMap(({ userTypes }) => userTypes),
    tags: reasons.flatMap(({ tags }) => tags),
    directory: reasons.flatMap(({ directory }) => directory),
  }
}

type Applied = {
  row: RowPlace
  recordKey: string
  found: string
  userTypes: string[]
  tags: string[]
  directory: 'yes' | 'no'
}

function ofPresence(presence: ExplainedPresence): StandingWhy {
  const { document, model, source, said } = presence
  const applied = appliedRows(presence)
  const label = sourceLabels(document.userTypes.sources)
  const names = namer([...model.userTypes, ...model.tags])
  const because = ({ row, recordKey, found }: Applied, gives: string): Reason => ({
    text: `${label} is ${found}: ${gives}`,
    row,
    recordKey,
  })
  if (presence.records.length === 0) {
    const text = `${source.name} said so; the record that it was read from is not kept any more`
    const reason = [{ text, row: null, recordKey: null }]
    return { userTypes: reason, tags: said.tags.length ? reason : [], directory: reason }
  }
  const closed = applied.filter(({ directory }) => directory === 'no')
  return {
    userTypes: [
      ...applied.map((one) => because(one, names(one.userTypes) || 'no user type')),
      ...everybody(presence, names),
      ...combined(presence, applied),
    ],
    tags: applied
      .filter(({ tags }) => tags.length)
      .map((one) => because(one, `tagged ${names(one.tags)}`)),
    directory: closed.length
      ? closed.map((one) => because(one, 'not in the directory'))
      : [{ text: `No row of the user types keeps them out`, row: null, recordKey: null }],
  }
}

/** The rows that name a value of one of the records; the else row for a record of which none is named. */
function appliedRows({ document, records }: ExplainedPresence): Applied[] {
  const { rows, else: otherwise } = document.userTypes
  return records.flatMap(({ record, explanation }) => {
    const { recordKey } = record
    const named = explanation.userTypes.rows.flatMap(({ row: { row: id }, value }) => {
      const row = rows.find((row) => row.id === id)
      return row
        ? [{ ...row, row: userTypeRow(document, id), recordKey, found: quoted(value) }]
        : []
    })
    if (named.length || typeof otherwise === 'string') return named
    const [source] = explanation.userTypes.sources
    if (!source) return []
    const found = source.value === null ? 'blank' : quoted(source.value)
    return [{ ...otherwise, row: userTypeRow(document, 'else'), recordKey, found }]
  })
}

function everybody({ document }: ExplainedPresence, names: (keys: string[]) => string): Reason[] {
  const given = document.userTypes.everybody
  if (given.length === 0) return []
  return [{ text: `Everybody gets ${names(given)}`, row: null, recordKey: null }]
}

function combined({ document }: ExplainedPresence, applied: readonly Applied[]): Reason[] {
  const { combine } = document.userTypes
  const several = new Set(applied.flatMap(({ userTypes }) => userTypes)).size > 1
  if (!several || combine === 'union') return []
  const text =
    combine === 'highest'
      ? 'Of several user types the highest in rank is kept'
      : 'Of several rows the first in their order counts'
  return [{ text, row: null, recordKey: null }]
}

const namer = (named: { key: string; label: string }[]) => (keys: string[]) =>
  keys.map((key) => named.find((one) => one.key === key)?.label ?? key).join(', ')
