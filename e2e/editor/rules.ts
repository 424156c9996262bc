// The 22 rules of examples/rules, each as a person builds it in the mapping room: by clicking and typing, tab by tab.
import type { Hand, Recipe } from './hand.ts'

export const rules: Record<number, (hand: Hand) => Promise<void>> = {
  1: async (hand) => {
    await population(hand, 'status', 'Cancelled', 'Leave out', 'is one of', 'cancelled')
    const types = ['Crew', 'Contractor', 'Test']
    await population(hand, 'type', 'Types that do not come in', 'Leave out', 'is one of', ...types)
    await people(hand)
  },
  2: async (hand) => {
    await population(hand, 'status', 'Confirmed', 'Let in only', 'is one of', 'confirmed')
    await population(
      hand,
      'event.edition',
      "This year's edition",
      'Let in only',
      'is one of',
      '2027',
    )
    const office = ['Congress', 'Congress office']
    await population(
      hand,
      'channel',
      'Booked by the congress',
      'Let in only',
      'is one of',
      ...office,
    )
    await people(hand)
  },
  3: async (hand) => {
    await identity(hand, 'id')
    await userTypes(
      hand,
      ['code'],
      [
        [['SPK', 'SPK-KEYNOTE', 'CHAIR', 'PANEL'], 'Speaker'],
        [['EXH', 'EXH-EXTRA', 'BOOTH'], 'Exhibitor'],
        [['FULL', 'DAY', 'STUDENT'], 'Attendee'],
      ],
    )
  },
  4: async (hand) => {
    await identity(hand, 'id')
    await hand.tab('User types')
    await hand.setting('Recipe')
    await hand.recipes([['ignore these values', { [blanks]: 'LUNCH\nPARKING\nT-SHIRT' }]])
    await userTypes(
      hand,
      ['codes[]'],
      [
        [['FULL', 'DAY'], 'Attendee'],
        [['PRESS'], 'Press'],
        [['STAFF', 'AGENCY'], 'Staff'],
      ],
    )
    await hand.check(-2, 'In the directory')
    await hand.check(-1, 'In the directory')
  },
  5: async (hand) => {
    await identity(hand, 'id')
    await userTypes(hand, ['type'], speakersAndDelegates)
    await hand.setting('Everybody also is')
    await hand.each(['Registrant'])
    await hand.answer('A person with several', 'Is the highest')
  },
  6: async (hand) => {
    const key: Recipe[] = [
      'trim',
      ['replace', { 'Look for': ' ', 'Put in its place': '_' }],
      ['prefix', { Text: 'TIDES_' }],
      ['cut at', { 'Characters kept': '50' }],
    ]
    await identity(hand, 'member.code', key)
    await newField(hand, 'Badge code', '50')
    await field(hand, 'Badge code', ['member.code'])
    await more(hand, 'Badge code', key)
    await everybody(hand)
  },
  7: async (hand) => {
    await identity(hand, 'id')
    const [badge, ...others] = ['badge.company', 'company', 'employer', 'institute', 'university']
    await field(hand, 'Organization', [badge ?? '', ...others, 'department', 'billing.company'])
    await everybody(hand)
  },
  8: async (hand) => {
    await contentType(hand, 'Session', 'sessions')
    await contentId(hand)
    await field(hand, 'Title', ['number', 'title'])
    await hand.joined('Title', 'From the source', ' ')
    await more(hand, 'Title', ['decode HTML entities'])
    await hand.check('Title', 'Required')
  },
  9: async (hand) => {
    await identity(hand, 'id')
    await field(hand, 'Family name', ['last_name', 'degree'])
    await hand.joined('Family name', 'From the source', ', ')
    await everybody(hand)
  },
  10: async (hand) => {
    await identity(hand, 'id')
    await field(hand, 'Job title', ['job', 'position'])
    const none = 'Not Applicable\nn/a\n-'
    await more(hand, 'Job title', [['ignore these values', { [blanks]: none }]])
    await everybody(hand)
  },
  11: async (hand) => {
    await people(hand)
    await ruleTable(hand, 'First-timers', ['answers.first_time'])
    await condition(hand, 0, 'First time', 'yes')
    await hand.open(0, 'Add tags')
    await hand.each(['First time'])
    await hand.tab('Tags')
    await hand.type(0, 'Tag', 'First time here')
  },
  12: async (hand) => {
    await people(hand)
    await hand.tab('Tags')
    await hand.press('Add a tag type')
    await hand.page.getByLabel('Name', { exact: true }).fill('Interests')
    await hand.setting('Read from')
    await hand.sources(() => hand.setting('Read from'), ['interests'])
    await hand.setting('Recipe')
    await hand.recipes([['split and take', { 'Split at': ';', Take: 'All of them' }]])
    await hand.answer('Who gives them', 'People themselves too')
    for (const tag of ['Dredging', 'Locks', 'Pilotage']) {
      await hand.press('Add a tag')
      await hand.box.getByLabel('What the tag is called').fill(tag)
      await hand.press('Add tag')
    }
    await hand.type('Locks', 'Tag', 'Locks and gates')
    await hand.open('Locks and gates', 'Values that mean it')
    await hand.each(['Gates'])
  },
  13: async (hand) => {
    await identity(hand, 'id')
    await newField(hand, 'Price', '100', 'Price label')
    await newField(hand, 'Category', '100')
    await field(hand, 'Price', ['price_code'])
    await field(hand, 'Category', ['category'])
    await hand.open('Price', 'Value table')
    await hand.search('Price codes')
    await hand.tab('Values')
    await meaning(hand, ['EB', 'EB-M'], 'Early bird')
    await meaning(hand, ['ST'], 'Student')
    await hand.answer('A value that no row names', 'Becomes blank')
    await ruleTable(hand, 'The price code overrides the category', ['Price'], 'platform')
    await condition(hand, 0, 'Price', 'Early bird')
    await hand.press('Do something else too')
    await hand.search('Set Category')
    await sets(hand, 0, 'Category', 'Early bird')
    await hand.addRow()
    await condition(hand, 1, 'Price', 'Student')
    await sets(hand, 1, 'Category', 'Student')
    await everybody(hand)
  },
  14: async (hand) => {
    await identity(hand, 'id')
    await newField(hand, 'Topics', '200')
    await field(hand, 'Topics', ['topics'])
    await more(hand, 'Topics', [
      ['replace', { 'Look for': '|', 'Put in its place': ', ' }],
      'collapse spaces',
      ['cut at', { 'Characters kept': '200' }],
    ])
    await everybody(hand)
  },
  15: async (hand) => {
    const prefer = (where: string, is: string, take: string): Recipe => [
      'prefer',
      { 'The item whose': where, 'is, best first': is, 'Take from it': take },
    ]
    await identity(hand, 'id')
    await hand.read('E-mail', 'From the source', 'emails')
    await hand.open('E-mail', 'Recipe')
    await hand.recipes([prefer('primary', 'true', 'value')])
    await field(hand, 'E-mail', ['emails'])
    await more(hand, 'E-mail', [prefer('primary', 'true', 'value')])
    await field(hand, 'Phone', ['phones'])
    await more(hand, 'Phone', [prefer('type', 'mobile\nwork', 'number')])
    await field(hand, 'Job title', ['jobs'])
    await more(hand, 'Job title', [prefer('current', 'true', 'title')])
    await everybody(hand)
  },
  16: async (hand) => {
    await contentType(hand, 'Exhibitor', '')
    await contentId(hand)
    await field(hand, 'Name', ['company'])
    await hand.check('Name', 'Required')
    await field(hand, 'Booth', ['booths[].number'])
    await more(hand, 'Booth', [['join with', { 'Text between': ', ' }]])
  },
  17: async (hand) => {
    await contentType(hand, 'Session', '')
    await contentId(hand)
    await field(hand, 'Title', ['title'])
    await hand.check('Title', 'Required')
    await hand.press('Relations')
    await hand.press('Add a relation')
    await hand.box.getByRole('option', { name: 'People' }).click()
    await hand.read('Speakers', 'From the source', 'speakers[].email')
    await more(hand, 'Speakers', ['trim'])
    await hand.choose('Speakers', 'Found by', 'E-mail')
    await hand.choose('Speakers', 'Nobody found', 'Show the name')
  },
  18: async (hand) => {
    const customer = (take: string): Recipe => [
      'join by id',
      { 'Look in the list': 'customers', 'for the one whose': 'id', 'Take from it': take },
    ]
    await identity(hand, 'registration.id')
    await hand.read('E-mail', 'From the source', 'registration.customer_id')
    await hand.open('E-mail', 'Recipe')
    await hand.recipes([customer('email')])
    for (const [name, take] of [
      ['Given name', 'name.first'],
      ['Family name', 'name.last'],
      ['E-mail', 'email'],
    ] as const) {
      await field(hand, name, ['registration.customer_id'])
      await more(hand, name, [customer(take)])
    }
    await userTypes(hand, ['registration.type'], [[['Delegate'], 'Attendee']])
  },
  19: async (hand) => {
    const out = ['waitlisted', 'cancelled']
    await population(hand, 'status', 'Waitlisted or cancelled', 'Leave out', 'is one of', ...out)
    await rule(hand, 'balance', 'Paid', 'Let in only', 'is at most')
    await hand.open('Paid', 'Values')
    await hand.page.keyboard.insertText('0')
    await hand.page.keyboard.press('Enter')
    await people(hand)
  },
  20: async (hand) => {
    await identity(hand, 'id')
    await userTypes(hand, ['type'], speakersAndDelegates)
    await hand.answer('User types are given', 'At creation only')
  },
  21: async (hand) => {
    await identity(hand, 'id')
    await newField(hand, 'Badge', '50')
    await ruleTable(hand, 'Badges', ['role', 'years'])
    await hand.press('Do something else too')
    await hand.search('Set Badge')
    await condition(hand, 0, 'Role', 'Chair; Board')
    await sets(hand, 0, 'Badge', 'Board')
    await hand.addRow()
    await condition(hand, 1, 'Years', '>= 10')
    await sets(hand, 1, 'Badge', 'Veteran')
    await hand.addRow()
    await condition(hand, 2, 'Role', 'Member')
    await condition(hand, 2, 'Years', '1..9')
    await sets(hand, 2, 'Badge', 'Member')
    await hand.tab('Fields')
    await hand.choose('Badge', 'Goes blank', 'Keep')
    await everybody(hand)
  },
  22: async (hand) => {
    await identity(hand, 'id')
    await field(hand, 'Job title', ['job'])
    await hand.choose('Job title', 'Written', 'Once')
    await field(hand, 'Phone', ['phone'])
    await hand.choose('Phone', 'Written', 'If blank')
    await field(hand, 'City', ['city'])
    await hand.choose('City', 'Written', 'Always')
    await everybody(hand)
  },
}

const blanks = 'Values that count as blank, one a line'

type Meaning = [from: string[], userType: string]

const speakersAndDelegates: Meaning[] = [
  [['Speaker'], 'Speaker'],
  [['Delegate'], 'Attendee'],
]

async function population(
  hand: Hand,
  source: string,
  name: string,
  decision: string,
  when: string,
  ...values: string[]
): Promise<void> {
  await rule(hand, source, name, decision, when)
  await hand.open(name, 'Values')
  await hand.each(values)
}

async function rule(
  hand: Hand,
  source: string,
  name: string,
  decision: string,
  when: string,
): Promise<void> {
  await hand.tab('Population')
  await hand.press('Add a rule')
  await hand.search(source)
  await hand.type(-1, 'Rule', name)
  await hand.choose(name, 'What happens', decision)
  await hand.choose(name, 'Condition', when)
}

async function identity(hand: Hand, id: string, steps: Recipe[] = []): Promise<void> {
  await hand.tab('Identity')
  await hand.read('External id', 'From the source', id)
  if (steps.length > 0) await more(hand, 'External id', steps)
}

async function everybody(hand: Hand): Promise<void> {
  await hand.tab('User types')
  await hand.setting('Everybody also is')
  await hand.each(['Attendee'])
}

/** What a document needs besides its rule: what tells people apart, and what they are. */
async function people(hand: Hand): Promise<void> {
  await identity(hand, 'id')
  await everybody(hand)
}

async function userTypes(hand: Hand, sources: string[], rows: Meaning[]): Promise<void> {
  await hand.tab('User types')
  await hand.setting('Read from')
  await hand.sources(() => hand.setting('Read from'), sources)
  for (const [from, userType] of rows) {
    // Below those that wait.
    await hand.addRow()
    await hand.open(-1, 'When it says')
    await hand.each(from)
    await hand.open(-1, 'They are on the platform')
    await hand.each([userType])
  }
}

async function meaning(hand: Hand, from: string[], to: string): Promise<void> {
  await hand.addRow()
  await hand.open(-1, 'When it says')
  await hand.each(from)
  await hand.type(-1, 'The platform gets', to)
}

/** @param first what it is called first: its key is made from that and stays. */
async function newField(hand: Hand, name: string, room: string, first = name): Promise<void> {
  await hand.tab('Fields')
  await hand.press('Add a field to the platform')
  await hand.box.getByLabel('Name').fill(first)
  await hand.box.getByLabel('Room for so many characters').fill(room)
  await hand.press('Add field')
  if (first === name) return
  await hand.open(first, 'Field of the platform')
  await hand.box.getByLabel('Name').fill(name)
  await hand.press('Change field')
}

/** In the tab Fields, or in the part Fields of a content type. */
async function field(hand: Hand, name: string, sources: string[]): Promise<void> {
  const part = hand.page.getByRole('button', { name: 'Fields', exact: true })
  if (await part.count()) await part.click()
  else await hand.tab('Fields')
  await hand.read(name, 'From the source', ...sources)
}

async function more(hand: Hand, row: string, steps: Recipe[]): Promise<void> {
  await hand.open(row, 'Recipe')
  await hand.recipes(steps)
}

async function contentType(hand: Hand, name: string, list: string): Promise<void> {
  await hand.tab('Content')
  await hand.press('Add a content type')
  await hand.box.getByRole('option', { name }).first().click()
  if (list === '') return
  await hand.setting('Where they stand')
  await hand.search(list)
}

async function contentId(hand: Hand): Promise<void> {
  await hand.press('Id')
  await hand.read('External id', 'From the source', 'id')
}

async function ruleTable(
  hand: Hand,
  name: string,
  looks: string[],
  side: 'source' | 'platform' = 'source',
): Promise<void> {
  await hand.tab('Rules')
  await hand.press('Choose what to look at first')
  for (const [index, look] of looks.entries()) {
    if (index > 0) await hand.press('Look at another field')
    if (side === 'platform') await hand.box.getByText('What the tabs before made of it').click()
    await hand.search(look)
  }
  await hand.page.getByLabel('Name', { exact: true }).fill(name)
}

async function condition(hand: Hand, row: number, column: string, text: string): Promise<void> {
  await hand.open(row, column)
  await hand.box.getByLabel(`${column} must be`).fill(text)
  await hand.page.keyboard.press('Enter')
}

async function sets(hand: Hand, row: number, field: string, text: string): Promise<void> {
  await hand.open(row, `Set ${field}`)
  await hand.box.getByLabel(`${field} gets`).fill(text)
  await hand.page.keyboard.press('Enter')
}
