import { z } from 'zod'
import { free } from './marks.ts'
import { cell, day, id, key, keys, mostRows, name, note, source } from './parts.ts'

/** What a column of conditions looks at: something of the record, or what the tabs before made of it. */
const ruleColumn = z.strictObject({
  id,
  /** 'source': a source; 'field': the key of a platform field; the others need no `reads`. */
  of: z.enum(['source', 'field', 'user types', 'tags']).default('source'),
  reads: z.union([source, z.literal('')]).default(''),
})

const ruleRow = z.strictObject({
  id,
  /**
   * By the id of a column, a cell as `rules/cell.ts` reads it: a value, several (`a; b`), `not a; b`, a range (`10..20`,
   * `>= 5`), `blank`, `not blank`, `yes`, `no`, `starts with a`, `ends with a`, `contains a`; `*` or nothing for any. User
   * types, tags and choices go by their key or their label, countries by their code or their name.
   */
  when: z.record(id, cell).default({}),
  /**
   * By the key of a platform field, the text that it gets, as `rules/set.ts` reads it: `{path}` stands for what the record
   * holds there, `{}` for what the field had so far, `blank` empties it, and an expression after 'cel:' is calculated.
   */
  set: z.record(key, cell).default({}),
  addTags: keys,
  removeTags: keys,
  addGroups: keys,
  /** 'exclude' leaves the record out; 'hold' lets it wait for a person. */
  decision: z.enum(['', 'exclude', 'hold']).default(''),
  /** The first and the last day on which the row applies. */
  from: day,
  until: day,
  note,
})

/**
 * A decision table. Rows are asked from the top: the first that fits decides, or all that fit, the later over the earlier.
 * Each sees what the person was before the table was asked; the next table sees what this one did.
 */
export const ruleTable = z.strictObject({
  id,
  name,
  hit: z.enum(['first', 'all']).default('first'),
  columns: free(z.array(ruleColumn).max(50)).default([]),
  rows: z.array(ruleRow).max(mostRows).default([]),
  note,
})

/** Tables are asked in order, once a record's fields are mapped. */
export const rules = z.strictObject({ tables: z.array(ruleTable).max(200).default([]) })
