// Writes the completed examples of the mapping workbook that the guide in docs/ hands to clients.
import { writeFile } from 'node:fs/promises'
import { exampleWorkbook } from '../src/mapping/workbook/example.ts'

const files = [
  ['docs/example-mapping.xlsx', 'registration'],
  ['docs/example-content-mapping.xlsx', 'content'],
] as const

for (const [file, kind] of files) {
  await writeFile(file, await exampleWorkbook(kind))
  console.log(file)
}
