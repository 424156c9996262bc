/** What can be bought: a ticket admits a person, an add-on hangs on a person's ticket. */
export type Item = {
  id: number
  name: string
  /** Euros, as the API writes money: a string with two decimals. */
  price: string
  admission: boolean
  variations: { id: number; value: string }[]
}

export const FULL_DELEGATE = ticket(4101, 'Full delegate', '690.00')
export const SPEAKER = ticket(4103, 'Speaker', '0.00')
export const EXHIBITOR_STAFF = ticket(4104, 'Exhibitor staff', '150.00')
/** The ticket type that nobody mentions when the integration is agreed. */
export const VIP2 = ticket(4131, 'VIP2', '0.00')

export const GALA_DINNER = addOn(4120, 'Gala dinner', '85.00', [])
export const WORKSHOP = addOn(4121, 'Workshop', '60.00', [
  { id: 71, value: 'Shore power in small ports' },
  { id: 72, value: 'Writing for pilots' },
  { id: 73, value: 'Drones over water' },
])

/** How many of 5,200 people hold each ticket; whoever is left is a full delegate. */
export const TICKETS_PER_5200: [Item, number][] = [
  [EXHIBITOR_STAFF, 520],
  [ticket(4102, 'Student', '120.00'), 640],
  [SPEAKER, 330],
  [ticket(4106, 'Day pass', '240.00'), 470],
  [ticket(4107, 'Staff', '0.00'), 105],
  [ticket(4105, 'Press', '0.00'), 85],
  [VIP2, 14],
]

/** All that is sold, by id, as /items/ lists it. */
export const ITEMS: readonly Item[] = [
  FULL_DELEGATE,
  ...TICKETS_PER_5200.map(([item]) => item),
  GALA_DINNER,
  WORKSHOP,
].sort((a, b) => a.id - b.id)

/** What a ticket type is called after ten people's tickets were renamed. */
export const RENAMED_TICKET = ticket(4140, 'Delegate Plus', FULL_DELEGATE.price)

function ticket(id: number, name: string, price: string): Item {
  return { id, name, price, admission: true, variations: [] }
}

function addOn(id: number, name: string, price: string, variations: Item['variations']): Item {
  return { id, name, price, admission: false, variations }
}
