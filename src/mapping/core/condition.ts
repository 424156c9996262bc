import type { Condition } from './document.ts'
import type { Json } from './record.ts'
import { readYesNo, usualNo, usualYes } from './recipes/yes-no.ts'
import { asText, fold, isBlank, listItems } from './value.ts'

/** Compiles a condition on one value. A list meets it if one of its items does, but 'is not one of' only if none is. */
export function compileCondition(when: Condition, values: string[]): (value: Json) => boolean {
  const wanted = values.map(fold)
  const tests: { [When in Condition]: (value: Json) => boolean } = {
    'is one of': someText(oneOf(wanted)),
    'is not one of': not(someText(oneOf(wanted))),
    'is blank': isBlank,
    'is not blank': not(isBlank),
    'starts with': someText((text) => wanted.some((start) => text.startsWith(start))),
    contains: someText((text) => wanted.some((part) => text.includes(part))),
    'is yes': (value) => listItems(value).some((item) => readUsual(item) === true),
    'is no': (value) => listItems(value).some((item) => readUsual(item) === false),
  }
  return tests[when]
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

function not(test: (value: Json) => boolean): (value: Json) => boolean {
  return (value) => !test(value)
}

const readUsual = readYesNo(usualYes, usualNo, 'blank')
