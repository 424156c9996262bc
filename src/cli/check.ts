import { check, type Problem } from '../mapping/core/check.ts'
import { compile, type MapResult } from '../mapping/core/compile.ts'
import { compileContent, type ItemResult } from '../mapping/core/content/compile.ts'
import { isOnlyContent, type MappingDocument } from '../mapping/core/document.ts'
import type { PlatformModel } from '../mapping/core/platform-model.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import { createProfile } from '../sources/profile.ts'
import { checkOnSample } from '../sync/preview/check-on-sample.ts'
import type { Sample } from '../sync/preview/program.ts'
import { readMappingArgs } from './mapping-args.ts'
import { readMapping } from './read-mapping.ts'
import { readSample } from './read-sample.ts'

const usage = 'Usage: gangway check MAPPING [--sample PAYLOAD] [--on DAY]'

/** Prints what is wrong with a document, and in one line what comes of the sample. Exits with 1 where there is a problem. */
export async function checkCommand(args: string[]): Promise<void> {
  const { mapping, sample, on } = readMappingArgs(args, usage)
  const read = await readMapping(mapping)
  if ('faults' in read) {
    for (const { place, text } of read.faults) console.log(`problem  ${place}  ${text}`)
    process.exitCode = 1
    return
  }
  const { document, model } = read
  const records = sample === null ? [] : await readSample(sample, document)
  const problems = checkWith(document, model, records, on)
  for (const problem of problems) console.log(line(problem))
  for (const text of results(document, model, records, on)) console.log(text)
  const faults = problems.filter(({ severity }) => severity === 'problem').length
  console.log(`${counted(faults, 'problem')}, ${counted(problems.length - faults, 'warning')}.`)
  if (faults > 0) process.exitCode = 1
}

function checkWith(
  document: MappingDocument,
  model: PlatformModel,
  records: readonly SourceRecord[],
  on: string,
): Problem[] {
  if (records.length === 0) return check(document, model)
  const profiler = createProfile()
  for (const record of records) profiler.add(record)
  const numbered = records.map((record, index) => ({ recordNumber: index + 1, record }))
  const sample: Sample = { records: numbered, profile: profiler.finish() }
  const { map } = compile(document, model, on)
  const leftOut = numbered.filter(({ record }) => map(record).status === 'excluded')
  const numbers = new Set(leftOut.map(({ recordNumber }) => recordNumber))
  return checkOnSample({ document, model }, sample, numbers).problems
}

function line({ severity, tab, row, column, text }: Problem): string {
  return `${severity.padEnd(7)}  ${[tab, row, column].filter((part) => part !== null).join('.')}  ${text}`
}

function results(
  document: MappingDocument,
  model: PlatformModel,
  records: readonly SourceRecord[],
  on: string,
): string[] {
  if (records.length === 0) return []
  const contents = compileContent(document, model)
  const items = contents.map((content) =>
    tally(content.type, records.flatMap(content.itemsOf).map(content.map)),
  )
  if (isOnlyContent(document)) return items
  const { map } = compile(document, model, on)
  return [tally('records', records.map(map)), ...items]
}

function tally(what: string, results: readonly (MapResult | ItemResult)[]): string {
  const of = (status: MapResult['status']) =>
    results.filter((result) => result.status === status).length
  return `${results.length} ${what}: ${of('included')} in, ${of('held')} held, ${of('excluded')} left out.`
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
