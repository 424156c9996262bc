import { columnLetters, type WrittenCell, type WrittenSheet } from '../package/sheet.ts'
import { colours } from '../package/look.ts'

/** The hidden sheet that the drop-downs take their choices from: a list that stands in a cell's own rule is short. */
export class Lists {
  readonly #lists: (readonly string[])[] = []
  readonly #places = new Map<string, string>()

  /** Where the choices stand, as a reference. */
  placeOf(choices: readonly string[]): string {
    const known = this.#places.get(choices.join('\n'))
    if (known !== undefined) return known
    const letters = columnLetters(this.#lists.length)
    const place = `${name}!$${letters}$1:$${letters}$${choices.length}`
    this.#lists.push(choices)
    this.#places.set(choices.join('\n'), place)
    return place
  }

  sheet(): WrittenSheet {
    const height = Math.max(0, ...this.#lists.map((list) => list.length))
    return {
      name,
      hidden: 'hidden',
      tabColour: colours.muted,
      columns: this.#lists.map(() => ({ width: 24, look: 'text' })),
      rows: Array.from({ length: height }, (_, row) =>
        this.#lists.map((list): WrittenCell | null => {
          const text = list[row]
          return text === undefined ? null : { text, look: 'text' }
        }),
      ),
    }
  }
}

const name = 'Lists'
