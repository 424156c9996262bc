import { expect, test } from 'vitest'
import { inSentence, sourceLabel, sourceLabels } from './source-label.ts'

test.each([
  ['order.ticket_type', 'Ticket type'],
  ['registrationType.displayName', 'Display name'],
  ['answers[question_identifier=JOB].answer', 'JOB'],
  ['emails[]', 'Emails'],
  ['"Job title"', 'Job title'],
  ['a[', 'a['],
  ['cel: record.first + record.last', 'Calculated value'],
])('a client may call %s %j', (path, label) => {
  expect(sourceLabel(path)).toBe(label)
})

test('several sources are named together', () => {
  expect(sourceLabels(['item', 'order.voucher', 'VIP', 'x.item'])).toBe('Item or voucher or VIP')
  expect(sourceLabels([])).toBe('The source')
  expect(inSentence('E-mail')).toBe('e-mail')
})
