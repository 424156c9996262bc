import type { Json } from '../../mapping/core/record.ts'
import { isObject } from '../json-object.ts'

/** More different names than this are data, not the questions of a form. */
export const pickLimit = 100

/**
 * The key by which the items of a list name themselves, if they do: the answers of a form by their question, custom
 * fields by their code, e-mail addresses by their type. Each item must be an object with a name of its own, and there
 * must be something that it names: an answer or a value.
 */
export function identityKey(list: readonly Json[]): string | null {
  const items = list.filter(isObject)
  const [first] = items
  if (first === undefined || items.length < list.length) return null
  const keys = Object.keys(first)
  const asksQuestions = keys.some((key) => plain(key).startsWith('question'))
  if (!asksQuestions && !keys.some((key) => valueKeys.has(plain(key)))) return null
  for (const wanted of identityKeys) {
    const key = keys.find((own) => plain(own) === wanted)
    if (key === undefined) continue
    const names = items.map((item) => item[key])
    const isNamed = names.every(
      (name) => (typeof name === 'string' && name !== '') || typeof name === 'number',
    )
    if (isNamed && new Set(names).size === names.length) return key
  }
  return null
}

/** Does this key name an item, rather than tell something of it? */
export function isIdentity(key: string): boolean {
  return identitySet.has(plain(key))
}

/** The steadiest names first: an identifier outlives a question's wording. */
const identityKeys = [
  'questionidentifier',
  'identifier',
  'questionid',
  'fieldid',
  'customfieldid',
  'key',
  'code',
  'slug',
  'question',
  'questiontext',
  'name',
  'label',
  'title',
  'field',
  'type',
]
const identitySet = new Set(identityKeys)

const valueKeys = new Set(['answer', 'answers', 'value', 'values', 'response', 'answervalue'])

function plain(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '')
}
