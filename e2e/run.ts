// The whole story in a real browser, then each rule of examples/rules built in the mapping room.
// `node e2e/run.ts --pictures docs/screenshots` keeps a picture of each page of the story.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../scripts/chromium.ts'
import { startDemo } from './demo.ts'
import { ruleSteps } from './editor/steps.ts'
import { steps, type Story } from './story.ts'

const { values } = parseArgs({ options: { pictures: { type: 'string' } } })
const executablePath = findChromium()
if (!executablePath) {
  throw new Error('No Chromium was found. Install chromium, or set CHROMIUM_PATH.')
}
const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

const demo = await startDemo()
const browser = await chromium.launch({
  executablePath,
  args: [
    // Chromium's own sandbox refuses root, and what it opens here is ours.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const faults: string[] = []
try {
  const engineer = await (await browser.newContext({ viewport: desktop })).newPage()
  watch(engineer)
  const story: Story = {
    demo,
    engineer,
    newPhone: async () => {
      const context = await browser.newContext({ viewport: phone })
      context.on('page', watch)
      return context
    },
    picture,
  }
  for (const [name, act] of [...steps, ...ruleSteps]) {
    const started = performance.now()
    try {
      await act(story)
    } catch (error) {
      const page =
        browser
          .contexts()
          .flatMap((context) => context.pages())
          .at(-1) ?? engineer
      await page.screenshot({ path: 'e2e-failure.png' })
      console.log(`✗ ${name}\n  at ${page.url()}, see e2e-failure.png`)
      throw error
    }
    console.log(`✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  }
  if (faults.length > 0) throw new Error(`The pages complained:\n${faults.join('\n')}`)
} finally {
  await browser.close()
  await demo.stop()
}

/** What a page throws, and what its security policy refuses, is a failure, whether anybody sees it or not. */
function watch(page: Page): void {
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' || /status of 4\d\d/.test(message.text())) return
    faults.push(`${page.url()}: ${message.text()}`)
  })
}

async function picture(page: Page, name: string): Promise<void> {
  if (!values.pictures) return
  await mkdir(values.pictures, { recursive: true })
  await page.waitForLoadState('networkidle')
  const before = page.viewportSize() ?? desktop
  const sizes =
    before.width === phone.width
      ? [['', phone]]
      : [
          ['', desktop],
          ['-phone', phone],
        ]
  for (const [suffix, size] of sizes as [string, typeof phone][]) {
    await page.setViewportSize(size)
    // Transitions of at most 150 ms, and what a changed width lays out anew.
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(values.pictures, `${name}${suffix}.png`) })
  }
  await page.setViewportSize(before)
}
