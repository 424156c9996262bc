/**
 * An order as the vendor's API writes it. Shape after pretix,
 * https://docs.pretix.eu/dev/api/resources/orders.html, with `item_name` and `attendee company`
 * added so that a reader needs no second request.
 */
export type Order = {
  code: string
  status: OrderStatus
  testmode: boolean
  secret: string
  /** The buyer's address; the buyer need not attend. */
  email: string
  locale: string
  sales_channel: 'web'
  datetime: string
  expires: string
  last_modified: string
  total: string
  comment: string
  invoice_address: InvoiceAddress
  positions: Position[]
  payments: Payment[]
}

/** n: pending, p: paid, e: expired, c: cancelled. */
export type OrderStatus = 'n' | 'p' | 'e' | 'c'

/** One ticket, or one add-on to a ticket: then `addon_to` is that ticket's position id. */
export type Position = {
  id: number
  order: string
  positionid: number
  item: number
  item_name: string
  variation: number | null
  price: string
  attendee_name: string | null
  attendee_name_parts: NameParts | Record<string, never>
  attendee_email: string | null
  company: string | null
  addon_to: number | null
  voucher: null
  secret: string
  pseudonymization_id: string
  answers: Answer[]
  checkins: []
}

export type NameParts = { _scheme: 'given_family'; given_name: string; family_name: string }

export type Answer = {
  question: number
  question_identifier: string
  answer: string | null
  options: number[]
  option_identifiers: string[]
}

export type InvoiceAddress = {
  company: string
  is_business: boolean
  name: string
  name_parts: NameParts
  street: string
  zipcode: string
  city: string
  country: string
  vat_id: string
}

export type Payment = {
  local_id: number
  state: 'created' | 'confirmed' | 'canceled' | 'refunded'
  amount: string
  created: string
  payment_date: string | null
  provider: 'card' | 'banktransfer' | 'free'
}
