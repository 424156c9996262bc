import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { SourceError } from '../source-error.ts'
import { missingColumns } from './columns.ts'
import type { FileRecord } from './file-upload.ts'
import { keyedRecords } from './keyed-records.ts'
import { readUpload } from './upload.ts'

async function read(content: string | Buffer, name = 'people.csv') {
  const upload = await readUpload(Buffer.from(content), name)
  const records: FileRecord[] = []
  for await (const record of upload.records) records.push(record)
  return { ...upload, records, texts: upload.findings.map(({ text }) => text) }
}

async function faultOf(content: string | Buffer, name = 'people.csv'): Promise<string> {
  const error: unknown = await read(content, name).catch((cause: unknown) => cause)
  if (error instanceof SourceError) return error.text
  throw new Error('Expected a SourceError', { cause: error })
}

test('A CSV file becomes records by its column names', async () => {
  const upload = await read('Id,Name,City\n1,"Example, Ada",Oslo\n\n2,"Ben ""B"" Example",Rome\n')
  expect(upload.records).toEqual([
    { line: 2, record: { Id: '1', Name: 'Example, Ada', City: 'Oslo' } },
    { line: 4, record: { Id: '2', Name: 'Ben "B" Example', City: 'Rome' } },
  ])
  expect(upload).toMatchObject({
    format: 'CSV',
    encoding: 'UTF-8',
    columns: ['Id', 'Name', 'City'],
  })
  expect(upload.texts).toEqual([
    'A CSV file of 2 rows and 3 columns, separated by commas.',
    'Read as UTF-8.',
  ])
})

test.each([
  ['Id;Name;Note\n1;Ada;"a, b, c, d"\n2;Ben;x, y\n', 'semicolons'],
  ['Id\tName\tNote\n1\tAda\ta;b\n', 'tabs'],
  ['Id|Name|Note\r\n1|Ada|x\r\n', 'upright bars'],
  ['sep=;\r\nId;Name;Note\r\n1;Ada;a,b\r\n', 'semicolons'],
])('%j is separated by %s', async (content, name) => {
  const upload = await read(content)
  expect(upload.columns).toEqual(['Id', 'Name', 'Note'])
  expect(upload.texts[0]).toContain(`separated by ${name}`)
})

const accents = 'Id;Name\n1;Zoë Müller €\n'

test.each([
  ['UTF-8', Buffer.from(accents), 'Read as UTF-8.'],
  ['UTF-8', Buffer.from(`\uFEFF${accents}`), 'Read as UTF-8.'],
  ['UTF-16', iconv.encode(accents, 'utf-16le', { addBOM: true }), 'Read as UTF-16.'],
  ['UTF-16', iconv.encode(accents, 'utf-16be', { addBOM: true }), 'Read as UTF-16.'],
  ['UTF-16', iconv.encode(accents, 'utf-16le', { addBOM: false }), 'Read as UTF-16.'],
  [
    'Windows-1252',
    iconv.encode(accents, 'windows-1252'),
    'Read as Windows-1252 (the file is not valid UTF-8). Look whether letters with accents are right.',
  ],
])('%s is recognised and said', async (encoding, bytes, text) => {
  const upload = await read(bytes)
  expect(upload.encoding).toBe(encoding)
  expect(upload.texts).toContain(text)
  expect(upload.records[0]!.record).toEqual({ Id: '1', Name: 'Zoë Müller €' })
})

test('Names that are missing or stand twice are mended and said', async () => {
  const upload = await read('Id,E-mail,,E-mail,,\n1,a@example.org,x,b@example.org,,\n')
  expect(upload.columns).toEqual(['Id', 'E-mail', 'Column 3', 'E-mail (2)'])
  expect(upload.texts.slice(1, 3)).toEqual([
    "Column 3 has no name; it is called 'Column 3'.",
    "The name 'E-mail' stands over more than one column; another is called 'E-mail (2)'.",
  ])
})

test('Rows that are too short or too long are read and named by their lines', async () => {
  const upload = await read('Id,Name\n1\n2,Ben,extra\n3,Cleo,\n4,Dora,x,y\n')
  expect(upload.records.map(({ record }) => record['Name'])).toEqual(['', 'Ben', 'Cleo', 'Dora'])
  expect(upload.texts.slice(1, 3)).toEqual([
    '1 row has fewer cells than the 2 columns; what is missing is taken as empty (line 2).',
    '2 rows have more cells than the 2 columns; what is too much is left out (lines 3, 5).',
  ])
})

test('A file without a row of names is read all the same', async () => {
  const upload = await read('1,Ada,ada@example.org\n2,Ben,ben@example.org\n')
  expect(upload.columns).toEqual(['Column 1', 'Column 2', 'Column 3'])
  expect(upload.records).toHaveLength(2)
  expect(upload.texts[1]).toContain('The first row looks like a person and not like column names')
})

test.each([
  ['[{"id": 1}, {"id": 2, "name": "Ben"}]', 'people.json', 'JSON', 'A JSON list of 2 records.'],
  [
    '{"people": [{"id": 1}, {"id": 2, "name": "Ben"}]}',
    'people.json',
    'JSON',
    "A JSON file with a list of 2 records at 'people'.",
  ],
  [
    '{"rooms": [{"id": 9}], "people": [{"id": 1}, {"id": 2, "name": "Ben"}]}',
    'a.json',
    'JSON',
    "A JSON file with several lists. Taken is 'people' with 2 records, not 'rooms'.",
  ],
  [
    '{"id": 1}\n{"id": 2, "name": "Ben"}\n',
    'people.json',
    'NDJSON',
    'A file of 2 records, one JSON object a line.',
  ],
])('%s is read as records', async (content, name, format, text) => {
  const upload = await read(content, name)
  expect(upload).toMatchObject({ format, columns: ['id', 'name'] })
  expect(upload.texts[0]).toBe(text)
  expect(upload.records.map(({ record }) => record['id'])).toEqual([1, 2])
})

test.each([
  ['', 'it is empty'],
  ['Id,Name\n', 'it has column names, but no rows under them'],
  ['Id,Name\n1,"Ada\n2,Ben\n', 'a quotation mark is opened and never closed'],
  ['Id,Name\n1,"Ada" x\n', 'a quotation mark stands where none may be in line 2'],
  ['PK\u0003\u0004rest', "save it from Excel as 'CSV UTF-8'"],
  ['%PDF-1.7', 'it is a PDF'],
  ['[]', 'its list is empty'],
  ['[1, 2]', 'entry 1 of its list is a number'],
  ['{"id": 1}', 'it is JSON, but holds no list of records'],
  ['[{"id": 1}, {"id"', 'it is not whole JSON'],
  ['{"id": 1}\n{"id": \n', 'line 2 is not whole JSON'],
])('%j cannot be read, and why is said: %s', async (content, fault) => {
  const text = await faultOf(content)
  expect(text).toContain(`The file 'people.csv' cannot be read: `)
  expect(text).toContain(fault)
})

test('A column that the mapping needs and the file lacks is named, with the nearest there', () => {
  const missing = missingColumns(
    ['Id', 'Email', 'Job title'],
    ['Id', 'E-mail', '"Job title"', 'Country.code'],
  )
  expect(missing.map(({ text }) => text)).toEqual([
    "The file has no column 'E-mail', which is needed. The nearest is 'Email'. Rename the column, or change what the mapping reads.",
    "The file has no column 'Country', which is needed. Rename the column, or change what the mapping reads.",
  ])
})

test('Rows get their keys; those without one, and earlier ones of the same, are left out and said', async () => {
  const upload = await readUpload(
    Buffer.from('Id,Name,Diet\n1,Ada,Vegan\n,Ben,\n2,Cleo,\n1,Ada E.,None\n'),
    'people.csv',
  )
  const { records, problems } = await keyedRecords(upload, ['Id'], ['Diet'])
  expect(records).toEqual([
    { key: '2', record: { Id: '2', Name: 'Cleo' } },
    { key: '1', record: { Id: '1', Name: 'Ada E.' } },
  ])
  expect(problems.map(({ text }) => text)).toEqual([
    "Line 3 is left out: its 'Id' is empty; expected a text or a number that names it.",
    "Line 2 is left out: line 5 has the same Id ('1'), and the later one counts.",
  ])
})

test('A large file is read in pieces without tearing its letters', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `${index},Zoë 😀 ${index}`)
  const upload = await read(`Id,Name\n${rows.join('\n')}\n`)
  expect(upload.records.map(({ record }) => record)).toEqual(
    rows.map((_, index) => ({ Id: `${index}`, Name: `Zoë 😀 ${index}` })),
  )
})

test('A row that is too deep or has too long a key is left out and said', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const upload = await readUpload(
    Buffer.from(`[{"id":1,"x":${deep}},{"id":"${'é'.repeat(300)}"},{"id":3}]`),
    'people.json',
  )
  const { records, problems } = await keyedRecords(upload, ['id'], [])
  expect(JSON.stringify(records)).toBe('[{"key":"3","record":{"id":3}}]')
  expect(problems).toMatchObject([
    { kind: 'unreadable', text: expect.stringContaining('more than 200 deep') as string },
    { kind: 'unreadable', text: expect.stringContaining("its 'id' is 600 bytes long") as string },
  ])
})

test('Columns by one name are told apart at once, and too many columns are refused', async () => {
  const before = performance.now()
  const upload = await read(`${'a,'.repeat(1_999)}a\n1\n`)
  expect(upload.columns.slice(0, 3)).toEqual(['a', 'a (2)', 'a (3)'])
  expect(new Set(upload.columns).size).toBe(2_000)
  // Comparing each name with each took seconds.
  expect(performance.now() - before).toBeLessThan(1_000)
  expect((await read('a (2),a,a\n1,2,3\n')).columns).toEqual(['a (2)', 'a', 'a (3)'])
  expect(await faultOf(`${'a,'.repeat(4_000)}a\n1\n`)).toContain('it has more than 2,000 columns')
  const wide = JSON.stringify([Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [i, 1]))])
  expect(await faultOf(wide)).toContain('it has more than 2,000 columns')
})
