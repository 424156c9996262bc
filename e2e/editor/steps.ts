// Each of the 22 rules of examples/rules is built in the mapping room by hand, in a project of its own, and what is
// exported then is what the example says.
import type { Page } from 'playwright-core'
import type { Step } from '../story.ts'
import { assertSame, example } from './compare.ts'
import { handOn } from './hand.ts'
import { rules } from './rules.ts'

export const ruleSteps: Step[] = Object.entries(rules).map(([number, build]) => {
  const { name, document } = example(Number(number))
  return [
    `builds rule ${name} in the mapping room`,
    async ({ engineer, picture }) => {
      const kind = document.content.types.length > 0 ? 'content' : 'registration'
      const records = document.testPeople.rows.map(({ record }) => record)
      const project = await newProject(engineer, kind, name)
      await upload(engineer, project, records.length > 0 ? records : (sampleOf[number] ?? []))
      await engineer.goto(new URL(`/projects/${project}/mapping`, engineer.url()).href)
      await engineer.getByRole('button', { name: 'Fill in the document' }).click()
      await build(handOn(engineer))
      await engineer.getByText(/Saved \d\d:\d\d/).waitFor()
      const shown = pictured[number]
      if (shown) await picture(engineer, shown)
      const { body } = await call(engineer, 'GET', `/api/projects/${project}/mapping.yaml`)
      assertSame(body, Number(number))
    },
  ]
})

/** Those whose last tab is worth a picture. */
const pictured: Record<string, string> = {
  12: 'mapping-tags',
  17: 'mapping-content',
}

/** What the source holds, where the example has no test people. */
const sampleOf: Record<string, unknown[]> = {
  8: [{ sessions: [{ id: 's1', number: 'A1', title: 'Locks &amp; gates' }] }],
  16: [{ company: 'Quay Ltd', booths: [{ number: 'A1' }, { number: 'B2' }] }],
  17: [{ title: 'Tides', speakers: [{ email: ' noor@example.org' }] }],
  20: [{ type: 'Speaker' }, { type: 'Delegate' }],
  22: [{ job: 'Pilot', phone: '+31 20 555 0100', city: 'Rotterdam' }],
}

async function newProject(page: Page, kind: string, name: string): Promise<string> {
  const { body } = await call(page, 'POST', '/api/sites/harbor/projects', { kind, name })
  return (JSON.parse(body) as { projectId: string }).projectId
}

/** A file of records, each with an id by which the file is read. */
async function upload(page: Page, project: string, records: unknown[]): Promise<void> {
  const sources = `/api/projects/${project}/sources`
  const source = { kind: 'file', name: 'Sample', key: ['id'] }
  const { body } = await call(page, 'POST', sources, source)
  const { sourceId } = JSON.parse(body) as { sourceId: string }
  const file = records.map((record, index) => ({ id: index + 1, ...(record as object) }))
  const to = `${sources}/${sourceId}/uploads/dev?name=sample.json&covers=everyone`
  await call(page, 'POST', to, file, 'application/octet-stream')
}

/** As the page itself asks, with its session. */
async function call(
  page: Page,
  method: 'GET' | 'POST',
  path: string,
  body: unknown = null,
  type = 'application/json',
): Promise<{ body: string }> {
  const answer = await page.evaluate(
    async ({ method, path, body, type }) => {
      const sent = body === null ? {} : { body, headers: { 'content-type': type } }
      const response = await fetch(path, { method, ...sent })
      return { status: response.status, body: await response.text() }
    },
    { method, path, body: body === null ? null : JSON.stringify(body), type },
  )
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
  return answer
}
