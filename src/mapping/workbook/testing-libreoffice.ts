// LibreOffice without a window, for tests: it opens a workbook, changes it as a person would, and saves it.
import { execFile, execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** Whether this machine has it. Where tests must not be skipped (CI), its absence fails them. */
export function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    if (process.env['CI']) throw new Error('LibreOffice (soffice) is missing on this machine.')
    return false
  }
}

export type LibreOffice = {
  /**
   * What it makes of a workbook that it opens, edits and saves as .xlsx. `edit` is LibreOffice Basic in which `doc` is the
   * workbook, and `RowOf(sheet, text)` the row of a sheet whose second column shows that text.
   */
  through: (workbook: Uint8Array, edit?: string) => Promise<Uint8Array>
  close: () => Promise<void>
}

export async function libreOffice(): Promise<LibreOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'gangway-libreoffice-'))
  const [from, to, log] = [join(folder, 'from.xlsx'), join(folder, 'to.xlsx'), join(folder, 'log')]
  const profile = pathToFileURL(join(folder, 'profile')).href
  const start = async (act: string) =>
    promisify(execFile)('soffice', [`-env:UserInstallation=${profile}`, '--headless', act], {
      timeout: 50_000,
      killSignal: 'SIGKILL',
    })
  // Its first start fills the new profile, and would put a macro of its own over ours.
  await start('--terminate_after_init')
  return {
    through: async (workbook, edit = '') => {
      await writeFile(from, workbook)
      await writeMacro(join(folder, 'profile/user/basic'), macro(edit, { from, to, log }))
      await start('macro:///Standard.Module1.Edit')
      const said = await readFile(log, 'utf8')
      if (said.trim() !== 'saved') throw new Error(`LibreOffice: ${said}`)
      return readFile(to)
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

async function writeMacro(folder: string, module: string): Promise<void> {
  const library = join(folder, 'Standard')
  await mkdir(library, { recursive: true })
  const libraries = `<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>`
  const listed = (modules: string) =>
    `<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">${modules}</library:library>`
  await writeFile(join(folder, 'script.xlc'), xml(libraries))
  await writeFile(join(folder, 'dialog.xlc'), xml(libraries))
  await writeFile(
    join(library, 'script.xlb'),
    xml(listed('<library:element library:name="Module1"/>')),
  )
  await writeFile(join(library, 'dialog.xlb'), xml(listed('')))
  const text = module.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  await writeFile(
    join(library, 'Module1.xba'),
    xml(
      `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${text}</script:module>`,
    ),
  )
}

const xml = (element: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${element}`

function macro(edit: string, { from, to, log }: { from: string; to: string; log: string }): string {
  return `
Sub Edit
  On Error GoTo Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("${pathToFileURL(from).href}", "_blank", 0, hidden())
  ${edit.replaceAll('\n', '\n  ')}
  Dim target(0) As New com.sun.star.beans.PropertyValue
  target(0).Name = "FilterName"
  target(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL("${pathToFileURL(to).href}", target())
  doc.close(True)
  Say "saved"
  StarDesktop.terminate()
  Exit Sub
Failed:
  Say "error " & Err & " in line " & Erl & ": " & Error
  StarDesktop.terminate()
End Sub

Sub Say(text)
  Open "${log}" For Output As #1
  Print #1, text
  Close #1
End Sub

Function RowOf(sheet, text)
  RowOf = 0
  For row = 0 To 2000
    If sheet.getCellByPosition(1, row).String = text Then
      RowOf = row
      Exit Function
    End If
  Next
End Function
`
}
