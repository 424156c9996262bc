/** Answers in the shapes of real systems, with invented people. */

export const ticketOrders = {
  count: 2,
  next: null,
  previous: null,
  results: [
    {
      code: 'ABC12',
      status: 'p',
      testmode: false,
      secret: 'order-s3cret-1',
      email: 'ada@example.org',
      invoice_address: { company: 'Example Ltd', name: 'Ada Example', country: 'NO' },
      positions: [
        position(501, 'ABC12', 1, 'Ada Example', 'ada@example.org'),
        position(502, 'ABC12', 2, 'Ben Example', null),
      ],
      payments: [{ local_id: 1, state: 'confirmed', amount: '46.00' }],
      refunds: [],
    },
    {
      code: 'DEF34',
      status: 'c',
      testmode: false,
      secret: 'order-s3cret-2',
      email: 'cleo@example.org',
      invoice_address: null,
      positions: [position(503, 'DEF34', 1, 'Cleo Example', 'cleo@example.org')],
      payments: [],
      refunds: [],
    },
  ],
}

function position(
  id: number,
  order: string,
  positionid: number,
  name: string,
  email: string | null,
) {
  return {
    id,
    order,
    positionid,
    item: 7,
    attendee_name: name,
    attendee_name_parts: { full_name: name },
    attendee_email: email,
    secret: `ticket-s3cret-${id}`,
    checkins: [{ list: 44, datetime: '2026-06-01T12:45:23Z' }],
    answers: [{ question: 12, question_identifier: 'JOB', answer: 'Chair', options: [] }],
  }
}

export const eventAttendees = {
  pagination: {
    object_count: 2,
    page_number: 1,
    page_size: 50,
    page_count: 1,
    has_more_items: false,
  },
  attendees: [
    {
      id: '2455995931',
      profile: { first_name: 'Dora', last_name: 'Example', email: 'dora@example.org' },
      barcodes: [{ status: 'unused', barcode: '555' }],
      answers: [{ question_id: '1', question: 'Company', type: 'text' }],
      event_id: '1',
      order_id: '123',
      ticket_class_id: '3255985',
    },
    {
      id: '2455995932',
      profile: { first_name: 'Emil', last_name: 'Example', email: 'emil@example.org' },
      barcodes: [],
      answers: [{ question_id: '1', question: 'Company', type: 'text', answer: 'Example Ltd' }],
      event_id: '1',
      order_id: '123',
      ticket_class_id: '3255985',
    },
  ],
}

export const meetingAttendees = {
  paging: { limit: 200, totalCount: 2, currentToken: '90c5f062' },
  data: [
    { id: 'att-001', event: { id: 'e-1' }, name: { firstName: 'Fay', lastName: 'Example' } },
    { id: 'att-002', event: { id: 'e-1' }, contact: { email: 'gus@example.org' } },
  ],
}

export const directoryUsers = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: 3,
  itemsPerPage: 2,
  startIndex: 1,
  Resources: [
    {
      id: '2819c223',
      externalId: 'member-1001',
      userName: 'hal@example.org',
      name: { givenName: 'Hal', familyName: 'Example' },
      emails: [{ value: 'hal@example.org', type: 'work', primary: true }],
      groups: [{ value: 'e9e30dba', display: 'Board' }],
    },
    {
      id: '2819c224',
      externalId: 'member-1002',
      userName: 'ida@example.org',
      name: { givenName: 'Ida', familyName: 'Example' },
      emails: [{ value: 'ida@example.org', type: 'work', primary: true }],
      groups: [],
    },
  ],
}

export const registrants = {
  items: [
    { id: 9001, event_id: 123, email: 'jon@example.org', first_name: 'Jon', session_ids: [11, 12] },
    { id: 9002, event_id: 123, email: 'jon@example.org', first_name: 'Guest of', session_ids: [] },
  ],
  _links: { self: { href: '' }, first: { href: '' }, last: { href: '' } },
  _meta: { totalCount: 4, pageCount: 2, currentPage: 1, perPage: 2 },
}

export const programme = {
  sessions: [
    { id: '852916', title: 'Robotics', speakers: ['f270'] },
    { id: '774291', title: 'Software', speakers: ['a127'] },
    { id: '774292', title: 'Boats', speakers: [] },
  ],
  speakers: [
    {
      id: 'f270',
      firstName: 'Kim',
      lastName: 'Example',
      sessions: [852916],
      links: [{ title: 'Site', url: 'https://kim.example' }],
    },
    { id: 'a127', firstName: 'Lea', lastName: 'Example', sessions: [774291], links: [] },
  ],
  questions: [],
  rooms: [{ id: 1, name: 'Main hall' }],
}

export const posts = [
  { id: 1, slug: 'one', title: { rendered: 'One' }, categories: [5], acf: [] },
  { id: 2, slug: 'two', title: { rendered: 'Two' }, categories: [], acf: [] },
]
