import type { Relation } from '../document.ts'
import { emailKey } from '../values/email-key.ts'
import { quoted } from '../hold.ts'
import type { Held } from '../result.ts'
import { fold } from '../values/value.ts'
import type { Item } from './result.ts'

/** Somebody or something that an item can be related to. */
export type Target = {
  /** What the platform knows it by. */
  id: string
  externalIds: readonly string[]
  /** In the form of `emailKey`. */
  email: string | null
  /** A person's display name, an item's title. */
  title: string | null
}

/** One item with whom and what it is related to. */
export type RelatedItem = {
  item: Item
  links: {
    /** The relation's row id. */
    relation: string
    /** Ids of the targets, in the order of the names. */
    targets: string[]
    /** Names that are shown though nobody was found. */
    names: string[]
  }[]
}

/**
 * Finds whom the items of one type name, by the relations of its tab: a name that two targets answer to is nobody's.
 * Orphans, names that nobody has, hold the item, are left out, or stay as mere names.
 * @param targetsOf everybody ('person') or everything (a content type's key) that a relation can lead to.
 */
export function relate(
  items: readonly Item[],
  relations: readonly Relation[],
  targetsOf: (to: string) => readonly Target[],
): (RelatedItem | Held)[] {
  const finders = new Map(
    relations.map((relation) => [relation.id, finder(relation, targetsOf(relation.to))]),
  )
  const rows = new Map(relations.map((relation) => [relation.id, relation]))
  return items.map((item) => {
    const links: RelatedItem['links'] = []
    for (const { relation: id, names } of item.relations) {
      const row = rows.get(id)
      const find = finders.get(id)
      if (row === undefined || find === undefined) continue
      const found = names.map((name) => ({ name, target: find(name) }))
      const orphan = found.find(({ target }) => target === null)
      if (orphan !== undefined && row.orphan === 'hold') return heldOrphan(item, row, orphan.name)
      const kept = row.orphan === 'keep name' ? found.filter(({ target }) => target === null) : []
      links.push({
        relation: id,
        targets: [...new Set(found.flatMap(({ target }) => target ?? []))],
        names: kept.map(({ name }) => name),
      })
    }
    return { item, links }
  })
}

function finder(
  { matchBy }: Relation,
  targets: readonly Target[],
): (name: string) => string | null {
  const known = new Map<string, string | null>()
  for (const target of targets) {
    for (const key of keysOf(target, matchBy)) {
      const before = known.get(key)
      known.set(key, before === undefined || before === target.id ? target.id : null)
    }
  }
  return (name) => known.get(matchBy === 'e-mail' ? (emailKey(name) ?? '') : fold(name)) ?? null
}

function keysOf(target: Target, matchBy: Relation['matchBy']): string[] {
  if (matchBy === 'external id') return target.externalIds.map(fold)
  const key = matchBy === 'e-mail' ? target.email : target.title
  return key === null || key === '' ? [] : [matchBy === 'e-mail' ? key : fold(key)]
}

function heldOrphan(item: Item, relation: Relation, name: string): Held {
  const what = relation.to === 'person' ? 'person' : relation.to
  return {
    status: 'held',
    row: { tab: 'content', row: relation.id, column: 'orphan' },
    code: 'relation-unknown',
    text: `${relation.name} names ${quoted(name)}: no one ${what} has this ${relation.matchBy}`,
    externalId: item.externalId,
  }
}
