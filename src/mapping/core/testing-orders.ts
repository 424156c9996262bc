import { mappingDocument, type MappingDocument } from './document.ts'
import { standardModel, type PlatformModel } from './platform-model.ts'
import type { Json, SourceRecord } from './record.ts'

/** For tests: a rich document over the orders of a ticketing system, a record for it, and the platform that it fills. */
export const testModel: PlatformModel = {
  ...standardModel,
  fields: [
    ...standardModel.fields,
    { key: 'arrival', label: 'Arrival date', type: 'date' },
    { key: 'newsletter', label: 'Newsletter', type: 'yesNo' },
    { key: 'seats', label: 'Seats', type: 'number' },
    {
      key: 'diet',
      label: 'Diet',
      type: 'choice',
      choices: [
        { key: 'any', label: 'Eats all' },
        { key: 'vegetarian', label: 'Vegetarian' },
      ],
    },
  ],
  tags: [
    { key: 'first_time', label: 'First time' },
    { key: 'vip', label: 'VIP' },
  ],
}

export const testDocument: MappingDocument = mappingDocument.parse({
  format: 1,
  population: {
    rows: [
      {
        id: 'cancelled',
        name: 'Cancelled orders',
        source: 'original_record.status',
        when: 'is one of',
        values: ['c'],
        decision: 'leave out',
      },
      {
        id: 'test',
        name: 'Test orders',
        source: 'original_record.testmode',
        when: 'is yes',
        decision: 'leave out',
      },
      {
        id: 'unpaid',
        name: 'Not paid yet',
        source: 'original_record.status',
        when: 'is one of',
        values: ['n'],
        decision: 'hold',
      },
      {
        id: 'paid',
        name: 'Paid orders',
        source: 'original_record.status',
        when: 'is one of',
        values: ['P'],
        decision: 'only',
      },
      {
        id: 'add-ons',
        name: 'Add-ons',
        source: 'addon_to',
        when: 'is not blank',
        decision: 'leave out',
      },
    ],
  },
  identity: {
    externalId: { sources: ['id'], prefix: 'POS-' },
    email: { sources: ['attendee_email', 'original_record.email'] },
  },
  fields: {
    rows: [
      {
        id: 'given',
        field: 'given_name',
        sources: ['attendee_name_parts.given_name'],
        steps: [{ recipe: 'collapse spaces' }, { recipe: 'change case', to: 'names' }],

        show: { directory: true },
      },
      {
        id: 'family',
        field: 'family_name',
        sources: ['attendee_name_parts.family_name', 'attendee_name'],
        steps: [{ recipe: 'collapse spaces' }, { recipe: 'change case', to: 'names' }],
        required: true,
      },
      {
        id: 'job',
        field: 'job_title',
        sources: ['answers[question_identifier=JOB].answer'],
        steps: [
          { recipe: 'decode HTML entities' },
          { recipe: 'trim' },
          { recipe: 'ignore these values', values: ['n/a', 'Not Applicable'] },
        ],
        tooLong: 'cut',
      },
      {
        id: 'org',
        field: 'organization',
        sources: ['company', 'original_record.invoice_address.company'],
        steps: [{ recipe: 'join with', with: ' / ' }],
      },
      {
        id: 'city',
        field: 'city',
        sources: ['original_record.invoice_address.city'],
        steps: [{ recipe: 'split and take', at: ',', take: 1 }],
      },
      {
        id: 'country',
        field: 'country',
        sources: [
          'answers[question_identifier=COUNTRY].answer',
          'original_record.invoice_address.country',
        ],
        steps: [{ recipe: 'country' }],
        blank: 'clear',
      },
      {
        id: 'phone',
        field: 'phone',
        sources: ['phones'],
        steps: [{ recipe: 'prefer', where: 'type', is: ['mobile', 'work'], take: 'number' }],
        locked: true,
        personal: true,
      },
      {
        id: 'web',
        field: 'website',
        sources: ['answers[question_identifier=WEB].answer'],
        write: 'if blank',
      },
      {
        id: 'bio',
        field: 'biography',
        sources: ['answers[question_identifier=BIO].answer'],
        steps: [
          { recipe: 'strip HTML' },
          { recipe: 'replace', find: '|', with: ', ' },
          { recipe: 'cut at', length: 200 },
        ],
      },
      {
        id: 'arrival',
        field: 'arrival',
        sources: ['answers[question_identifier=ARRIVAL].answer'],
        steps: [{ recipe: 'date', formats: ['DD.MM.YYYY', 'YYYY-MM-DD'] }],
      },
      {
        id: 'news',
        field: 'newsletter',
        sources: ['answers[question_identifier=NEWS].answer'],
        default: 'no',
      },
      {
        id: 'seats',
        field: 'seats',
        sources: ['seats'],
        steps: [{ recipe: 'number', decimal: ',', else: 'blank' }],
      },
      {
        id: 'diet',
        field: 'diet',
        sources: ['answers[question_identifier=DIET].answer'],
        values: 'diets',
        note: 'From the dinner form',
      },
      {
        id: 'passport',
        field: '',
        sources: ['answers[question_identifier=PASSPORT].answer'],
        neverStore: true,
      },
    ],
  },
  values: {
    tables: [
      {
        id: 'diets',
        name: 'Diets',
        rows: [
          { id: 'veg', from: ['Vegetarian', 'vegan'], to: 'vegetarian' },
          { id: 'all', from: ['Everything'], to: 'any' },
        ],
        ignore: ['-', 'prefer not to say'],
      },
    ],
  },
  userTypes: {
    sources: ['item', 'voucher'],
    rows: [
      { id: 'regular', from: ['1345'], userTypes: ['attendee'] },
      { id: 'speakers', from: ['1346', 'SPEAKER-CODE'], userTypes: ['speaker'], tags: ['vip'] },
      { id: 'crew', from: ['1347'], userTypes: ['staff'], directory: 'no' },
      { id: 'spring', from: ['SPRING10'], tags: ['first_time'] },
    ],
    combine: 'union',
  },
})

/** One position of an order, as the source gives it; changes are laid over it. */
export function testRecord(changes: SourceRecord = {}, order: SourceRecord = {}): SourceRecord {
  return {
    id: 23442,
    positionid: 1,
    item: 1345,
    price: '23.00',
    attendee_name: 'Noor Okafor',
    attendee_name_parts: { given_name: 'NOOR', family_name: 'okafor' },
    attendee_email: ' Noor.Okafor@Example.org ',
    voucher: null,
    addon_to: null,
    phones: [
      { type: 'work', number: '+351 21 000 00 00' },
      { type: 'mobile', number: '+351 91 000 00 00' },
    ],
    seats: '1,5',
    ...answered({
      JOB: 'Head of R&amp;D ',
      COUNTRY: 'Portugal',
      ARRIVAL: '31.12.2027',
      DIET: 'VEGAN',
    }),
    ...changes,
    original_record: {
      code: 'ABC12',
      status: 'p',
      testmode: false,
      email: 'buyer@example.org',
      invoice_address: { company: 'Harbour Institute', city: 'Lisbon, PT', country: 'PT' },
      ...order,
    },
  }
}

/** The answers of a position, by the question's identifier. */
export function answered(answers: { [identifier: string]: Json }): SourceRecord {
  return {
    answers: Object.entries(answers).map(([identifier, answer], question) => ({
      question,
      question_identifier: identifier,
      answer,
    })),
  }
}
