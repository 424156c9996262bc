// The sheets that are there to be read: how the workbook is filled in, and what recipes there are.
import { recipes } from '../../core/recipes/catalogue.ts'
import type { Json } from '../../core/record.ts'
import { colours, type LookName } from '../package/look.ts'
import { quotedSheet, type WrittenCell, type WrittenSheet } from '../package/sheet.ts'
import { nameTable } from '../text/names.ts'
import { writeStep } from '../text/steps.ts'

/** The first sheet: for somebody who never saw one of these. */
export function instructions(
  title: string,
  sheets: readonly { name: string; about: string }[],
): WrittenSheet {
  const steps = howTo.map(([heading, text], at) => [
    null,
    cell(String(at + 1), 'step'),
    cell(heading, 'strong'),
    cell(text, 'text'),
  ])
  const links = sheets.map(({ name, about }) => [
    null,
    null,
    { ...cell(name, 'link'), link: `${quotedSheet(name)}!B1` },
    cell(about, 'text'),
  ])
  return {
    name: 'Instructions',
    tabColour: colours.amber,
    columns: [2, 6, 32, 118].map((width) => ({ width, look: 'text' })),
    rows: [
      [null, cell(title, 'title')],
      [null, cell(purpose, 'about')],
      [],
      ...steps,
      [],
      [null, cell('The sheets', 'title')],
      [],
      ...links,
    ],
    heights: new Map([
      [0, 34],
      [1, 20],
    ]),
  }
}

const purpose =
  'What you fill in here is what runs: there is no second version of it. Take your time; nothing happens until the workbook is uploaded and checked.'

const howTo: [heading: string, text: string][] = [
  [
    'Go from sheet to sheet',
    'The sheets stand in the order in which they are best filled in; the list below leads to each. Leave a sheet as it is if you have nothing for it.',
  ],
  [
    'Write in the white cells',
    'Point at a green heading: a comment says what belongs in its column. Many cells have a list to choose from: click the cell, then the small arrow. Grey cells are there to be read.',
  ],
  [
    'Add, change and delete rows',
    'Write a new row below the last one, or insert one. To delete a row, delete the whole row, or empty its cells. Sort and filter as you like.',
  ],
  [
    'Several values in one cell',
    'Put a semicolon between them: VIP; Press. A value that holds a semicolon itself stands in quotation marks: "Smith; Sons".',
  ],
  [
    'No formulas',
    'Write the values themselves. A formula is not calculated; you are told in which cell it stands.',
  ],
  [
    'If you do not know',
    'Leave the cell blank and write your question into the column Note. Blank always means the usual; each comment says what that is.',
  ],
  [
    'Save and send it back',
    'Save it as an Excel workbook (.xlsx), in Excel or LibreOffice, and upload it on the page from which you downloaded it. You see every change before it is saved. If something cannot be read, you are told in which sheet, row and column.',
  ],
  [
    'Meanwhile, others go on working',
    'Whatever was changed by others in the meantime stays. Where two of you changed the same cell, you are asked which one counts.',
  ],
  [
    'The sheets are protected',
    'There is no password: the protection only keeps headings from being overwritten. Choose Review › Unprotect Sheet (LibreOffice: Tools › Protect Sheet) if a column is too narrow for you.',
  ],
]

/** Every recipe with what it does, and how it is written. */
export function recipeSheet(): WrittenSheet {
  const header = ['Recipe', 'What it does', 'How it is written', 'Makes of', 'This']
  return {
    name: 'Recipes',
    tabColour: colours.amber,
    columns: [26, 58, 58, 40, 30].map((width) => ({ width, look: 'text' })),
    rows: [
      [cell('Recipes', 'title')],
      [
        cell(
          'How a value is changed on its way. Copy what stands in "How it is written" into a Recipe cell and change it; put ; between several steps, which run from left to right.',
          'about',
        ),
      ],
      header.map((text) => cell(text, 'header')),
      ...recipes.map(({ name, explanation, example }) => [
        cell(name, 'label'),
        cell(explanation, 'fixed'),
        cell(writeStep(example.step, nameTable([])), 'fixed'),
        cell(shown(example.before), 'fixed'),
        cell(shown(example.after), 'fixed'),
      ]),
    ],
    heights: new Map([
      [0, 28],
      [1, 20],
      [2, 24],
    ]),
    frozen: { rows: 3, columns: 0 },
  }
}

function shown(value: Json): string {
  if (value === null) return '(blank)'
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(shown).join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function cell(text: string, look: LookName): WrittenCell {
  return { text, look }
}
