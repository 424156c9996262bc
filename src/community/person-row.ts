import { composeDisplayName } from '../mapping/core/people/display-name.ts'
import { emailKey } from '../mapping/core/values/email-key.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'
import { cutToBytes, foldForSearch, searchWords } from './search-text.ts'

/** The effective value of each field of a person, by the field's key. */
export type PersonProfile = { [field: string]: FieldValue }

/** What a person's row holds besides the profile, so that people are listed, sorted, searched and found by address. */
export type PersonColumns = {
  display_name: string
  /** Family name first, folded: the order of every list of people. */
  sort_name: string
  email: string | null
  /** Two lines of folded words: the person's names, and their organization, which not every directory shows. */
  search_text: string
}

/** Computes those columns from the effective profile. Whoever writes a profile writes them with it. */
export function personColumns(profile: PersonProfile): PersonColumns {
  const given = textOf(profile['given_name'])
  const family = textOf(profile['family_name'])
  const display =
    textOf(profile['display_name']) ??
    composeDisplayName({ given_name: given, family_name: family })
  const sortedBy = family || given ? `${family ?? ''} ${given ?? ''}` : (display ?? '')
  const names = nameWords(display, given, family).join(' ')
  const organization = searchWords(textOf(profile['organization']) ?? '').join(' ')
  return {
    display_name: display ?? 'Unnamed',
    sort_name: cutToBytes(foldForSearch(sortedBy), longestSortName),
    email: emailKey(textOf(profile['email']) ?? ''),
    search_text: cutToBytes(`${names}\n${organization}`, longestSearchText),
  }
}

/** Both stand in one index, whose rows hold 2,704 bytes at most; the rest is for the user types. */
const longestSortName = 300
const longestSearchText = 1200

function nameWords(display: string | null, given: string | null, family: string | null): string[] {
  const words = searchWords([display, given, family].filter(Boolean).join(' '))
  if (!given || !family || !unspaced.test(given + family)) return words
  // 王 and 小明 are written and typed as one word, in either order.
  const joined = [family + given, given + family].map((name) => foldForSearch(name))
  return [...new Set([...words, ...joined])]
}

const unspaced = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' && value.trim() ? value.trim() : null
}
