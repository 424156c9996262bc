import type { Json } from './record.ts'
import { asText, cutText, listItems } from './values/value.ts'

/** Stable names of the reasons for which a record is held. */
export type HoldCode =
  | 'population-rule'
  | 'external-id-missing'
  | 'external-id-too-long'
  | 'email-missing'
  | 'email-invalid'
  | 'user-type-missing'
  | 'user-type-unknown'
  | 'code-unknown'
  | 'code-expired'
  | 'value-unknown'
  | 'value-unreadable'
  | 'value-too-long'
  | 'required-missing'
  | 'expression-failed'
  | 'relation-unknown'
  | 'rule'

/** What a step or a conversion gives back in place of a value that it cannot read: the record waits for a person. */
export class Hold {
  readonly code: HoldCode
  /** The value that stopped it; null where the fault is that there is none. */
  readonly was: Json
  /** The rest of the sentence "Arrival date is '31/31/2027': …", in the client's words. */
  readonly why: string
  /** Id of the value table that lacks the value; null where no table was asked. */
  readonly table: string | null

  constructor(code: HoldCode, was: Json, why: string, table: string | null = null) {
    this.code = code
    this.was = was
    this.why = why
    this.table = table
  }
}

/** The sentence that a client reads: "Arrival date is '31/31/2027': not a date in the format YYYY-MM-DD". */
export function holdText(label: string, hold: Hold): string {
  return hold.was === null ? `${label} ${hold.why}` : `${label} is ${quoted(hold.was)}: ${hold.why}`
}

/** A value between quotation marks, cut at 80 characters. */
export function quoted(value: Json): string {
  if (Array.isArray(value))
    return listItems(value).slice(0, 5).map(quoted).join(', ') || 'an empty list'
  if (typeof value === 'object' && value !== null) return 'a group of fields'
  const text = asText(value)
  const cut = cutText(text, 80)
  return cut === text ? `'${text}'` : `'${cut}…'`
}
