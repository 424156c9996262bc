// Why a person has their user types, tags, groups and access levels, and is or is not offered to the directory.
import { quoted } from '../mapping/core/hold.ts'
import { sourceLabels } from '../mapping/core/source/source-label.ts'
import { platformWith } from '../mapping/core/people/platform-tags.ts'
import type { ExplainedPresence } from './why-presence.ts'
import { codeRow, ruleRow, tagRow, userTypeRow, visibilityRow, type RowPlace } from './why-step.ts'

export type Reason = { text: string; row: RowPlace | null; recordKey: string | null }
export type StandingWhy = {
  userTypes: Reason[]
  tags: Reason[]
  groups: Reason[]
  access: Reason[]
  directory: Reason[]
}

export function whyStanding(presences: readonly ExplainedPresence[]): StandingWhy {
  const told = presences.filter(({ state }) => state === 'active')
  const reasons = (told.length ? told : presences).map(ofPresence)
  return {
    userTypes: reasons.flatMap(({ userTypes }) => userTypes),
    tags: reasons.flatMap(({ tags }) => tags),
    groups: reasons.flatMap(({ groups }) => groups),
    access: reasons.flatMap(({ access }) => access),
    directory: reasons.flatMap(({ directory }) => directory),
  }
}

/** A row of the user types or an access code that counted for one of the records. */
type Applied = {
  row: RowPlace
  recordKey: string
  /** "Ticket type is 'VIP'". */
  because: string
  userTypes: string[]
  tags: string[]
  groups: string[]
  access: string[]
  directory: 'yes' | 'no'
}

function ofPresence(presence: ExplainedPresence): StandingWhy {
  const { document, source, said } = presence
  if (presence.records.length === 0) {
    const text = `${source.name} said so; the record that it was read from is not kept any more`
    const reason = [{ text, row: null, recordKey: null }]
    const ofSome = (some: string[]) => (some.length ? reason : [])
    return {
      userTypes: reason,
      tags: ofSome(said.tags),
      groups: ofSome(said.groups),
      access: ofSome(said.access),
      directory: reason,
    }
  }
  const model = platformWith(document, presence.model)
  const rows = appliedRows(presence)
  const codes = appliedCodes(presence)
  const applied = [...rows, ...codes]
  const types = namer(model.userTypes)
  const tags = namer(model.tags)
  const groups = namer(model.groups)
  const access = namer(model.accessLevels)
  const byRules = ofRules(presence, tags, groups)
  const gives = (what: 'tags' | 'groups' | 'access', said: (keys: string[]) => string) =>
    applied.filter((one) => one[what].length).map((one) => because(one, said(one[what])))
  return {
    userTypes: [
      ...rows.map((one) => because(one, types(one.userTypes) || 'no user type')),
      ...codes
        .filter(({ userTypes }) => userTypes.length)
        .map((one) => because(one, types(one.userTypes))),
      ...everybody(presence, types),
      ...combined(presence, applied),
      ...givenOnce(presence),
    ],
    tags: [
      ...gives('tags', (keys) => `tagged ${tags(keys)}`),
      ...ofColumns(presence, tags),
      ...byRules.tags,
    ],
    groups: [...gives('groups', (keys) => `in ${groups(keys)}`), ...byRules.groups],
    access: gives('access', (keys) => `access to ${access(keys)}`),
    directory: whyShown(presence, applied),
  }
}

const because = ({ row, recordKey, because }: Applied, gives: string): Reason => ({
  text: `${because}: ${gives}`,
  row,
  recordKey,
})

/** The rows that name a value of one of the records; the else row for a record of which none is named. */
function appliedRows({ document, records }: ExplainedPresence): Applied[] {
  const { rows, sources, else: otherwise } = document.userTypes
  const label = sourceLabels(sources)
  return records.flatMap(({ record, explanation }) => {
    const { recordKey } = record
    const named = explanation.userTypes.rows.flatMap(({ row: { row: id }, value }) => {
      const row = rows.find((row) => row.id === id)
      if (!row) return []
      const because = `${label} is ${quoted(value)}`
      return [{ ...row, row: userTypeRow(document, id), recordKey, because }]
    })
    if (named.length || typeof otherwise === 'string') return named
    const [source] = explanation.userTypes.sources
    if (!source) return []
    const because = `${label} is ${source.value === null ? 'blank' : quoted(source.value)}`
    return [{ ...otherwise, row: userTypeRow(document, 'else'), recordKey, because }]
  })
}

function appliedCodes({ document, records }: ExplainedPresence): Applied[] {
  return records.flatMap(({ record, explanation }) =>
    explanation.codes.rows.flatMap(({ row: { row: id }, value }) => {
      const code = document.userTypes.codes.rows.find((code) => code.id === id)
      if (!code) return []
      const because = `Access code ${quoted(value)} was used`
      return [{ ...code, row: codeRow(document, id), recordKey: record.recordKey, because }]
    }),
  )
}

function ofColumns(
  { document, records }: ExplainedPresence,
  names: (keys: string[]) => string,
): Reason[] {
  return records.flatMap(({ record, explanation }) =>
    explanation.tags.flatMap(({ sources, rows }) =>
      rows.flatMap(({ row: { row: id }, value }) => {
        const tag = document.tags.rows.find((tag) => tag.id === id)
        if (!tag) return []
        const label = sourceLabels(sources.map(({ path }) => path))
        const text = `${label} is ${quoted(value)}: tagged ${names([tag.key])}`
        return [{ text, row: tagRow(document, id), recordKey: record.recordKey }]
      }),
    ),
  )
}

function ofRules(
  { document, records }: ExplainedPresence,
  tags: (keys: string[]) => string,
  groups: (keys: string[]) => string,
): { tags: Reason[]; groups: Reason[] } {
  const applied = records.flatMap(({ record, explanation }) =>
    explanation.rules.flatMap(({ name, hits }) =>
      hits
        .filter((hit) => hit.applied)
        .map((hit) => ({ ...hit, name, recordKey: record.recordKey })),
    ),
  )
  type Hit = (typeof applied)[number]
  const reason = (hit: Hit, gives: string): Reason => ({
    text: `Row ${hit.number} of the rules '${hit.name}' fits: ${gives}`,
    row: ruleRow(document, hit.row.row),
    recordKey: hit.recordKey,
  })
  return {
    tags: applied.flatMap((hit) => [
      ...(hit.addTags.length ? [reason(hit, `tagged ${tags([...hit.addTags])}`)] : []),
      ...(hit.removeTags.length ? [reason(hit, `no longer ${tags([...hit.removeTags])}`)] : []),
    ]),
    groups: applied
      .filter((hit) => hit.addGroups.length)
      .map((hit) => reason(hit, `in ${groups([...hit.addGroups])}`)),
  }
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
      : 'An access code goes before every row; of several rows the first in their order counts'
  return [{ text, row: null, recordKey: null }]
}

function givenOnce({ document }: ExplainedPresence): Reason[] {
  if (document.userTypes.write === 'always') return []
  const text = 'User types are given when the person is created; later syncs leave them as they are'
  return [{ text, row: null, recordKey: null }]
}

function whyShown(presence: ExplainedPresence, applied: readonly Applied[]): Reason[] {
  const closed = applied.filter(({ directory }) => directory === 'no')
  if (closed.length) return closed.map((one) => because(one, 'not in the directory'))
  const { document, mapping, said } = presence
  const decided = mapping.gathering.visibility(said.values, said.userTypes)
  if (decided) {
    const text = `The visibility tab says ${decided.directory} for them`
    return [{ text, row: visibilityRow(document, decided.id), recordKey: null }]
  }
  return [{ text: 'No row of the user types keeps them out', row: null, recordKey: null }]
}

const namer = (named: { key: string; label: string }[]) => (keys: string[]) =>
  keys.map((key) => named.find((one) => one.key === key)?.label ?? key).join(', ')
