import { expect, test } from 'vitest'
import { attendeesOf, census, plainAddress } from './census.ts'
import { inventOrders } from './orders.ts'

const orders = inventOrders({ people: 5200, seed: 2027 })
const held = attendeesOf(orders)

test('the same people and seed give the same orders, another seed gives others', () => {
  const again = inventOrders({ people: 300, seed: 7 })
  expect(inventOrders({ people: 300, seed: 7 })).toEqual(again)
  expect(inventOrders({ people: 300, seed: 8 })).not.toEqual(again)
})

test.each([0, 1, 2, 5, 19, 20, 21, 37, 60, 61, 200, 1000, 5200, 9000])(
  'of %i people each has one ticket',
  (people) => {
    for (const seed of [1, 2027]) {
      expect(census(inventOrders({ people, seed })).attendees).toBe(people)
    }
  },
)

test('sixty people show every kind of dirt', () => {
  const small = inventOrders({ people: 60, seed: 2027 })
  const counted = census(small)
  expect(counted.byStatus).toEqual({ p: 56, c: 2, n: 1, e: 1 })
  expect(counted.byTicket).toHaveLength(8)
  expect(counted.duplicates).toBe(1)
  expect(counted.testOrders).toBe(1)
  expect(counted.addOns).toBe(17)
  expect(attendeesOf(small).filter(({ position }) => plainAddress(position) === null)).toHaveLength(
    1,
  )
})

test('order codes and position ids come once, oldest order first', () => {
  const positions = orders.flatMap((order) => order.positions)
  expect(new Set(orders.map(({ code }) => code)).size).toBe(orders.length)
  expect(new Set(positions.map(({ id }) => id)).size).toBe(positions.length)
  expect(orders.map(({ datetime }) => datetime)).toEqual(
    orders.map(({ datetime }) => datetime).sort(),
  )
})

test('an add-on belongs to a ticket of its own order and names nobody', () => {
  for (const { positions } of orders) {
    const tickets = new Set(positions.filter((it) => it.addon_to === null).map(({ id }) => id))
    for (const addOn of positions.filter((it) => it.addon_to !== null)) {
      expect(tickets).toContain(addOn.addon_to)
      expect(addOn).toMatchObject({ attendee_name: null, attendee_email: null, answers: [] })
    }
  }
})

test('an order costs what its positions cost', () => {
  for (const { total, positions } of orders) {
    expect(Number(total)).toBe(positions.reduce((sum, { price }) => sum + Number(price), 0))
  }
})

test('every address is one that nobody can own', () => {
  const addresses = orders.flatMap(({ email, positions }) => [
    email,
    ...positions.flatMap((position) => plainAddress(position) ?? []),
  ])
  for (const address of addresses) {
    expect(address).toMatch(/^[a-z0-9.-]+@(example\.(org|com|net)|[a-z-]+\.example)$/)
  }
})

test('an address belongs to one person, to the people of one order, or to an office', () => {
  const byAddress = Map.groupBy(held, ({ position }) => plainAddress(position))
  byAddress.delete(null)
  for (const tickets of byAddress.values()) {
    const names = new Set(tickets.map(({ position }) => position.attendee_name))
    const isOnePerson = names.size === 1
    const isOfOneOrder = new Set(tickets.map(({ position }) => position.order)).size === 1
    const isOffice = /^(office|events|travel)@/.test(plainAddress(tickets[0]!.position) ?? '')
    expect(isOnePerson || isOfOneOrder || isOffice).toBe(true)
  }
})

test('who registered twice holds two paid orders with different tickets', () => {
  const paid = held.filter(
    ({ position, status }) => status === 'p' && plainAddress(position) !== null,
  )
  const twice = [
    ...Map.groupBy(
      paid,
      ({ position }) => `${position.attendee_name} ${position.attendee_email}`,
    ).values(),
  ].filter((tickets) => tickets.length > 1)
  expect(twice).toHaveLength(60)
  for (const tickets of twice) {
    expect(new Set(tickets.map(({ position }) => position.order)).size).toBe(2)
    expect(new Set(tickets.map(({ position }) => position.item)).size).toBe(2)
  }
})
