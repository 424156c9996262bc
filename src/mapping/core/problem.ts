import type { Tab } from './document.ts'

/** What a check found. A problem must be mended before the document can be approved; a warning is to be looked at. */
export type Problem = {
  severity: 'problem' | 'warning'
  tab: Tab
  /** The row's id ('externalId' or 'email' in the identity tab, 'else' for an else row); null for the whole tab. */
  row: string | null
  /** The key of the row at fault; null for the whole row. */
  column: string | null
  /** A sentence in the client's words, with counts where there are any. */
  text: string
}

/** '1 person' or '5,200 people'. */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en')} people`
}
