// Hostile documents, by every door that they come in: saved, as YAML, as a workbook; and once they are in, by everything
// that is asked of them. Each ends soon with a sentence. What a core function makes of them is tested beside it.
import { expect, test } from 'vitest'
import { previewEndpoints } from '../sync/preview-routes.ts'
import { Failed, testServer } from '../server/testing.ts'
import type { MappingDocumentInput } from './core/document.ts'
import { standardModel } from './core/platform-model.ts'
import { mappingEndpoints } from './routes.ts'
import { endlessDocument } from './testing.ts'
import { readDirectory, unzip, zip } from './workbook/package/zip.ts'

const path = '/api/projects/:project/mapping'

async function aProject() {
  const server = await testServer(({ db }) => ({
    ...mappingEndpoints({ db }),
    ...previewEndpoints({ db }),
  }))
  const engineer = await server.asRole('engineer')
  const another = async (slug: string) => {
    const { projectId, clientId } = await server.aProject({ slug })
    return {
      engineer,
      client: await server.asRole('client', clientId),
      params: { project: projectId },
    }
  }
  return { ...server, ...(await another('harbor')), another }
}

type Project = Awaited<ReturnType<Awaited<ReturnType<typeof aProject>>['another']>>

/**
 * The thread that serves everybody works two seconds at most, and memory stays in bounds. What runs beside it has bounds
 * of its own; by the clock, as others work on the machine too, only what never ends is told from what does.
 */
async function inBounds<T>(act: () => Promise<T>): Promise<T> {
  const [clock, cpu, memory] = [performance.now(), process.threadCpuUsage(), process.memoryUsage()]
  try {
    return await act()
  } finally {
    const { user, system } = process.threadCpuUsage(cpu)
    expect((user + system) / 1000).toBeLessThan(2_000)
    expect(performance.now() - clock).toBeLessThan(20_000)
    expect(process.memoryUsage().rss - memory.rss).toBeLessThan(1_000_000_000)
  }
}

/** The sentence with which something is refused; it is no fault of the server's. */
async function refusalOf(act: () => Promise<unknown>): Promise<string> {
  const refused: unknown = await inBounds(act).catch((error: unknown) => error)
  if (!(refused instanceof Failed)) throw new Error('It was not refused.', { cause: refused })
  expect(refused.status).toBeLessThan(500)
  const { message, places } = refused
  return [message, ...places.map(({ place, text }) => `${place}: ${text}`)].join('\n')
}

const times = <T>(count: number, one: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => one(n))
const row = (more: object) => ({ id: 'job', field: 'job_title', sources: ['job'], ...more })
const fields = (...rows: object[]) => ({ format: 1, fields: { rows } })
const person = (record: object) => ({ id: 'p', name: 'P', record })

/** Raw, because no object of a program holds some of these keys. */
const raw = (document: string) =>
  `{"revision":0,"document":${document},"model":${JSON.stringify(standardModel)}}`
const withRecord = (record: string) =>
  raw(`{"format":1,"testPeople":{"rows":[{"id":"p","name":"P","record":${record}}]}}`)

const refused: [string, string | object, RegExp][] = [
  ['a cell of 100,000 characters', fields(row({ note: 'x'.repeat(100_000) })), /At most 5,?000/iu],
  ['ten thousand rows and one', fields(...times(10_001, (n) => row({ id: `r${n}` }))), /10,?000/u],
  ['two million characters', fields(row({ note: 'x'.repeat(2_000_000) })), /larger than/u],
  [
    'short rows that are long written out',
    fields(...times(9_000, (n) => ({ id: `r${n}`, field: 'x' }))),
    /Written out, this document has [\d,]+ characters; the console takes 900,000/u,
  ],
  ['a thousand levels', withRecord('{"a":'.repeat(1_000) + '1' + '}'.repeat(1_000)), /too deeply/u],
  ['a hundred thousand levels', withRecord('['.repeat(100_000)), /JSON/u],
  [
    'ten thousand keys',
    { format: 1, testPeople: { rows: [person(Object.fromEntries(times(10_000, (n) => [n, 1])))] } },
    /no group has so many/u,
  ],
  ['a NUL', fields(row({ note: 'a\0b' })), /document.*no database can keep/u],
  ['half of a character', fields(row({ sources: ['a\ud83d'] })), /document.*no database can keep/u],
  ['a NUL in a key', withRecord('{"a\\u0000b":1}'), /no database can keep/u],
  ['a record of __proto__', withRecord('{"__proto__":{"admin":true}}'), /./u],
  ['a constructor’s prototype', withRecord('{"constructor":{"prototype":{"admin":true}}}'), /./u],
  ['a row called __proto__', fields(row({ id: '__proto__' })), /A row id is/u],
  [
    'a cell called __proto__',
    raw(
      '{"format":1,"rules":{"tables":[{"id":"t","name":"T","rows":[{"id":"r","when":{"__proto__":"x"}}]}]}}',
    ),
    /./u,
  ],
  [
    'a date format that is none',
    fields(row({ steps: [{ recipe: 'date', formats: ['YYYY'.repeat(20)] }] })),
    /is not a date format|characters/u,
  ],
]

test('what is no document is refused where it would be saved', async () => {
  const { engineer, server, params } = await aProject()
  for (const [what, sent, sentence] of refused) {
    const payload =
      typeof sent === 'string' ? sent : { revision: 0, document: sent, model: standardModel }
    const said = await refusalOf(async () => {
      const response = await server.inject({
        method: 'PUT',
        url: path.replace(':project', params.project),
        headers: { ...engineer.headers, 'content-type': 'application/json' },
        payload,
      })
      if (response.statusCode >= 400) throw new Failed(response.statusCode, response.json())
    })
    expect(said, what).toMatch(sentence)
    expect(said, what).not.toMatch(/undefined|\[object/u)
  }
})

const twice = (n: number) => `*${n === 0 ? 'a' : `a${n - 1}`}`

const refusedYaml: [string, string, RegExp][] = [
  [
    'aliases that double',
    `a: &a [x,x]\n${times(60, (n) => `a${n}: &a${n} [${twice(n)}, ${twice(n)}]`).join('\n')}`,
    /aliases/u,
  ],
  ['one alias eight thousand times', `a: &a 1\nb: [${'*a,'.repeat(8_000)}]`, /aliases/u],
  ['brackets without end', '['.repeat(100_000), /nested too deeply/u],
  ['one key again and again', 'k1: 1\n'.repeat(20_000), /a second time/u],
  ['a text of two million characters', 'x'.repeat(2_000_001), /larger than/u],
  [
    'short rows that are long written out',
    `format: 1\nfields: {rows: [${times(9_000, (n) => `{id: r${n}, field: x}`).join(', ')}]}`,
    /Written out, this document has/u,
  ],
  ['a tag of the language', 'format: !!js/function "function () {}"', /./u],
  ['a key __proto__', 'format: 1\n__proto__: {admin: true}', /__proto__/u],
  [
    'a record with __proto__',
    'format: 1\ntestPeople: {rows: [{id: a, name: A, record: {__proto__: {admin: true}}}]}',
    /__proto__/u,
  ],
  ['a NUL', 'format: 1\nfields: {rows: [{id: a, field: city, note: "a\\0b"}]}', /NUL/u],
]

test('what is no document is refused as YAML', async () => {
  const { engineer, params } = await aProject()
  for (const [what, yaml, sentence] of refusedYaml) {
    const body = { revision: 0, yaml }
    const said = await refusalOf(() => engineer.call(`PUT ${path}/yaml`, { params, body }))
    expect(said, what).toMatch(sentence)
  }
  expect({}).not.toHaveProperty('admin')
})

const sheet = 'xl/worksheets/sheet5.xml'

test('workbooks: what is no honest workbook is refused, and a formula is told of at its cell', async () => {
  const { client, params } = await aProject()
  const answer: unknown = await client.call(`GET ${path}.xlsx`, { params })
  const honest = answer as Uint8Array
  const parts = readDirectory(honest).map((entry) => ({
    name: entry.name,
    bytes: unzip(honest, entry),
  }))
  const withPart = (name: string, change: (xml: string) => string) =>
    zip(
      parts.map((part) =>
        part.name === name
          ? { name, bytes: Buffer.from(change(Buffer.from(part.bytes).toString())) }
          : part,
      ),
    )
  const formula = `<row r="90"><c r="B90" t="str"><f>WEBSERVICE("http://x.example")</f><v>done</v></c></row>`
  const hostile: [Uint8Array, RegExp][] = [
    [zip([...parts, { name: 'xl/big.xml', bytes: Buffer.alloc(60_000_000, 97) }]), /larger than/u],
    [
      withPart(sheet, () => '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
      /XML|workbook/u,
    ],
    [
      withPart(sheet, (xml) => xml.replace('</sheetData>', `${formula}</sheetData>`)),
      /Fields, row 90.*Formulas are not calculated/su,
    ],
    [Buffer.from('PK\u0003\u0004'), /damaged|not a workbook/u],
  ]
  for (const [body, sentence] of hostile) {
    const said = await refusalOf(() => client.call(`POST ${path}/workbook`, { params, body }))
    expect(said).toMatch(sentence)
  }
})

const base = {
  format: 1,
  identity: { externalId: { sources: ['id'] }, email: { sources: ['mail'] } },
  userTypes: { everybody: ['attendee'] },
} as const
const rules = (count: number, cell: (n: number) => string) => ({
  tables: [
    {
      id: 't',
      name: 'T',
      columns: [{ id: 'c', reads: 'a' }],
      rows: times(count, (n) => ({ id: `r${n}`, when: { c: cell(n) }, set: { city: 'x' } })),
    },
  ],
})
const testPeople = (count: number, record: object) => ({
  rows: times(count, (n) => ({
    id: `p${n}`,
    name: `P${n}`,
    record: { id: n, mail: `noor${n}@example.org`, ...record },
  })),
})
const everyField = (more: object) => ({
  rows: standardModel.fields.map(({ key }) => ({ id: key, field: key, sources: ['a'], ...more })),
})

/** What goes in as a document, and a sentence of what a try of it says; null where nothing is wrong with it. */
const taken: [string, object, RegExp | null][] = [
  ['six thousand rules', { rules: rules(6_000, (n) => `v${n}`) }, null],
  [
    'a lookup table of ten thousand rows',
    { fields: everyField({ values: 't' }), values: lookup(10_000, (n) => [`V${n}`]) },
    /'NL' does not fit/u,
  ],
  [
    'one value 150,000 times in a lookup table',
    { values: lookup(100, () => times(1_500, () => 'a')) },
    /'a' stands in two rows/u,
  ],
  ['three thousand rows of one id', { fields: sameRows(3_000) }, /rows have the id 'same'/u],
  [
    'many rules beside 400 test people',
    {
      rules: rules(4_500, (n) => `contains v${n}`),
      testPeople: testPeople(400, { a: 'x'.repeat(300) }),
    },
    /never reached/u,
  ],
  ['a test person of 800,000 characters', { testPeople: testPeople(1, longRecord()) }, null],
  ['recipes without end beside 500 test people', endlessDocument(500), /takes too long/u],
  [
    'texts that double fifty times',
    {
      fields: everyField({
        steps: times(50, () => ({ recipe: 'replace', find: 'a', with: 'aa' })),
      }),
      testPeople: testPeople(10, { a: 'aaaa' }),
    },
    /takes too long|more than a million characters/u,
  ],
  [
    'one list named fifty times in each row',
    {
      fields: everyField({
        sources: times(50, () => 'l[]'),
        steps: [{ recipe: 'join with' }],
      }),
      testPeople: testPeople(20, { l: times(1_500, () => 'abcdef') }),
    },
    /characters/u,
  ],
  [
    'an expression nested a thousandfold',
    { fields: everyField({ sources: [`cel: ${'('.repeat(990)}1${')'.repeat(990)}`] }) },
    /nested more than 100 deep/u,
  ],
  [
    'a pattern that never ends',
    { fields: everyField({ sources: ["cel: record.a.matches('^(a+)+$')"] }) },
    /Patterns are not offered/u,
  ],
  [
    'loops in loops',
    {
      fields: everyField({
        sources: ['cel: record.l.map(a, record.l.map(b, record.l.all(c, c>=0)))'],
      }),
      testPeople: testPeople(200, { l: times(100, (n) => n) }),
    },
    /is held/u,
  ],
  [
    'keys that programs take for something else',
    {
      rules: {
        tables: [
          {
            id: 'constructor',
            name: 'T',
            columns: [{ id: 'toString', of: 'field', reads: 'constructor' }],
            rows: [
              {
                id: 'valueOf',
                when: { toString: 'x', constructor: 'y' },
                set: { hasOwnProperty: 'z' },
              },
            ],
          },
        ],
      },
      testPeople: testPeople(1, { constructor: 'x', toString: 'y', valueOf: { prototype: 'z' } }),
    },
    /constructor/u,
  ],
  [
    'cells that a spreadsheet would calculate',
    { fields: everyField({ note: '=HYPERLINK("http://x.example")' }) },
    null,
  ],
]

test(
  'what is a document is tried and handed in soon, whatever it asks for',
  { timeout: 60_000 },
  async () => {
    const { another } = await aProject()
    for (const [at, [what, parts, sentence]] of taken.entries()) {
      const project = await another(`hostile-${at}`)
      const { client, params } = project
      const document = { ...base, ...parts } as unknown as MappingDocumentInput
      await saved(project, document)
      const body = { document, model: standardModel }
      const said = await inBounds(() => client.call(`POST ${path}/preview`, { params, body })).then(
        ({ problems }) => problems.map(({ text }) => text).join('\n'),
        (error: unknown) => (error as Failed).message,
      )
      const sent = { params, body: { revision: 1, note: '' } }
      const handIn = () => client.call(`POST ${path}/versions`, sent)
      if (sentence) {
        expect(said, what).toMatch(sentence)
        expect(await refusalOf(handIn), what).toMatch(sentence)
      } else {
        expect(said, what).toBe('')
        expect(await inBounds(handIn), what).toEqual({ number: 1 })
      }
    }
  },
)

test('the largest documents go out in every form, and come back', async () => {
  const world = await aProject()
  const { client, engineer, params } = world
  const parts = { ...base, rules: rules(6_000, (n) => `=v${n}`) }
  const document = parts as unknown as MappingDocumentInput
  await saved(world, document)
  const ask = { params }
  await inBounds(() => client.call(`GET ${path}`, ask))
  const from = { params, query: { from: 'start', to: 'now' } } as const
  const { differences } = await inBounds(() => client.call(`GET ${path}/difference`, from))
  expect(differences).toContainEqual(expect.objectContaining({ tab: 'rules', kind: 'added' }))
  const since = { params: { ...params, revision: 0 } }
  await inBounds(() => client.call(`GET ${path}/since/:revision`, since))
  await inBounds(() => client.call(`GET ${path}.yaml`, ask))
  const bytes: unknown = await inBounds(() => client.call(`GET ${path}.xlsx`, ask))
  const upload = { params, body: bytes as Uint8Array }
  const shown = await inBounds(() => client.call(`POST ${path}/workbook`, upload)).catch(
    (error: unknown) => error as Failed,
  )
  // Reading it takes as long as a workbook may, or is stopped by that: never is something else in it.
  if (shown instanceof Failed) expect(shown.message).toMatch(/longer|larger/u)
  else expect(shown).toMatchObject({ isUntouched: true, count: 0 })
  // Somebody else’s edit is merged with one that began before it, row by row.
  const body = { revision: 0, document: { ...document, rules: {} }, model: standardModel }
  await inBounds(() => engineer.call(`PUT ${path}`, { params, body }))
})

async function saved({ engineer, params }: Project, document: MappingDocumentInput): Promise<void> {
  const body = { revision: 0, document, model: standardModel }
  await inBounds(() => engineer.call(`PUT ${path}`, { params, body }))
}

function lookup(count: number, from: (n: number) => string[]) {
  const rows = times(count, (n) => ({ id: `r${n}`, from: from(n), to: 'NL' }))
  return { tables: [{ id: 't', name: 'T', rows }] }
}

function sameRows(count: number) {
  return { rows: times(count, () => ({ id: 'same', field: 'city', sources: ['a'] })) }
}

function longRecord() {
  return Object.fromEntries(times(900, (n) => [`k${n}`, 'x'.repeat(900)]))
}
