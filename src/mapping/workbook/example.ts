import { readFileSync } from 'node:fs'
import { tabsOf } from '../core/document.ts'
import { standardModel } from '../core/platform-model.ts'
import { fromYaml } from '../core/yaml.ts'
import type { Program } from '../core/document/area.ts'
import { writeMappingWorkbook } from './export.ts'

type Kind = 'registration' | 'sso' | 'content'

/** A completed document, all of it invented: what a client sees before filling in its own. */
export function exampleProgram(kind: Kind): Program {
  const name = kind === 'content' ? 'content' : 'registration'
  const text = readFileSync(new URL(`example/${name}.yaml`, import.meta.url), 'utf8')
  const read = fromYaml(text)
  if ('problems' in read) throw new Error(`The example ${name}.yaml: ${read.problems[0]?.text}`)
  return { document: read.document, model: read.model ?? standardModel }
}

export async function exampleWorkbook(kind: Kind): Promise<Uint8Array> {
  return writeMappingWorkbook({
    title: 'A completed example: Harbour Congress 2027 (invented)',
    ...exampleProgram(kind),
    project: null,
    tabs: tabsOf(kind),
  })
}
