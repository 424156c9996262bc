import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { exampleProgram } from '../example.ts'
import { writeMappingWorkbook } from '../export.ts'
import { readWorkbook } from '../read.ts'
import { Hand, inBoundedTime } from '../testing.ts'
import { refusals } from './guard.ts'
import { readDirectory, unzip, zip, type Part } from './zip.ts'

const { document, model } = exampleProgram('registration')
const honest = await writeMappingWorkbook({ title: 'Honest', document, model, project: null })
const partsOf = (bytes: Uint8Array): Part[] =>
  readDirectory(bytes).map((entry) => ({ name: entry.name, bytes: unzip(bytes, entry) }))
const parts = partsOf(honest)

/** The honest workbook with one part changed, or a further one. */
function withPart(name: string, change: (xml: string) => string): Uint8Array {
  const others = parts.filter((part) => part.name !== name)
  const xml = Buffer.from(parts.find((part) => part.name === name)?.bytes ?? []).toString('utf8')
  return zip([...others, { name, bytes: Buffer.from(change(xml)) }])
}

const read = (bytes: Uint8Array) => inBoundedTime(() => readWorkbook(bytes))

async function refusalOf(bytes: Uint8Array): Promise<string | null> {
  const reading = await read(bytes)
  return 'refusal' in reading ? reading.refusal : null
}

test('an honest workbook is read', async () => {
  expect(await refusalOf(honest)).toBeNull()
})

describe('refused before anything is unzipped', () => {
  const text = (content: string) => Buffer.from(content)
  test.each<[string, Uint8Array, string]>([
    ['nothing', text(''), refusals.empty],
    ['a text', text('Name;E-mail\nNoor;noor@example.org'), refusals.notAWorkbook],
    ['a picture', text('\u0089PNG\r\n'), refusals.notAWorkbook],
    [
      'a container of something else',
      zip([{ name: 'a.txt', bytes: text('a') }]),
      refusals.notAWorkbook,
    ],
    ['an encrypted or older workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), refusals.old],
    [
      'an OpenDocument',
      zip([
        { name: 'mimetype', bytes: text('x') },
        { name: 'content.xml', bytes: text('<a/>') },
      ]),
      refusals.openDocument,
    ],
    ['a binary workbook', zip([{ name: 'xl/workbook.bin', bytes: text('x') }]), refusals.binary],
    [
      'one with macros',
      zip([...parts, { name: 'xl/vbaProject.bin', bytes: text('x') }]),
      refusals.macros,
    ],
    [
      'one of 6 MB',
      zip([...parts, { name: 'a.bin', bytes: randomBytes(6_000_000) }]),
      refusals.tooLarge,
    ],
    ['a cut off one', honest.subarray(0, 40_000), refusals.damaged],
    ['one with a name twice', zip([...parts, ...parts.slice(0, 1)]), refusals.damaged],
    [
      'one with a way out of its folder',
      zip([...parts, { name: '../../x.xml', bytes: text('<a/>') }]),
      refusals.damaged,
    ],
    [
      'one of thousands of files',
      zip([
        ...parts,
        ...Array.from({ length: 3000 }, (_, at) => ({ name: `x/${at}`, bytes: text('') })),
      ]),
      refusals.tooLarge,
    ],
    [
      'a bomb of one part',
      zip([...parts, { name: 'xl/big.xml', bytes: Buffer.alloc(30_000_000, 97) }]),
      refusals.tooLarge,
    ],
    [
      'a bomb of many parts',
      zip([
        ...parts,
        ...Array.from({ length: 40 }, (_, at) => ({
          name: `xl/big${at}.xml`,
          bytes: Buffer.alloc(900_000, 97),
        })),
      ]),
      refusals.tooLarge,
    ],
  ])('%s', async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toBe(refusal)
  })

  test('entries that share their bytes', async () => {
    const bytes = Buffer.from(honest)
    const [first, second] = readDirectory(bytes).toSorted((a, b) => a.at - b.at)
    const place = bytes.lastIndexOf(Buffer.from(second?.name ?? '')) - 46
    bytes.writeUInt32LE(first?.at ?? 0, place + 42)
    expect(await refusalOf(bytes)).toBe(refusals.damaged)
  })

  test('an encrypted entry', async () => {
    const bytes = Buffer.from(honest)
    const place = bytes.lastIndexOf(Buffer.from('xl/workbook.xml')) - 46
    bytes.writeUInt16LE(1, place + 8)
    expect(await refusalOf(bytes)).toBe(refusals.password)
  })

  test('a part that says it is small and is not', async () => {
    const big = deflateRawSync(Buffer.alloc(50_000_000, 97))
    const bytes = Buffer.from(zip([...parts, { name: 'xl/comments.xml', bytes: big }]))
    const place = bytes.lastIndexOf(Buffer.from('xl/comments.xml')) - 46
    // What is packed twice is announced as packed once, and as 100 bytes.
    const entry = readDirectory(bytes).find(({ name }) => name === 'xl/comments.xml')
    big.copy(bytes, entry?.start ?? 0)
    bytes.writeUInt32LE(Math.min(big.length, entry?.packedSize ?? 0), place + 20)
    bytes.writeUInt32LE(100, place + 24)
    expect(await refusalOf(bytes)).toBe(refusals.damaged)
  })
})

describe('XML that no spreadsheet program writes', () => {
  test.each([
    ['a document type', '<!DOCTYPE x><worksheet/>'],
    [
      'entities',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>',
    ],
    [
      'a file of the server',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
    ],
  ])('%s is refused', async (_, xml) => {
    for (const name of ['xl/worksheets/sheet2.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml']) {
      expect(await refusalOf(withPart(name, () => xml))).toBe(refusals.unsafeXml)
    }
  })

  test('a text in UTF-16 could hide one, and is refused', async () => {
    const utf16 = Buffer.from('\uFEFF<!DOCTYPE x><worksheet/>', 'utf16le')
    const others = parts.filter(({ name }) => name !== 'xl/styles.xml')
    expect(await refusalOf(zip([...others, { name: 'xl/styles.xml', bytes: utf16 }]))).toBe(
      refusals.unsafeXml,
    )
  })

  test.each([
    ['no XML at all', '\u0001\u0002'],
    ['an unclosed element', '<worksheet><sheetData><row'],
    [
      'a cell beyond all sheets',
      '<worksheet><sheetData><row r="1"><c r="ZZZZZZ99999999999"><v>1</v></c></row></sheetData></worksheet>',
    ],
  ])('%s does no harm', async (_, xml) => {
    const reading = await read(withPart('xl/worksheets/sheet2.xml', () => xml))
    expect('refusal' in reading ? reading.refusal : 'read').toMatch(/damaged|read/u)
  })
})

describe('cells that are hostile', () => {
  const sheet = 'xl/worksheets/sheet5.xml'
  const rowsOf = (rows: string) => (xml: string) =>
    xml.replace('</sheetData>', `${rows}</sheetData>`)
  const inline = (ref: string, text: string) =>
    `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`

  test('one of 100,000 characters is told of at its place', async () => {
    const book = await Hand.open(honest)
    const row = book.add('Fields', {})
    const cells = inline(`B${row}`, 'City') + inline(`Q${row}`, 'x'.repeat(100_000))
    const reading = await read(withPart(sheet, rowsOf(`<row r="${row}">${cells}</row>`)))
    expect('problems' in reading && reading.problems).toEqual([
      { place: `Fields, row ${row}, column Note`, text: 'At most 5000 characters allowed.' },
    ])
  })

  test('a formula is told of, whatever it would fetch', async () => {
    const book = await Hand.open(honest)
    const row = book.add('Fields', {})
    const cells = `${inline(`B${row}`, 'City')}<c r="Q${row}" t="str"><f>WEBSERVICE("http://x.example")</f><v>done</v></c>`
    const reading = await read(withPart(sheet, rowsOf(`<row r="${row}">${cells}</row>`)))
    expect('problems' in reading && reading.problems).toEqual([
      {
        place: `Fields, row ${row}, column Note`,
        text: 'Found the formula =WEBSERVICE("http://x.example"). Formulas are not calculated here: write the value itself.',
      },
    ])
  })

  test('a sheet with too many rows is refused with their number', async () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, at) => `<row r="${at + 100}">${inline(`B${at + 100}`, 'City')}</row>`,
    )
    const reading = await read(withPart(sheet, rowsOf(rows.join(''))))
    expect('problems' in reading && reading.problems).toEqual([
      {
        place: 'Fields',
        text: expect.stringMatching(
          /^The sheet has 12,0\d\d rows; 10,000 are taken at most\.$/u,
        ) as string,
      },
    ])
  })

  test('ten thousand copies of one row are ten thousand rows of their own, or too many, in bounded time', async () => {
    const cells = (at: number) =>
      inline(`A${at}`, 'city') + inline(`B${at}`, 'City') + inline(`C${at}`, 'a; b')
    const rows = Array.from(
      { length: 9_900 },
      (_, at) => `<row r="${at + 100}">${cells(at + 100)}</row>`,
    )
    const bytes = withPart(sheet, rowsOf(rows.join('')))
    const begun = performance.now()
    // What is large and honest may be read: the thread's own limits bound it.
    const reading = await readWorkbook(bytes)
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect('refusal' in reading ? [reading.refusal] : reading.notes).not.toEqual([])
  })

  test('two cells at the far corners of a sheet cost no gigabytes', async () => {
    const far = `<row r="1048576">${inline('XFD1048576', 'x')}</row>`
    const reading = await read(withPart(sheet, rowsOf(far)))
    expect('refusal' in reading ? reading.refusal : 'read').toMatch(/longer|larger|damaged|read/u)
  })

  test('a million cells are refused in bounded time', async () => {
    const row = (at: number) => `<row r="${at}">${'<c t="s"><v>1</v></c>'.repeat(100)}</row>`
    const many = Array.from({ length: 14_000 }, (_, at) => row(at + 100)).join('')
    const reading = await read(withPart(sheet, rowsOf(many)))
    expect('refusal' in reading ? reading.refusal : '').toMatch(/longer|larger/u)
  })
})

test('many uploads at once are read one after another', async () => {
  const readings = await Promise.all(Array.from({ length: 4 }, () => readWorkbook(honest)))
  expect(readings.every((reading) => 'document' in reading)).toBe(true)
})
