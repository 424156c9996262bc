// Columns that several sheets have, and how they are explained.
import { choice, exact, line, list, prose, type Kind } from '../text/kind.ts'
import { manyNames, type NameTable } from '../text/names.ts'
import { steps } from '../text/steps.ts'
import type { Column } from './definition.ts'
import type { Names } from './names.ts'

export function column(
  at: string,
  header: string,
  width: number,
  kind: Kind,
  note: string,
): Column {
  return { at: at.split('.'), header, note, width, kind }
}

export const semicolons =
  'Put ; between several. A value that holds a ; itself stands in "quotation marks".'

export const note = column(
  'note',
  'Note',
  38,
  prose,
  'Whatever you want to tell us about this row. It changes nothing.',
)

export function sources(at: string, header: string, more: string): Column {
  return column(
    at,
    header,
    34,
    list,
    `Where it stands in your data: the name of the field, with dots for a field within a field (order.ticket.type). ${more}`,
  )
}

export function recipe(at: string, tables: NameTable): Column {
  return column(
    at,
    'Recipe',
    36,
    steps(tables),
    'How the value is changed on its way, step by step. The sheet Recipes lists them all. Example: trim; split and take(at: ",", take: 1). Blank: as it is.',
  )
}

export const fromDay = column(
  'from',
  'From',
  13,
  line,
  'The first day on which this applies, such as 2027-05-01. Blank: from the beginning.',
)

export const untilDay = column(
  'until',
  'Until',
  13,
  line,
  'The last day on which this applies, such as 2027-05-31. Blank: without an end.',
)

/** What a row makes of a person. */
export function given(names: Names): Column[] {
  return [
    column(
      'userTypes',
      'User types',
      24,
      manyNames(names.userTypes),
      `What the person is on the platform, such as Attendee or Speaker. ${semicolons}`,
    ),
    column(
      'tags',
      'Tags',
      22,
      manyNames(names.tags),
      `Tags that the person gets; the sheet Tags lists them. ${semicolons}`,
    ),
    column(
      'groups',
      'Groups',
      20,
      manyNames(names.groups),
      `Groups that the person joins. ${semicolons}`,
    ),
    column(
      'access',
      'Access levels',
      20,
      manyNames(names.access),
      `What the person may enter or open. ${semicolons}`,
    ),
    column(
      'directory',
      'In the directory',
      13,
      choice(['yes', 'no']),
      'yes: other attendees can find the person. no: they cannot, whatever other rows say. Blank: yes.',
    ),
  ]
}

/** Who comes in: the rows are the same for people and for content. */
export function populationColumns(when: Kind, decision: Kind): Column[] {
  return [
    column('name', 'Rule', 28, line, 'What you call this rule, such as No cancelled orders.'),
    column(
      'source',
      'Field of your data',
      28,
      line,
      'The field that the rule looks at, such as order.status.',
    ),
    column('when', 'Condition', 17, when, 'What must be true of the field. Choose from the list.'),
    column(
      'values',
      'Values',
      32,
      list,
      `What the field is compared with; upper and lower case are the same. ${semicolons} For "is between" write the two limits; for "is blank" and the like leave it blank.`,
    ),
    column(
      'decision',
      'What happens',
      16,
      decision,
      'leave out: who fits does not come in. hold: who fits waits for a person to decide. only: who does NOT fit is left out.',
    ),
    note,
  ]
}

export const prefix = (at: string): Column =>
  column(
    at,
    'Prefix',
    14,
    exact,
    'A text that is put before the id, such as EXPO27-. Spaces at its ends count; put it in "quotation marks" then.',
  )
