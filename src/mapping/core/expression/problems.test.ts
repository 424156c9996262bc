import { expect, test } from 'vitest'
import type { FieldProfile, ValueShape } from '../source/profile.ts'
import { sourceFields } from '../source/source-fields.ts'
import { compileExpression } from './expression.ts'

const source = sourceFields({
  records: 10,
  fields: [
    field('status', { text: 10 }),
    field('age', { number: 10 }),
    field('mixed', { number: 4, text: 6 }),
    field('registered', { dateTime: 10 }),
    field('paid', { yesNo: 10 }),
    field('"Job title"', { text: 8 }),
    field('order.code', { text: 10 }),
    field('tags[]', { text: 10 }),
    field('lines[].price', { number: 10 }),
    field('answers[question_identifier=JOB].answer', { text: 10 }),
    field('never', {}),
  ],
})

function field(path: string, shapes: FieldProfile['shapes']): FieldProfile {
  const counts = Object.values<number>(shapes as { [shape in ValueShape]: number })
  const filled = counts.reduce((sum, count) => sum + count, 0)
  return { path, filled, shapes, distinct: filled, values: [], examples: [], longest: 5 }
}

function said(expression: string): string[] {
  const { problems } = compileExpression(expression, { hasValue: true, source })
  return problems.map(({ severity, at, text }) => `${severity} at ${at}: ${text}`)
}

test.each([
  [
    'record.sttus == "paid"',
    "problem at 7: 'sttus' is not a field of the source; did you mean 'status'?",
  ],
  [
    'has(record.order.cod)',
    "problem at 17: 'order.cod' is not a field of the source; did you mean 'order.code'?",
  ],
  [
    'record["Job titel"]',
    `problem at 0: '"Job titel"' is not a field of the source; did you mean '"Job title"'?`,
  ],
  ['record.line.map(l, l.price)', "problem at 7: 'line' is not a field of the source."],
  [
    'record.lines.map(l, l.prize)',
    "problem at 22: 'lines[].prize' is not a field of the source; did you mean 'lines[].price'?",
  ],
  [
    'cel.bind(o, record.order, o.kode)',
    "problem at 28: 'order.kode' is not a field of the source; did you mean 'order.code'?",
  ],
])('%s names a field that is not there', (expression, problem) => {
  expect(said(expression)).toEqual([problem])
})

test.each([
  [
    'record.status + 1',
    "problem at 0: '+' cannot take a text and a whole number; string(…) makes a text of a number.",
  ],
  [
    'record.registered > 3',
    "problem at 0: '>' cannot take a text and a whole number; double(…) makes a number of a text.",
  ],
  [
    'record.status == 1',
    "problem at 0: '==' cannot take a text and a whole number; double(…) makes a number of a text.",
  ],
  ['!record.status', "problem at 0: '!' takes yes or no, not a text."],
  ['record.status && true', "problem at 7: '&&' takes yes or no, not a text."],
  ['record.status ? 1 : 2', "problem at 7: '?' takes yes or no, not a text."],
  ['-record["Job title"]', "problem at 0: '-' takes a number, not a text."],
  ['record.status.map(s, s)', "problem at 7: 'map' goes through a list, not a text."],
  [
    'record.tags.exists(t, t > 1)',
    "problem at 22: '>' cannot take a text and a whole number; double(…) makes a number of a text.",
  ],
  ['record.status in record.status', "problem at 0: 'in' looks in a list, not in a text."],
  ['record.status.join(",")', "problem at 7: 'join' takes a list, not a text."],
  [
    'duration(record.paid == true)',
    "problem at 9: 'duration' takes a text or a length of time, not yes or no.",
  ],
  [
    'record.status.substring("1")',
    "problem at 24: 'substring' takes a whole number there, not a text.",
  ],
  ['[1][true]', 'problem at 4: Between brackets comes a number or a text, not yes or no.'],
  ['{1: 2}', 'problem at 0: The names of a group are texts: {"name": record.name}.'],
  [
    'record.age.startsWith("4")',
    "warning at 7: 'age' holds nothing but numbers, and 'startsWith' takes a text; string(…) around it takes both.",
  ],
])('%s mixes kinds', (expression, problem) => {
  expect(said(expression)).toEqual([problem])
})

test.each([
  ['', 'problem at 0: The expression ends where a value is expected.'],
  ['record.a +', 'problem at 10: The expression ends where a value is expected.'],
  ['record.status = "paid"', "problem at 14: Two values are compared by '=='; found a single '='."],
  ['record.paid & true', "problem at 12: Conditions are joined by '&&'; found a single '&'."],
  ['(record.age', "problem at 11: Expected ')', but the expression ends."],
  ['record.age]', "problem at 10: ']' cannot stand here."],
  ['"paid', 'problem at 0: The text that begins here has no closing quotation mark.'],
  ['record.Straße', "problem at 11: 'ß' cannot stand here."],
  ['record.if ? 1', "problem at 13: Expected ':', but the expression ends."],
  ['if', 'problem at 0: This word is reserved; a field of that name is written record["…"].'],
  [
    'record.in',
    `problem at 7: Expected the name of a field (other names than plain ones stand in brackets: record["Job title"]); found 'in'.`,
  ],
  [
    'status == "paid"',
    "problem at 0: 'status' is not known here; a field of the source is written 'record.status'.",
  ],
  ['record.status.trimm()', "problem at 14: There is no function 'trimm'; did you mean 'trim'?"],
  ['trim(record.status)', "problem at 0: 'trim' is written value.trim(…)."],
  ['record.age.string()', "problem at 11: 'string' is written string(value)."],
  ['record.status.substring()', "problem at 14: 'substring' takes 1 or 2 arguments; found 0."],
  [
    'record.tags.exists("t", true)',
    'problem at 19: First comes a name for the item, as in record.items.exists(item, item.paid).',
  ],
  ['has(record)', "problem at 0: 'has' asks for one field, as in has(record.order.code)."],
  ['record.age > 99999999999999999999', 'problem at 13: The number is too large.'],
  [
    'record.tags.exists(t)',
    "problem at 12: 'exists' is written record.items.exists(item, item.paid).",
  ],
])('%s is not understood', (expression, problem) => {
  expect(said(expression)).toEqual([problem])
})

test.each([
  'record.age > 3',
  'string(record.age).startsWith("4")',
  'record.age + 1 == record.mixed',
  'record.mixed.trim()',
  'record.status == null ? "" : record.status',
  'record.never.trim() + record.never',
  'record.lines.map(l, l.price * 2).size() > 1',
  'record.lines[0].price + record.lines[record.age].price',
  'record.answers.filter(a, a.question_identifier == "JOB")[0].answer',
  'record.order',
  'dyn(record.status) + 1',
  'value.whatever + record["Job title"]',
  'timestamp(record.registered) - timestamp(record.registered) > duration("1h")',
])('%s has nothing wrong with it', (expression) => {
  expect(said(expression)).toEqual([])
})

test('every problem is told at once, and a field that is not there changes nothing in what is calculated', () => {
  expect(said('record.sttus + record.agee.foo()')).toHaveLength(2)
  const { calculate } = compileExpression('record.sttus', { hasValue: false })
  expect(calculate({ sttus: 'paid' }, null)).toBe('paid')
})

test('what an expression gives is known where it is certain', () => {
  const kind = (cel: string) => compileExpression(cel, { hasValue: true, source }).kind
  expect(kind('record.age > 3')).toBe('yesNo')
  expect(kind('size(record.tags)')).toBe('whole')
  expect(kind('value * 2.0')).toBe('number')
  expect(kind('record.paid ? "yes" : null')).toBe('text')
  expect(kind('timestamp(record.registered)')).toBe('time')
  expect(kind('record.age')).toBe('any')
})
