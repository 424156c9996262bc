import { lengthOf, longestText } from '../values/value.ts'
import type { Callable } from './callable.ts'
import { exhausted, failed, spend, textSteps, type Frame, type Outcome } from './frame.ts'
import { asText, kindOf, kindWords, type Value } from './kind.ts'

export const listFunctions: readonly Callable[] = [
  { name: 'size', method: false, takes: [['text', 'list', 'group']], gives: 'whole', run: size },
  { name: 'size', method: true, takes: [['text', 'list', 'group']], gives: 'whole', run: size },
  {
    name: 'join',
    method: true,
    takes: [['list']],
    gives: 'text',
    run: ([list], frame) => join(list, '', frame),
  },
  {
    name: 'join',
    method: true,
    takes: [['list'], ['text']],
    gives: 'text',
    run: ([list, between], frame) => join(list, asText(between), frame),
  },
  /** Says that nothing is known of a value: the checks then ask nothing of it. */
  {
    name: 'dyn',
    method: false,
    takes: [['nothing', 'yesNo', 'whole', 'number', 'text', 'list', 'group', 'time', 'span']],
    gives: 'any',
    run: ([value]) => value,
  },
]

function size([value]: readonly Value[], frame: Frame): Outcome {
  if (typeof value === 'string')
    return spend(frame, textSteps(value)) ? BigInt(lengthOf(value)) : exhausted
  if (Array.isArray(value)) return BigInt(value.length)
  return BigInt(Object.keys(value ?? {}).length)
}

function join(list: Value | undefined, between: string, frame: Frame): Outcome {
  if (!Array.isArray(list)) return undefined
  let length = 0
  for (const item of list as readonly Value[]) {
    if (typeof item !== 'string')
      return failed(`'join' takes a list of texts, and it holds ${kindWords[kindOf(item)]}`)
    length += item.length + between.length
    if (length > longestText + between.length) return failed('the text grows too long')
    if (!spend(frame, 1 + textSteps(item))) return exhausted
  }
  return list.join(between)
}
