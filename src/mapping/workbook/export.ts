import { tabs, type MappingDocument, type Tab } from '../core/document.ts'
import type { PlatformModel } from '../core/platform-model.ts'
import { colours } from './package/look.ts'
import { writeWorkbook } from './package/write.ts'
import { sheetsOf } from './sheets/all.ts'
import { instructions, recipeSheet } from './sheets/guide.ts'
import { laidOut } from './sheets/layout.ts'
import { Lists } from './sheets/lists.ts'
import { namesOf } from './sheets/names.ts'
import { readOnly } from './sheets/read-only.ts'
import { sheetNames } from './sheets/sheet-names.ts'
import { stampSheet } from './stamp.ts'

export type Exported = {
  /** What the first sheet is headed, such as 'Mapping document: Harbour Congress'. */
  title: string
  document: MappingDocument
  model: PlatformModel
  /** The draft that the workbook shows; null outside a project. */
  project: { id: string; revision: number } | null
  /** The tabs that get sheets; of the others nothing is shown, and nothing changes when the workbook comes back. */
  tabs?: readonly Tab[]
  /** Tabs that whoever downloads it may not edit. */
  readOnly?: readonly Tab[]
}

/** The document as an .xlsx file that people fill in offline; `readWorkbook` takes it back. */
export async function writeMappingWorkbook({
  title,
  document,
  model,
  project,
  tabs: shown = tabs,
  readOnly: closed = [],
}: Exported): Promise<Uint8Array> {
  const names = namesOf(document, model)
  const sheets = sheetsOf(document, names).filter(({ tab }) => shown.includes(tab))
  const called = sheetNames(
    sheets.map(({ name }) => name),
    ['Instructions', 'Recipes', 'Lists', 'Gangway'],
  )
  const lists = new Lists()
  const written = sheets.map((sheet, at) => {
    const laid = laidOut(sheet, {
      document,
      names,
      lists,
      name: called[at] ?? sheet.name,
      // Neighbouring tabs are told apart by their colours; the sheets of one tab have one.
      tabColour: shown.indexOf(sheet.tab) % 2 === 0 ? colours.teal : colours.ink,
    })
    return closed.includes(sheet.tab) ? readOnly(laid) : laid
  })
  const list = sheets.map(({ about }, at) => ({ name: called[at] ?? '', about }))
  const recipe = recipeSheet()
  return writeWorkbook(
    [
      instructions(title, [...list, { name: recipe.name, about: 'How values are changed.' }]),
      ...written,
      recipe,
      lists.sheet(),
      stampSheet({ document, model, project }),
    ],
    { title },
  )
}
