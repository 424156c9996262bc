import type { Json } from '../record.ts'

/** The text by which an item of a list is picked. */
export type TextOf = (item: Json) => string

/** Finds the first item of a list with this text. */
export type Find = (list: Json[], is: string) => Json | undefined

/**
 * What paths pick from the lists of a record: where several pick from one list by the same key (`answers[code=JOB]`,
 * `answers[code=DIET]`), its texts are read once. Whoever compiles paths with it lets it `forget` between two records,
 * so that no answer depends on what was asked before.
 */
export class Picks {
  readonly #known = new Map<string, { list: Json[] | null; texts: string[] }>()

  /** @param key names `textOf`: what has the same key gives the same texts. */
  by(key: string, textOf: TextOf): Find {
    const known = this.#known.get(key) ?? { list: null, texts: [] }
    this.#known.set(key, known)
    return (list, is) => {
      if (known.list !== list) {
        known.list = list
        known.texts = list.map(textOf)
      }
      const at = known.texts.indexOf(is)
      return at === -1 ? undefined : list[at]
    }
  }

  forget(): void {
    for (const known of this.#known.values()) {
      known.list = null
      known.texts = []
    }
  }
}
