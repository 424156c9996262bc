import type { Condition } from '../document.ts'
import type { Json } from '../record.ts'
import { readYesNo, usualNo, usualYes } from '../recipes/yes-no.ts'
import { compareSize, sizeOf } from './size.ts'
import { asText, fold, isBlank, listItems } from './value.ts'

/** Compiles a condition on one value. A list meets it if one of its items does, but 'is not one of' only if none is. */
export function compileCondition(when: Condition, values: string[]): (value: Json) => boolean {
  return compiles[when](values.map(fold))
}

const compiles: { [When in Condition]: (wanted: string[]) => (value: Json) => boolean } = {
  'is one of': (wanted) => someText(oneOf(wanted)),
  'is not one of': (wanted) => not(someText(oneOf(wanted))),
  'is blank': () => isBlank,
  'is not blank': () => not(isBlank),
  'starts with': (wanted) => someText((text) => wanted.some((start) => text.startsWith(start))),
  'ends with': (wanted) => someText((text) => wanted.some((end) => text.endsWith(end))),
  contains: (wanted) => someText((text) => wanted.some((part) => text.includes(part))),
  'is between': between,
  'is more than': ([limit = '']) => someSize(limit, (order) => order > 0),
  'is at least': ([limit = '']) => someSize(limit, (order) => order >= 0),
  'is less than': ([limit = '']) => someSize(limit, (order) => order < 0),
  'is at most': ([limit = '']) => someSize(limit, (order) => order <= 0),
  'is yes': () => (value) => listItems(value).some((item) => readUsual(item) === true),
  'is no': () => (value) => listItems(value).some((item) => readUsual(item) === false),
}

function oneOf(wanted: string[]): (text: string) => boolean {
  const known = new Set(wanted)
  return (text) => known.has(text)
}

function someText(test: (text: string) => boolean): (value: Json) => boolean {
  return (value) => {
    if (!Array.isArray(value)) return test(fold(asText(value)))
    const items = listItems(value)
    return items.length === 0 ? test('') : items.some((item) => test(fold(asText(item))))
  }
}

/** The two limits in either order, both included. */
function between([one = '', other = '']: string[]): (value: Json) => boolean {
  const [a, b] = [sizeOf(one), sizeOf(other)]
  const [low, high] = compareSize(a, b) <= 0 ? [a, b] : [b, a]
  return someItem((value) => {
    const size = sizeOf(value)
    return compareSize(size, low) >= 0 && compareSize(size, high) <= 0
  })
}

function someSize(limit: string, test: (order: number) => boolean): (value: Json) => boolean {
  const size = sizeOf(limit)
  return someItem((value) => test(compareSize(sizeOf(value), size)))
}

function someItem(test: (value: Json) => boolean): (value: Json) => boolean {
  return (value) => (Array.isArray(value) ? listItems(value).some(test) : test(value))
}

function not(test: (value: Json) => boolean): (value: Json) => boolean {
  return (value) => !test(value)
}

const readUsual = readYesNo(usualYes, usualNo, 'blank')
