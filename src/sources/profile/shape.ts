import type { ValueShape } from '../../mapping/core/source/profile.ts'

/** What a text that is not blank looks like. Runs once for every value of a source, so the first sign decides. */
export function shapeOf(text: string): ValueShape {
  const first = text.charCodeAt(0)
  // 0 to 9, '-' and '.'
  if ((first >= 48 && first <= 57) || first === 45 || first === 46) return numericShape(text)
  if (text.length <= 5 && yesOrNo.test(text)) return 'yesNo'
  if (first === 104 && url.test(text)) return 'url'
  return text.includes('@') && email.test(text) ? 'email' : 'text'
}

function numericShape(text: string): ValueShape {
  // A leading zero is part of a postcode or a telephone number.
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return 'number'
  if (date.test(text)) return 'date'
  if (dateTime.test(text)) return 'dateTime'
  return text.includes('@') && email.test(text) ? 'email' : 'text'
}

const yesOrNo = /^(?:yes|no|true|false|y|n)$/i
const url = /^https?:\/\/[^\s/]/i
const email = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/
const date = /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})$/
const dateTime =
  /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}|[AP]M))?$/i
