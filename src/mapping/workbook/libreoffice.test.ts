import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mappingDocument } from '../core/document.ts'
import { hashOf } from '../core/hash.ts'
import { standardModel } from '../core/platform-model.ts'
import { exampleProgram } from './example.ts'
import { writeMappingWorkbook } from './export.ts'
import { columnLetters } from './package/sheet.ts'
import { readWorkbook } from './read.ts'
import { Hand, inBoundedTime } from './testing.ts'
import { hasLibreOffice, libreOffice, type LibreOffice } from './testing-libreoffice.ts'

const long = { timeout: 120_000 }

describe.skipIf(!hasLibreOffice())('through LibreOffice', long, () => {
  let office: LibreOffice
  beforeAll(async () => {
    office = await libreOffice()
  }, 60_000)
  afterAll(() => office.close())

  const { document, model } = exampleProgram('registration')
  const written = (of = document) =>
    writeMappingWorkbook({ title: 'A document', document: of, model, project: null })

  test('a workbook that it opened and saved says the same, by the hash and to the last note', async () => {
    const { document: content } = exampleProgram('content')
    const whole = { ...document, content: content.content }
    const read = await readWorkbook(await office.through(await written(whole)))
    expect(read).toMatchObject({ document: whole, isStamped: true, notes: [] })
    expect('document' in read && hashOf(read.document)).toBe(hashOf(whole))
  })

  test('an edited cell, a new, a deleted and a copied row arrive, and nothing else', async () => {
    const edit = `
sheet = doc.Sheets.getByName("Fields")
sheet.getCellByPosition(6, RowOf(sheet, "City")).String = "yes"
phone = RowOf(sheet, "Phone")
sheet.Rows.removeByIndex(phone, 1)
If sheet.getCellByPosition(1, phone).String = "Phone" Then Error 1
sheet.Rows.insertByIndex(phone, 1)
sheet.getCellByPosition(1, phone).String = "Display name"
sheet.getCellByPosition(2, phone).String = "attendee.badge"
source = sheet.getCellRangeByPosition(0, RowOf(sheet, "Website"), 16, RowOf(sheet, "Website"))
sheet.copyRange(sheet.getCellByPosition(0, RowOf(sheet, "Meal") + 2).CellAddress, source.RangeAddress)`
    const read = await readWorkbook(await office.through(await written(), edit))
    const rows = document.fields.rows
      .filter(({ id }) => id !== 'phone')
      .map((row) => (row.id === 'city' ? { ...row, required: true } : row))
    const website = rows.find(({ id }) => id === 'website')
    const [, , display] = mappingDocument.parse({
      format: 1,
      fields: {
        rows: [
          ...rows.slice(0, 2),
          { id: 'display-name', field: 'display_name', sources: ['attendee.badge'] },
        ],
      },
    }).fields.rows
    expect('problems' in read ? read.problems : read).toMatchObject({
      document: {
        ...document,
        fields: { rows: [...rows, display, { ...website, id: 'website-2' }] },
      },
      notes: [expect.stringContaining('is a copy of another row')],
    })
  })

  test('a sheet that it sorted is no change, days and numbers that it made of texts are texts', async () => {
    const edit = `
sheet = doc.Sheets.getByName("Access codes")
row = RowOf(sheet, "EARLYBIRD")
sheet.getCellByPosition(4, row).setPropertyValue("NumberFormat", doc.NumberFormats.getStandardFormat(2, sheet.getPropertyValue("CharLocale")))
sheet.getCellByPosition(4, row).Value = DateSerial(2027, 3, 15)
sheet.getCellByPosition(5, row).Value = 120
sheet = doc.Sheets.getByName("Fields")
Dim field(0) As New com.sun.star.table.TableSortField
field(0).Field = 2
field(0).IsAscending = False
Dim sorting(1) As New com.sun.star.beans.PropertyValue
sorting(0).Name = "SortFields"
sorting(0).Value = field()
sorting(1).Name = "ContainsHeader"
sorting(1).Value = False
sheet.getCellRangeByPosition(0, 4, 17, 16).sort(sorting())`
    const read = await readWorkbook(await office.through(await written(), edit))
    const [staff, early, ...others] = document.userTypes.codes.rows
    const codes = {
      ...document.userTypes.codes,
      rows: [staff, { ...early, until: '2027-03-15', mostUses: 120 }, ...others],
    }
    expect('problems' in read ? read.problems : read).toMatchObject({
      document: { ...document, userTypes: { ...document.userTypes, codes } },
    })
  })

  test('a formula that somebody wrote is told of, with its place', async () => {
    const edit = `
sheet = doc.Sheets.getByName("Fields")
cell = sheet.getCellByPosition(5, RowOf(sheet, "City"))
cell.setPropertyValue("NumberFormat", 0)
cell.Formula = "=1+2"`
    const read = await readWorkbook(await office.through(await written(), edit))
    expect('problems' in read && read.problems).toEqual([
      {
        place: expect.stringMatching(/^Fields, row \d+, column Default$/u) as string,
        text: 'Found the formula =1+2. Formulas are not calculated here: write the value itself.',
      },
    ])
  })

  test('texts that look like formulas, errors and numbers stay the texts that they are', async () => {
    const texts = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      "=cmd|' /C calc'!A0",
      '=HYPERLINK("http://x.example")',
      '#N/A',
      '#REF!',
      '{=1}',
      '00123',
      '1e5',
      'TRUE',
      '1.2.2027',
      '50 %',
      "'quoted",
      '_x0041_',
      'one\ntwo',
      '  ends  ',
      '🎉 Åsa é',
      '<b>&amp;',
      'x'.repeat(4000),
    ]
    const hostile = mappingDocument.parse({
      format: 1,
      fields: {
        rows: texts.map((note, at) => ({
          id: `row-${at}`,
          field: 'city',
          sources: ['x'],
          default: note.slice(0, 2000),
          note,
        })),
      },
    })
    const saved = await office.through(await written(hostile))
    const cells = (await Hand.open(saved)).sheet('Fields')
    expect(cells.faults).toEqual([])
    const note = cells.rows[3]?.indexOf('Note') ?? 0
    expect(cells.rows.slice(4, 4 + texts.length).map((row) => row[note])).toEqual(texts)
    expect(await readWorkbook(saved)).toMatchObject({ document: hostile })
  })

  test('17 tabs and 300 rows go out and come back in under 2 seconds', async () => {
    const large = largeDocument()
    const bytes = await inBoundedTime(async () => {
      const bytes = await writeMappingWorkbook({
        title: 'Large',
        document: large,
        model: standardModel,
        project: null,
      })
      expect(await readWorkbook(bytes)).toMatchObject({ document: large })
      return bytes
    })
    expect(await readWorkbook(await office.through(bytes))).toMatchObject({ document: large })
  })
})

/** As many rows as a large congress fills in, over every tab and four types of content. */
function largeDocument() {
  const rows = <Row>(count: number, row: (at: number) => Row) =>
    Array.from({ length: count }, (_, at) => row(at))
  const { document } = exampleProgram('registration')
  const { document: content } = exampleProgram('content')
  const [sessions] = content.content.types
  return mappingDocument.parse({
    ...document,
    fields: {
      rows: rows(60, (at) => ({
        id: `f${at}`,
        field: `field_${at}`,
        sources: [`answers[code=Q${at}].text`],
        steps: [{ recipe: 'trim' }],
        note: `Note ${at}`,
      })),
    },
    values: {
      tables: [
        {
          id: 'towns',
          name: 'Towns',
          rows: rows(120, (at) => ({ id: `v${at}`, from: [columnLetters(at)], to: `Town ${at}` })),
        },
      ],
    },
    userTypes: {
      ...document.userTypes,
      rows: rows(60, (at) => ({ id: `u${at}`, from: [`Ticket ${at}`], userTypes: ['attendee'] })),
    },
    rules: {
      tables: [
        {
          id: 't',
          name: 'Tickets',
          columns: [{ id: 'c', reads: 'ticket.type' }],
          rows: rows(60, (at) => ({
            id: `r${at}`,
            when: { c: `Ticket ${at}` },
            set: { job_title: `Job ${at}` },
          })),
        },
      ],
    },
    content: {
      types: ['session', 'speaker', 'exhibitor', 'poster'].map((type) => ({
        ...sessions,
        id: type,
        type,
      })),
    },
  })
}
