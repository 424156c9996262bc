import type { Environment } from '../project/queries.ts'

const kinds = ['pull', 'plan', 'run'] as const

export type Search = { environment: Environment; kind?: (typeof kinds)[number] }

export function readSearch({ environment, kind }: Record<string, unknown>): Search {
  const known = kinds.find((one) => one === kind)
  return { environment: environment === 'prod' ? 'prod' : 'dev', ...(known && { kind: known }) }
}
