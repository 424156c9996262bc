import type { MappingDocument } from '../document.ts'

/** The first and the last day on which something counts; null for no limit on that side. */
export type Days = { from: string | null; until: string | null }

/** The stretch of days, around the one asked for, in which the document stays what it is. */
export type Era = {
  /** Its first day, `beginning` where it never began, and '' for a document in which nothing has days. */
  era: string
  /** The day on which something changes next; null where nothing will. */
  until: string | null
}

/** A day before all others, for an era that nothing began. */
export const beginning = '0001-01-01'

/** Without a day to judge by, what has days does not count. */
export function isInForce({ from, until }: Days, on: string | null): boolean {
  if (from === null && until === null) return true
  return on !== null && (from === null || from <= on) && (until === null || on <= until)
}

/**
 * Two days of one era are as good as each other to the compiler, and an era's first day stands for all of it. Rules and
 * access codes are what has days.
 */
export function erasOf({
  rules,
  userTypes,
}: Pick<MappingDocument, 'rules' | 'userTypes'>): (on: string | null) => Era {
  const dated = [...rules.tables.flatMap((table) => table.rows), ...userTypes.codes.rows]
  const changes = [...new Set(dated.flatMap(changesOf))].toSorted()
  if (changes.length === 0) return () => ({ era: '', until: null })
  return (on) => {
    if (on === null) return { era: beginning, until: changes[0] ?? null }
    return {
      era: changes.findLast((day) => day <= on) ?? beginning,
      until: changes.find((day) => day > on) ?? null,
    }
  }
}

/** A last day is over on the next. */
function changesOf({ from, until }: Days): string[] {
  return [from ?? '', until === null || until === lastDay ? '' : dayAfter(until)].filter(Boolean)
}

const lastDay = '9999-12-31'

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}
