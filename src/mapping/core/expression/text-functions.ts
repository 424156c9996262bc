import { lengthOf } from '../values/value.ts'
import type { Callable } from './callable.ts'
import { exhausted, failed, spend, textSteps, type Frame, type Outcome } from './frame.ts'
import { asText, type Kind, type KnownKind, type Value } from './kind.ts'

/** Places and lengths in a text count characters (code points), as in CEL. */
export const textFunctions: readonly Callable[] = [
  ofText('trim', 'text', (text) => text.trim()),
  ofText('lowerAscii', 'text', (text) => text.replace(/[A-Z]+/gu, (part) => part.toLowerCase())),
  ofText('upperAscii', 'text', (text) => text.replace(/[a-z]+/gu, (part) => part.toUpperCase())),
  search('startsWith', 'yesNo', (text, part) => text.startsWith(part)),
  search('endsWith', 'yesNo', (text, part) => text.endsWith(part)),
  search('contains', 'yesNo', (text, part) => text.includes(part)),
  search('indexOf', 'whole', (text, part) => placeAt(text, text.indexOf(part))),
  search('lastIndexOf', 'whole', (text, part) => placeAt(text, text.lastIndexOf(part))),
  searchFrom('indexOf', (text, part, from) => text.indexOf(part, from)),
  searchFrom('lastIndexOf', (text, part, from) => text.lastIndexOf(part, from)),
  method('substring', [['text'], ['whole']], 'text', ([text, from], frame) =>
    cut(asText(text), Number(from), Infinity, frame),
  ),
  method('substring', [['text'], ['whole'], ['whole']], 'text', ([text, from, to], frame) =>
    cut(asText(text), Number(from), Number(to), frame),
  ),
  method('split', [['text'], ['text']], 'list', ([text, at], frame) =>
    split(asText(text), asText(at), -1, frame),
  ),
  method('split', [['text'], ['text'], ['whole']], 'list', ([text, at, most], frame) =>
    split(asText(text), asText(at), Number(most), frame),
  ),
]

function method(
  name: string,
  takes: Kind[][],
  gives: KnownKind,
  run: (args: readonly Value[], frame: Frame) => Outcome,
): Callable {
  return { name, method: true, takes, gives, run }
}

function ofText(name: string, gives: KnownKind, change: (text: string) => Value): Callable {
  return method(name, [['text']], gives, ([value], frame) => {
    const text = asText(value)
    return spend(frame, textSteps(text)) ? change(text) : exhausted
  })
}

function search(
  name: string,
  gives: KnownKind,
  find: (text: string, part: string) => Value,
): Callable {
  return method(name, [['text'], ['text']], gives, ([value, wanted], frame) => {
    const text = asText(value)
    const part = asText(wanted)
    return spend(frame, searchSteps(text, part)) ? find(text, part) : exhausted
  })
}

function searchFrom(
  name: string,
  find: (text: string, part: string, from: number) => number,
): Callable {
  return method(name, [['text'], ['text'], ['whole']], 'whole', ([value, wanted, from], frame) => {
    const text = asText(value)
    const part = asText(wanted)
    if (!spend(frame, searchSteps(text, part) + textSteps(text))) return exhausted
    const start = unitAt(text, Number(from))
    return start === null ? beyond(name, text) : placeAt(text, find(text, part, start))
  })
}

/** What the slowest search costs: it compares the part anew at every place. */
function searchSteps(text: string, part: string): number {
  return textSteps(text) + Math.floor((text.length * part.length) / 1024)
}

function cut(text: string, from: number, to: number, frame: Frame): Outcome {
  if (!spend(frame, textSteps(text))) return exhausted
  const start = unitAt(text, from)
  const end = to === Infinity ? text.length : unitAt(text, to)
  if (start === null || end === null || start > end) return beyond('substring', text)
  return text.slice(start, end)
}

function split(text: string, at: string, most: number, frame: Frame): Outcome {
  if (!spend(frame, text.length)) return exhausted
  const parts = at === '' ? Array.from(text) : text.split(at)
  if (most < 0 || parts.length <= most) return parts
  return most === 0 ? [] : [...parts.slice(0, most - 1), parts.slice(most - 1).join(at)]
}

function beyond(name: string, text: string): Outcome {
  return failed(`'${name}' goes beyond the text, which has ${lengthOf(text)} characters`)
}

/** Where a character begins, in UTF-16 units; null outside the text. */
function unitAt(text: string, place: number): number | null {
  if (place < 0 || place > text.length) return null
  if (!pairs.test(text)) return place
  const characters = Array.from(text)
  return place > characters.length ? null : characters.slice(0, place).join('').length
}

function placeAt(text: string, unit: number): bigint {
  return BigInt(unit <= 0 || !pairs.test(text) ? unit : lengthOf(text.slice(0, unit)))
}

const pairs = /[\ud800-\udfff]/
