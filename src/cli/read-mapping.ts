import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { MappingDocument } from '../mapping/core/document.ts'
import { standardModel, type PlatformModel } from '../mapping/core/platform-model.ts'
import { fromYaml } from '../mapping/core/yaml.ts'
import { readWorkbook } from '../mapping/workbook/read.ts'

/** What is wrong with the form of a file, and where. */
export type Fault = { place: string; text: string }

type Read = { document: MappingDocument; model: PlatformModel } | { faults: Fault[] }

/** Reads a mapping document from YAML (or JSON, which YAML takes) or from a workbook. */
export async function readMapping(path: string): Promise<Read> {
  const bytes = await readFile(path)
  return extname(path).toLowerCase() === '.xlsx'
    ? readSheets(path, bytes)
    : readText(path, bytes.toString('utf8'))
}

function readText(path: string, text: string): Read {
  const read = fromYaml(text)
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

async function readSheets(path: string, bytes: Buffer): Promise<Read> {
  const read = await readWorkbook(bytes)
  if ('refusal' in read) return { faults: [{ place: path, text: read.refusal }] }
  if ('problems' in read) return { faults: read.problems }
  return { document: read.document, model: read.from.model }
}
