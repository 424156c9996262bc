import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { QUESTIONS } from './answers.ts'
import { attendeesOf, census, plainAddress } from './census.ts'
import type { HeldTicket } from './census.ts'
import type { Position } from './order.ts'
import { inventOrders } from './orders.ts'
import { placeOf } from './places.ts'

const orders = inventOrders({ people: 5200, seed: 2027 })
const held = attendeesOf(orders)
const counted = census(orders)
const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')

test('the count bridge in the README is the one in the orders', () => {
  const tests = orders.filter(({ testmode }) => testmode)
  const vip2 = counted.byTicket.find(({ ticket }) => ticket === 'VIP2')
  expect(tableUnder('From orders to people')).toEqual({
    Orders: [counted.orders],
    'of them test orders': [tests.length],
    'Positions in all': [counted.positions],
    '− add-ons': [counted.addOns],
    '− tickets in test orders': [tests.flatMap(({ positions }) => positions).length],
    '= tickets of people': [counted.attendees],
    '− cancelled': [counted.byStatus.c],
    '− pending': [counted.byStatus.n],
    '− expired': [counted.byStatus.e],
    '= paid tickets': [counted.byStatus.p],
    '− second tickets of people registered twice': [counted.duplicates],
    '= people': [counted.people],
    '− held: “VIP2” is in no value table': [vip2?.byStatus.p],
    '= people expected': [counted.people - (vip2?.byStatus.p ?? 0)],
  })
})

test('the ticket types in the README are the ones in the orders', () => {
  const rows = counted.byTicket.map(({ ticket, all, byStatus: { p, c, n, e } }) => [
    ticket,
    [all, p, c, n, e],
  ])
  const { p, c, n, e } = counted.byStatus
  expect(tableUnder('Tickets')).toEqual({
    ...Object.fromEntries(rows),
    'All tickets': [counted.attendees, p, c, n, e],
  })
})

test('the add-ons in the README are the ones in the orders', () => {
  const addOns = orders.flatMap(({ status, positions }) =>
    positions.filter((it) => it.addon_to !== null).map((position) => ({ status, position })),
  )
  const rows = [...Map.groupBy(addOns, ({ position }) => position.item_name)].map(([name, of]) => [
    name,
    [of.length, of.filter(({ status }) => status === 'p').length],
  ])
  expect(tableUnder('Add-ons')).toEqual(Object.fromEntries(rows))
})

test('the addresses in the README are the ones in the orders', () => {
  const namesByAddress = Map.groupBy(held, ({ position }) => plainAddress(position))
  const isShared = (position: Position): boolean => {
    const address = plainAddress(position)
    const sharing = address === null ? [] : (namesByAddress.get(address) ?? [])
    return sharing.some((other) => other.position.attendee_name !== position.attendee_name)
  }
  const bothCounts = counterOf(held)
  expect(tableUnder('Addresses')).toEqual({
    '`null`': bothCounts((it) => it.attendee_email === null),
    '`""`': bothCounts((it) => it.attendee_email === ''),
    '`"N/A"`': bothCounts((it) => it.attendee_email === 'N/A'),
    '`"-"`': bothCounts((it) => it.attendee_email === '-'),
    'Missing, in any of these ways': bothCounts((it) => plainAddress(it) === null),
    'Shared with somebody of another name': bothCounts(isShared),
    'With capital letters': bothCounts(
      (it) => plainAddress(it) !== null && /[A-Z]/.test(it.attendee_email ?? ''),
    ),
    'With spaces around': bothCounts((it) => /^\s|\s$/.test(it.attendee_email ?? '')),
  })
})

test('the names in the README are the ones in the orders', () => {
  const byName = Map.groupBy(held, ({ position }) => position.attendee_name?.trim())
  const isNamesake = (it: Position): boolean =>
    (byName.get(it.attendee_name?.trim()) ?? []).some(
      ({ position }) => plainAddress(position) !== plainAddress(it),
    )
  const bothCounts = counterOf(held)
  const name = (it: Position): string => it.attendee_name ?? ''
  expect(tableUnder('Names')).toEqual({
    'Spaces before, after or doubled, no-break spaces': bothCounts((it) =>
      /^\s|\s$|\s\s|\u00a0/.test(name(it)),
    ),
    'All capitals': bothCounts(
      (it) => name(it) === name(it).toUpperCase() && name(it) !== name(it).toLowerCase(),
    ),
    'HTML entities': bothCounts((it) => /&\w+;/.test(name(it))),
    'One name only, no family name': bothCounts(
      (it) => it.attendee_name_parts['family_name']?.trim() === '',
    ),
    'Two letters in all': bothCounts((it) => /^..$/u.test(name(it).trim())),
    'Called like somebody with another address': bothCounts(isNamesake),
  })
})

test('the answers in the README are the ones in the orders', () => {
  const rows = Object.keys(QUESTIONS).map((code) => {
    const answers = held.map(({ position }) => answerTo(position, code))
    const counts = ['', 'N/A', '-', null, undefined].map(
      (blank) => answers.filter((answer) => answer === blank).length,
    )
    return [`\`${code}\``, [held.length - counts.reduce((sum, count) => sum + count), ...counts]]
  })
  expect(tableUnder('Answers')).toEqual(Object.fromEntries(rows))
})

test('the kinds of answers in the README are the ones in the orders', () => {
  const spellings = ['CH', 'DE', 'GB', 'NL'] as const
  const misspelt = new Set(spellings.map((country) => placeOf(country).misspelt))
  const bothCounts = counterOf(held)
  const answering = (code: string, pattern: RegExp): number[] =>
    bothCounts((it) => pattern.test(answerTo(it, code) ?? ''))
  expect(tableUnder('Kinds of answers')).toEqual({
    'Arrival as `2027-05-12`': answering('ARRIVAL', /^\d{4}-\d\d-\d\d$/),
    'Arrival as `12.05.2027`': answering('ARRIVAL', /^\d\d\.\d\d\.\d{4}$/),
    'Arrival as `05/12/2027`, month first': answering('ARRIVAL', /^\d\d\/\d\d\/\d{4}$/),
    'Newsletter `true`': answering('NEWSLETTER', /^true$/),
    'Newsletter `false`': answering('NEWSLETTER', /^false$/),
    'Country as a code of two letters': answering('COUNTRY', /^[A-Z]{2}$/),
    'Country as a code of three letters': answering('COUNTRY', /^[A-Z]{3}$/),
    'Country misspelt': bothCounts((it) => misspelt.has(answerTo(it, 'COUNTRY') ?? 'not given')),
    'Bio with HTML entities': answering('BIO', /&\w+;/),
    'Organisation with HTML entities': answering('ORGANISATION', /&\w+;/),
  })
})

function answerTo(position: Position, code: string): string | null | undefined {
  return position.answers.find((it) => it.question_identifier === code)?.answer
}

/** Counts those of whom something is true: among all tickets, and among the paid ones. */
function counterOf(tickets: HeldTicket[]): (isTrue: (position: Position) => boolean) => number[] {
  return (isTrue) => {
    const matching = tickets.filter(({ position }) => isTrue(position))
    return [matching.length, matching.filter(({ status }) => status === 'p').length]
  }
}

/** The table under a heading of the README: label → numbers. */
function tableUnder(heading: string): Record<string, number[]> {
  const section = readme.split(/^### /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  return Object.fromEntries(
    rows.map(([label = '', ...cells]) => [
      label,
      cells.filter((cell) => cell !== '').map((cell) => Number(cell.replaceAll(',', ''))),
    ]),
  )
}
