import type { FormProblem } from '../../core/document/read-document.ts'
import type { Path } from '../sheets/definition.ts'

/** Something in a workbook that cannot be read: where, as a spreadsheet program names it, and what to do. */
export type CellProblem = { place: string; text: string }

/** As many problems are told as anybody mends at a time. */
const mostProblems = 50

/** What comes up while a workbook is read, and which cells each part of the document came from. */
export class Findings {
  readonly notes: string[] = []
  readonly #problems: CellProblem[] = []
  readonly #origins = new Map<string, (inside: Path) => string>()

  problem(place: string, text: string): void {
    this.#problems.push({ place, text })
  }

  note(text: string): void {
    if (this.notes.length < mostProblems) this.notes.push(text)
  }

  /** Remembers where a part came from, for what only the whole document can tell. `inside` goes on from its path. */
  from(path: Path, place: (inside: Path) => string): void {
    this.#origins.set(path.join('\n'), place)
  }

  /** What is wrong with the form of the whole, at the cells where it came from. */
  formProblems(problems: readonly FormProblem[]): void {
    for (const { path, text } of problems) {
      const length = path.findLastIndex((_, at) => this.#originOf(path.slice(0, at + 1)) !== null)
      const origin = this.#originOf(path.slice(0, length + 1))
      if (origin === null) this.problem('The workbook', text)
      else this.problem(origin(path.slice(length + 1)), inCell(text.slice(text.indexOf(': ') + 2)))
    }
  }

  problems(): CellProblem[] {
    const told = this.#problems.slice(0, mostProblems)
    const more = this.#problems.length - told.length
    return more === 0
      ? told
      : [
          ...told,
          { place: `And ${more} more`, text: 'Mend these first, and upload the workbook again.' },
        ]
  }

  #originOf(path: Path): ((inside: Path) => string) | null {
    return this.#origins.get(path.join('\n')) ?? null
  }
}

/** What the form says of a value, where a person sees a cell. */
function inCell(text: string): string {
  return /^(?:is missing|at least 1 )/u.test(text) ? 'Is blank; fill it in.' : sentence(text)
}

/** 'Fields, row 12, column Required'; rows count from 1 as they do in the margin. */
export function placeOf(sheet: string, row: number, column?: string): string {
  const parts = [sheet, `row ${row + 1}`]
  if (column) parts.push(`column ${column.replace(/\s+/gu, ' ')}`)
  return parts.join(', ')
}

export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!]$/u.test(begun) ? begun : `${begun}.`
}
