import { parsePath } from '../source/path.ts'

/** The words that a source path ends in, in small letters: 'answers[id=JOB_TITLE].answer' gives job, title. */
export function wordsOf(path: string): string[] {
  const parsed = parsePath(path)
  if (!('path' in parsed)) return []
  const names = parsed.path.flatMap((segment) => {
    if (segment.kind === 'key') return [segment.key]
    return segment.kind === 'pick' ? [segment.is] : []
  })
  const telling = names.findLastIndex((name) => !isGeneral(words(name)))
  return words(names[telling === -1 ? names.length - 1 : telling] ?? '')
}

/** All words of a path: what stands around the name tells whose it is ('billing', 'original record'). */
export function allWordsOf(path: string): Set<string> {
  const parsed = parsePath(path)
  if (!('path' in parsed)) return new Set()
  return new Set(
    parsed.path.flatMap((segment) => (segment.kind === 'key' ? words(segment.key) : [])),
  )
}

/** 'firstName', 'first_name' and 'First name' are the same two words. */
export function words(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Keys that hold the value of whatever stands before them. */
const general = new Set([
  'value',
  'answer',
  'text',
  'rendered',
  'label',
  'content',
  'display',
  'id',
])

function isGeneral(name: string[]): boolean {
  return name.length === 1 && general.has(name[0] ?? '')
}
