import { compile } from '../mapping/core/compile.ts'
import { compileContent } from '../mapping/core/content/compile.ts'
import { isOnlyContent } from '../mapping/core/document.ts'
import { readMappingArgs } from './mapping-args.ts'
import { readMapping } from './read-mapping.ts'
import { readSample } from './read-sample.ts'

const usage = 'Usage: gangway map MAPPING --sample PAYLOAD [--on DAY]'

/**
 * Prints what the document makes of each record, one JSON object a line: the record's number, then the result as
 * `MapResult`; an item of a content type with `type`, as `ItemResult`.
 */
export async function mapCommand(args: string[]): Promise<void> {
  const { mapping, sample, on } = readMappingArgs(args, usage)
  if (sample === null) throw new Error(`Name the records to map. ${usage}`)
  const read = await readMapping(mapping)
  if ('faults' in read)
    throw new Error(read.faults.map(({ place, text }) => `${place}  ${text}`).join('\n'))
  const { document, model } = read
  const contents = compileContent(document, model)
  const people = !isOnlyContent(document)
  const { map } = compile(document, model, on)
  for (const [index, record] of (await readSample(sample, document)).entries()) {
    const number = { record: index + 1 }
    if (people) print({ ...number, ...map(record) })
    for (const content of contents) {
      for (const item of content.itemsOf(record))
        print({ ...number, type: content.type, ...content.map(item) })
    }
  }
}

const print = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`)
