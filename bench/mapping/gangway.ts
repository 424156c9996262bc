import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, type Mapping } from '../../src/mapping/core/compile.ts'
import { fromYaml } from '../../src/mapping/core/yaml.ts'
import { platform } from './platform.ts'

/** mapping.yaml, compiled as for a run. */
export function compileBenchMapping(): Mapping {
  const read = fromYaml(readFileSync(join(import.meta.dirname, 'mapping.yaml'), 'utf8'))
  if ('document' in read) return compile(read.document, platform)
  const problems = read.problems.map(({ line, text }) => `line ${line}: ${text}`).join('\n')
  throw new Error(`The benchmark's mapping.yaml does not hold a mapping document.\n${problems}`)
}
