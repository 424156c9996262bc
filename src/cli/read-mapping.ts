import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { MappingDocument } from '../mapping/core/document.ts'
import { standardModel, type PlatformModel } from '../mapping/core/platform-model.ts'
import { fromYaml } from '../mapping/core/yaml.ts'

/** What is wrong with the form of a file, and where. */
export type Fault = { place: string; text: string }

/** Reads a mapping document from YAML (or JSON, which YAML takes) or from a workbook. */
export async function readMapping(
  path: string,
): Promise<{ document: MappingDocument; model: PlatformModel } | { faults: Fault[] }> {
  const bytes = await readFile(path)
  if (extname(path).toLowerCase() === '.xlsx') throw new Error('workbook')
  const read = fromYaml(bytes.toString('utf8'))
  if ('problems' in read) {
    return {
      faults: read.problems.map(({ line, column, text }) => ({
        place: `${path}:${line}:${column}`,
        text,
      })),
    }
  }
  return { document: read.document, model: read.model ?? standardModel }
}
