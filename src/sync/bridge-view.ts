// The count bridge in the client's words: each term under the name of the rule that it stands for.
import type { HoldCode } from '../mapping/core/hold.ts'
import type { RowRef } from '../mapping/core/result.ts'
import { sourceLabel, sourceLabels } from '../mapping/core/source/source-label.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'
import type { Bridge } from './bridge.ts'

export type BridgeView = Omit<Bridge, 'leftOut' | 'held' | 'byUserType'> & {
  leftOut: { label: string; row: RowRef; count: number }[]
  held: {
    label: string
    row: RowRef
    code: string
    value: string | null
    count: number
    /** What stands at the first of them, as an example. */
    example: string
  }[]
  byUserType: { userType: string; label: string; count: number }[]
}

export function bridgeView(
  bridge: Bridge,
  { document, model }: Pick<ReleaseContent, 'document' | 'model'>,
): BridgeView {
  const population = new Map(document.population.rows.map(({ id, name }) => [id, name]))
  const rules = new Map(
    document.rules.tables.flatMap(({ name, rows }) =>
      rows.map(({ id }, at) => [id, `${name}, row ${at + 1}`] as const),
    ),
  )
  const tables = new Map(document.values.tables.map(({ id, name }) => [id, name]))
  const tagTypes = new Map(document.tags.types.map(({ id, name }) => [id, name]))
  const codes = new Map(document.userTypes.codes.rows.map(({ id, code }) => [id, code]))
  const fields = new Map(
    document.fields.rows.map(({ id, field }) => [
      id,
      model.fields.find(({ key }) => key === field)?.label ?? field,
    ]),
  )
  const types = new Map(model.userTypes.map(({ key, label }) => [key, label]))
  const typeSource = sourceLabels(document.userTypes.sources)
  const about = ({ tab, row }: RowRef): string => {
    if (tab === 'population') return population.get(row) ?? row
    if (tab === 'rules') return rules.get(row) ?? row
    if (tab === 'values') return tables.get(row) ?? row
    if (tab === 'tags') return tagTypes.get(row) ?? row
    if (tab === 'userTypes' && codes.has(row)) return `Access code '${codes.get(row) ?? row}'`
    if (tab === 'userTypes' && row === 'codes')
      return sourceLabels(document.userTypes.codes.sources)
    if (tab === 'userTypes') return typeSource
    if (tab === 'identity') return row === 'email' ? 'E-mail' : 'External id'
    return fields.get(row) ?? sourceLabel(row)
  }
  return {
    ...bridge,
    leftOut: bridge.leftOut.map(({ row, count }) => ({
      label: row.tab === 'userTypes' ? `${typeSource} of no user type` : about(row),
      row,
      count,
    })),
    held: bridge.held.map(({ text, ...term }) => ({
      ...term,
      label: held(about(term.row), term.code as HoldCode, term.value),
      example: text,
    })),
    byUserType: bridge.byUserType.map(({ userType, count }) => ({
      userType,
      label: types.get(userType) ?? userType,
      count,
    })),
  }
}

function held(what: string, code: HoldCode, value: string | null): string {
  const named = value === null ? what : `${what} '${value}'`
  return `${named} ${why[code]}`.trim()
}

const why: Record<HoldCode, string> = {
  'population-rule': '',
  rule: '',
  'external-id-missing': 'is missing',
  'external-id-too-long': 'is too long',
  'email-missing': 'is missing',
  'email-invalid': 'is not an address',
  'user-type-missing': 'is missing',
  'user-type-unknown': 'is in no row',
  'code-unknown': 'is no access code',
  'code-expired': 'was used outside its days',
  'value-unknown': 'is in no row',
  'value-unreadable': 'cannot be read',
  'value-too-long': 'is too long',
  'required-missing': 'is missing',
  'expression-failed': 'cannot be calculated',
  'relation-unknown': 'is nobody here',
}
