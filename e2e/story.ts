// The main job, as the people in it do it: the integrations engineer in the console, then an attendee on their phone.
// Each step is what one reads on the screen; a step that fails names what was looked for.
import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import type { Demo } from './demo.ts'

export type Story = {
  demo: Demo
  engineer: Page
  /** A browser context of somebody else: nothing is shared with the engineer's. */
  newPhone: () => Promise<BrowserContext>
  /** Keeps a picture of the page as it stands, at desktop and phone width, where pictures are wanted. */
  picture: (page: Page, name: string) => Promise<void>
}

export type Step = [name: string, act: (story: Story) => Promise<void>]

const person = 'Abril Acuña'
const site = 'Harbor Summit 2027'
/** What the bridge must say for 5,200 invented people: examples/registration/README.md. */
const terms = {
  records: '6,712',
  'Add-ons': '1,500',
  Cancelled: '208',
  'Test orders': '12',
  VIP2: '14',
}

export const steps: Step[] = [
  [
    'the engineer enters the console by the link from the terminal',
    async ({ engineer, demo, picture }) => {
      await engineer.goto(demo.consoleLink)
      await engineer.getByRole('button', { name: 'Enter the console' }).click()
      await engineer.getByRole('link', { name: 'Registration' }).first().waitFor()
      await picture(engineer, 'home')
      await engineer.getByRole('link', { name: 'Registration' }).first().click()
      await engineer.getByRole('heading', { name: 'Registration', level: 1 }).waitFor()
      await picture(engineer, 'project')
    },
  ],
  [
    'connects the registration system, and reads what was found',
    async ({ engineer, demo, picture }) => {
      await engineer.getByRole('link', { name: 'Connect source' }).click()
      await engineer.getByRole('link', { name: 'Connect an API' }).click()
      await engineer.getByLabel('Address').fill(demo.ordersUrl)
      await engineer.getByLabel('Before the key').fill('Token')
      await engineer.getByLabel('API key').fill('not the key')
      await engineer.getByRole('button', { name: 'Connect', exact: true }).click()
      await engineer.getByText('it does not accept the credentials').waitFor()
      await engineer.getByLabel('API key').fill(demo.token)
      await engineer.getByRole('button', { name: /^Connect/ }).click()
      await engineer.getByText("each holds 1–10 'positions', which look like the people").waitFor()
      await picture(engineer, 'connect')
      await engineer.getByLabel('What do you call this source?').fill('Quayside Tickets')
      await engineer.getByRole('button', { name: 'Save this connection' }).click()
    },
  ],
  [
    'pulls a sample and sees its profile',
    async ({ engineer, picture }) => {
      await engineer.getByRole('button', { name: 'Pull sample' }).click()
      await engineer.getByText(/Sample complete: \d+ records/).waitFor()
      await engineer.getByText('Item name').first().waitFor()
      await picture(engineer, 'source')
    },
  ],
  [
    'fills the mapping, and sees what each row does to the sample',
    async ({ engineer, picture }) => {
      await engineer.getByRole('link', { name: 'Mapping' }).click()
      await engineer.getByRole('button', { name: 'Start from a completed example' }).click()
      await engineer.getByRole('link', { name: /\d+ come in/ }).waitFor()
      await engineer.getByRole('alert').getByRole('button').click()
      await picture(engineer, 'mapping-population')
      await engineer.getByRole('tab', { name: /Fields/ }).click()
      await picture(engineer, 'mapping-fields')
      await engineer.getByRole('tab', { name: /User types/ }).click()
      await picture(engineer, 'mapping-user-types')
      for (const tab of ['Lifecycle', 'Visibility', 'Test people']) {
        await engineer.getByRole('tab', { name: tab }).click()
        await picture(engineer, `mapping-${tab.toLowerCase().replace(' ', '-')}`)
      }
      await engineer.getByText(/Saved \d\d:\d\d/).waitFor()
    },
  ],
  [
    'agrees the mapping with the client: handed in, returned with a question, answered, accepted',
    async ({ demo, engineer, newPhone, picture }) => {
      const client = await (await newPhone()).newPage()
      await client.goto(demo.clientLink)
      await client.getByRole('button', { name: 'Enter the console' }).click()
      await client.getByRole('link', { name: 'Registration' }).first().click()
      await client
        .getByRole('link', { name: 'Open mapping' })
        .or(client.getByRole('link', { name: 'Mapping' }))
        .first()
        .click()
      await client.getByRole('button', { name: 'Hand in for review' }).click()
      await client.getByRole('button', { name: /^Hand in (?:version 1|with)/ }).click()
      await engineer.getByText(/handed in version 1/).waitFor()
      await picture(engineer, 'mapping-review')
      await engineer.getByRole('link', { name: 'Return with questions' }).click()
      await engineer.getByLabel('Your question').fill('What is a VIP2?')
      await engineer.getByRole('button', { name: /^Ask/ }).click()
      await engineer.getByRole('button', { name: 'Return with 1 question' }).click()
      await client.getByRole('link', { name: 'Answer 1 question' }).click()
      await client.getByLabel('Your answer').fill('A sponsor’s guest. Hold them; we will say.')
      await client.getByRole('button', { name: 'Answer', exact: true }).click()
      await client.getByRole('button', { name: /^Hand in/ }).click()
      await client.getByRole('button', { name: /^Hand in (?:version 2|with)/ }).click()
      await engineer.getByRole('button', { name: 'Accept version 2' }).click()
      await client.getByText(/accepted version 2/).waitFor()
      await client.context().close()
    },
  ],
  [
    'pulls everyone, and reads the count bridge and the plan',
    async ({ engineer, picture }) => {
      await engineer.getByRole('link', { name: 'See the plan' }).click()
      await engineer.getByRole('button', { name: 'Pull everyone' }).click()
      await engineer.getByText('own total of 3,576 agrees').waitFor({ timeout: 60_000 })
      await engineer.getByRole('button', { name: 'Plan for Dev' }).click()
      const bridge = engineer.getByRole('list', { name: /people expected/ })
      await bridge.waitFor({ timeout: 60_000 })
      const said = await bridge.innerText()
      for (const [term, count] of Object.entries(terms)) {
        assert.ok(said.includes(count), `The bridge has no ${count} (${term}): ${said}`)
      }
      await picture(engineer, 'plan')
    },
  ],
  [
    'opens the people behind one term of the bridge',
    async ({ engineer, picture }) => {
      const held = engineer.getByRole('listitem').filter({ hasText: 'VIP2' })
      await held.getByRole('link').click()
      await engineer.getByRole('dialog').getByText(/VIP2/).first().waitFor()
      await picture(engineer, 'plan-held')
      await engineer.keyboard.press('Escape')
    },
  ],
  [
    'applies it to Dev, and sees it happen',
    async ({ engineer, picture }) => {
      await engineer.getByRole('button', { name: /^Apply to Dev: [\d,]+ people/ }).click()
      await picture(engineer, 'apply-confirm')
      await engineer
        .getByRole('dialog')
        .getByRole('button', { name: /^Apply to Dev/ })
        .click()
      await engineer.getByText(/[\d,]+ created\./).waitFor({ timeout: 60_000 })
      await picture(engineer, 'applied')
    },
  ],
  [
    'a second sync changes nothing, and says so',
    async ({ engineer }) => {
      await engineer.getByRole('button', { name: 'Pull everyone again' }).click()
      await engineer.getByText('no record is new or changed').waitFor({ timeout: 60_000 })
      await engineer.getByRole('button', { name: 'Plan again' }).click()
      await engineer.getByRole('button', { name: 'Apply to Dev: 0 changes' }).click()
      await engineer
        .getByRole('dialog')
        .getByRole('button', { name: 'Apply to Dev: 0 changes' })
        .click()
      await engineer.getByText('0 changes: nothing was written to anybody.').first().waitFor()
    },
  ],
  [
    'finds a person and reads why a field holds what it holds',
    async ({ engineer, picture }) => {
      await engineer.getByRole('link', { name: 'People' }).first().click()
      await picture(engineer, 'people')
      await engineer.getByPlaceholder('Search people').fill('acuna abril')
      await engineer.getByText(person).first().click()
      await engineer.getByRole('heading', { name: person }).waitFor()
      await engineer.getByRole('button', { name: /^Country/ }).click()
      await engineer.getByText('Taken over from the source').first().waitFor()
      await engineer
        .getByRole('link', { name: /record \d+/ })
        .first()
        .waitFor()
      await picture(engineer, 'person')
    },
  ],
  [
    'makes them a test person and invites them',
    async ({ engineer }) => {
      await engineer.getByRole('button', { name: 'Make test person' }).click()
      await engineer.getByRole('dialog').getByRole('button', { name: 'Make test person' }).click()
      await engineer
        .getByRole('button', { name: /^Invite/ })
        .first()
        .click()
      await engineer.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click()
      await engineer.getByText('is in the outbox').waitFor()
    },
  ],
  [
    'opens the mail in the outbox; the attendee follows its link, and a look uses nothing up',
    async (story) => {
      const { engineer, picture, newPhone } = story
      await engineer.getByRole('link', { name: 'Mail' }).first().click()
      await engineer.getByRole('link', { name: new RegExp(person) }).click()
      await engineer.getByRole('button', { name: 'Show with live link' }).click()
      await engineer.getByText('The link in it works').waitFor()
      await picture(engineer, 'mail')
      const link = await engineer
        .frameLocator('iframe')
        .getByRole('link', { name: /^Open/ })
        .getAttribute('href')
      assert.ok(link)
      const scanner = await newPhone()
      await (await scanner.newPage()).goto(link)
      assert.deepEqual(await scanner.cookies(), [])
      const phone = await (await newPhone()).newPage()
      await phone.goto(link)
      await phone.getByText(`Welcome, ${person}`).waitFor()
      await picture(phone, 'site-link')
      await phone.getByRole('button', { name: `Sign in as ${person}` }).click()
      await firstVisit(phone, story)
    },
  ],
  [
    'binds Prod to its own connection, and deploys the same release there under the typed name',
    async ({ engineer, demo, picture }) => {
      await engineer.getByRole('link', { name: 'Source' }).first().click()
      await engineer.getByRole('link', { name: 'Connection' }).click()
      const prod = engineer.locator('form[data-environment=prod]')
      await prod.getByRole('button', { name: 'Use Dev’s address' }).click()
      await prod.locator('input[type=password]').fill(demo.token)
      await prod.getByRole('button', { name: 'Save Prod' }).click()
      await prod.getByText(/^Set /).waitFor()
      await picture(engineer, 'source-connection')
      await engineer.getByRole('link', { name: 'Release' }).first().click()
      await engineer
        .getByRole('heading', { name: /release 1/i })
        .first()
        .waitFor()
      await picture(engineer, 'release')
      await engineer.getByRole('button', { name: 'Deploy to Prod' }).first().click()
      const dialog = engineer.getByRole('dialog')
      await dialog.getByLabel(`Type “${site}” to confirm`).fill(site)
      await dialog.getByRole('button', { name: 'Deploy to Prod' }).click()
    },
  ],
  [
    'sees Prod’s own plan before it is applied, and applies it',
    async ({ engineer, picture }) => {
      await engineer.getByRole('button', { name: 'Pull everyone' }).click()
      await engineer.getByText('own total of 3,576 agrees').waitFor({ timeout: 60_000 })
      await engineer.getByRole('button', { name: 'Plan for Prod' }).click()
      const act = engineer.getByRole('button', { name: /^Apply to Prod: [\d,]+ people/ })
      await act.waitFor({ timeout: 60_000 })
      await picture(engineer, 'plan-prod')
      await act.click()
      const dialog = engineer.getByRole('dialog')
      await dialog.getByLabel(`Type “${site}” to confirm`).fill(site)
      await dialog.getByRole('button', { name: /^Apply to Prod/ }).click()
      await engineer.getByText(/[\d,]+ created\./).waitFor({ timeout: 60_000 })
    },
  ],
  [
    'invites the speakers on Prod, after seeing the mail as one of them gets it',
    async ({ engineer, picture }) => {
      await engineer.getByRole('link', { name: 'Mail' }).last().click()
      await engineer.getByRole('link', { name: 'Invite people' }).first().click()
      await engineer.getByText('People of some user types').click()
      await engineer.getByRole('button', { name: /^Speaker/ }).click()
      await engineer.getByText(/gets it at/).waitFor()
      await engineer.getByLabel(/^Type/).fill(site)
      await picture(engineer, 'invite')
      await engineer.getByRole('button', { name: /^Invite [\d,]+ people/ }).click()
      await engineer.getByText('in the outbox').first().waitFor({ timeout: 60_000 })
      await engineer.getByText('Kept here').first().waitFor({ timeout: 60_000 })
    },
  ],
  [
    'leaves a trail that says what was read, planned and applied',
    async ({ engineer, picture }) => {
      await engineer.getByRole('link', { name: 'Runs' }).click()
      await engineer
        .getByText(/Applied: 4,\d\d\d people expected/)
        .first()
        .waitFor()
      await picture(engineer, 'runs')
      await engineer.getByRole('link', { name: 'Settings' }).first().click()
      await engineer.getByRole('heading', { name: /Settings/, level: 1 }).waitFor()
      await picture(engineer, 'settings')
    },
  ],
]

async function firstVisit(phone: Page, { picture }: Story): Promise<void> {
  await phone.getByRole('heading', { name: 'May the others find you?' }).waitFor()
  await picture(phone, 'site-first-visit')
  await phone.getByText('I accept these terms').click()
  await phone.getByText('Show me in the directory').click()
  await phone.getByRole('button', { name: `Enter ${site}` }).click()
  await phone.getByRole('navigation', { name: 'Rooms' }).waitFor()
  await picture(phone, 'site-home')
  await phone
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('link', { name: 'People' })
    .click()
  await phone
    .getByRole('searchbox')
    .or(phone.getByPlaceholder(/search/i))
    .first()
    .fill('王')
  await phone
    .getByText(/\d+ (people|person)/)
    .first()
    .waitFor()
  await picture(phone, 'site-directory')
  await phone.goto(new URL('/profile', phone.url()).href)
  await phone.getByRole('heading', { level: 1 }).waitFor()
  await picture(phone, 'site-profile')
}
