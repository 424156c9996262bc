import type { CellStyle } from 'hucre/xlsx'

// The colours of the house, without their '#'.
export const colours = {
  ink: '0F1C2E',
  muted: '5A6B7D',
  teal: '0B6E6E',
  tealSoft: 'E3F0EF',
  usual: '97A3B0',
  amber: 'B7791F',
  grey: 'F1F4F6',
  line: 'D9E0E6',
  white: 'FFFFFF',
}

const solid = (rgb: string) =>
  ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) satisfies CellStyle['fill']
const line = { style: 'thin', color: { rgb: colours.line } } as const
const font = (more: CellStyle['font'] = {}) => ({
  name: 'Calibri',
  size: 11,
  color: { rgb: colours.ink },
  ...more,
})
const inCell = { vertical: 'top', wrapText: true, horizontal: 'left', indent: 1 } as const
/** Text whatever is typed: a code keeps its leading zeros, and what begins with '=' is no formula. */
const asText = '@'

const open = {
  font: font(),
  alignment: inCell,
  numFmt: asText,
  border: { bottom: line, right: line },
  protection: { locked: false },
} satisfies CellStyle

/** How cells look. Whoever may not write in a cell finds it locked; the sheets have no password. */
export const looks = {
  /** Where people write. */
  open,
  /**
   * The same for a text that begins like a formula. `hidden: false` changes nothing in a cell; it marks the style, so
   * that `finish.ts` can give it the quote prefix that hucre cannot write.
   */
  openQuoted: { ...open, protection: { locked: false, hidden: false } },
  /** Right of the last column: unlocked too, as Excel deletes only rows of which no cell is locked. */
  beyond: { numFmt: asText, protection: { locked: false } },
  title: {
    font: font({ size: 16, bold: true, color: { rgb: colours.teal } }),
    alignment: { vertical: 'center' },
  },
  about: {
    font: font({ color: { rgb: colours.muted } }),
    alignment: { vertical: 'center' },
  },
  group: {
    font: font({ size: 9, bold: true, color: { rgb: colours.teal } }),
    alignment: { vertical: 'bottom', horizontal: 'left' },
  },
  header: {
    font: font({ bold: true, color: { rgb: colours.white } }),
    fill: solid(colours.teal),
    alignment: { vertical: 'center', wrapText: true, horizontal: 'left', indent: 1 },
    border: { right: { style: 'thin', color: { rgb: colours.white } } },
    protection: { locked: true },
  },
  /** A heading that people write themselves, such as the source that a rule looks at. */
  openHeader: {
    ...open,
    font: font({ bold: true, color: { rgb: colours.teal } }),
    fill: solid(colours.tealSoft),
    alignment: { vertical: 'center', wrapText: true, horizontal: 'left', indent: 1 },
  },
  /** What is there to be read. */
  fixed: {
    font: font({ color: { rgb: colours.muted } }),
    fill: solid(colours.grey),
    alignment: inCell,
    border: { bottom: line },
    numFmt: asText,
  },
  label: {
    font: font({ bold: true }),
    fill: solid(colours.grey),
    alignment: inCell,
    border: { bottom: line },
    numFmt: asText,
  },
  text: { font: font(), alignment: inCell, numFmt: asText },
  strong: { font: font({ bold: true }), alignment: inCell, numFmt: asText },
  step: {
    font: font({ size: 14, bold: true, color: { rgb: colours.teal } }),
    alignment: { vertical: 'top', horizontal: 'center' },
    numFmt: asText,
  },
  link: {
    font: font({ bold: true, color: { rgb: colours.teal }, underline: true }),
    alignment: inCell,
    numFmt: asText,
  },
  /** Ids and keys: only programs read them. */
  hidden: {
    font: font({ size: 9, color: { rgb: colours.muted } }),
    numFmt: asText,
    protection: { locked: false },
  },
  hiddenLocked: {
    font: font({ size: 9, color: { rgb: colours.muted } }),
    numFmt: asText,
    protection: { locked: true },
  },
} satisfies Record<string, CellStyle>

/** Over the look of a cell that says what is usual, so that what is not stands out. */
export const usualLook: CellStyle = { font: { color: { rgb: colours.usual } } }

export type LookName = keyof typeof looks
