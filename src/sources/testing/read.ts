import { parseDefinition } from '../definition/parse.ts'
import type { SourceDefinition } from '../definition/definition.ts'
import { createGuard } from '../http/guard.ts'
import type { Page, ReadOutcome } from '../http/page.ts'
import { readPages, type ReadOptions } from '../http/read-pages.ts'
import { originOf } from '../http/request.ts'
import type { TestServer } from './server.ts'
import { testTime } from './time.ts'

/** A definition that a test needs to be right. */
export function definitionOf(yaml: string): SourceDefinition {
  const parsed = parseDefinition(yaml)
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ text }) => text).join('\n'))
  return parsed.definition
}

/** Reads a make-believe system to its end. */
export async function readAll(
  server: TestServer,
  yaml: string,
  options: Partial<ReadOptions> = {},
): Promise<{ pages: Page[]; outcome: ReadOutcome }> {
  const guard = createGuard({ allow: [server.place] })
  const pages: Page[] = []
  try {
    const definition = definitionOf(yaml)
    const config = { url: server.url, ...options.config }
    const origin = options.origin ?? originOf(definition, config)
    const read = readPages(definition, { guard, time: testTime(), ...options, config, origin })
    let step = await read.next()
    for (; step.done !== true; step = await read.next()) pages.push(step.value)
    return { pages, outcome: step.value }
  } finally {
    await guard.close()
  }
}
