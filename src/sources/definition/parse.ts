import type { z } from 'zod'
import type { Json } from '../../mapping/core/record.ts'
import { sourceDefinition, type DefinitionProblem, type SourceDefinition } from './definition.ts'
import { isObject } from '../json-object.ts'
import { neverStoreProblem } from '../never-store.ts'
import { prepare } from './prepare.ts'
import { checkSecrets } from './secrets.ts'
import { checkTemplates } from './templates.ts'
import { readYaml } from './yaml.ts'

/** A definition, or everything that keeps the text from being one. */
export type ParsedDefinition = { definition: SourceDefinition } | { problems: DefinitionProblem[] }

/** Reads a source definition from YAML. Whatever Gangway does not support yet is refused by its name and place. */
export function parseDefinition(yaml: string): ParsedDefinition {
  const read = readYaml(yaml)
  if ('problem' in read) return { problems: [{ place: '', text: read.problem }] }
  return checkDefinition(read.value)
}

/** More at once help nobody to mend them. */
const problemsTold = 20

/** The same for a definition that is already data, for example from the database or a form. */
export function checkDefinition(raw: unknown): ParsedDefinition {
  if (!isObject(raw)) {
    const text = `Found ${describe(raw)}; expected a source definition, beginning with 'type: DeclarativeStream'.`
    return { problems: [{ place: '', text }] }
  }
  const { prepared, problems } = prepare(raw)
  if (problems.length > 0) return { problems: problems.slice(0, problemsTold) }
  const read = sourceDefinition.safeParse(prepared)
  if (!read.success) {
    const issues = read.error.issues.slice(0, problemsTold)
    return { problems: issues.map((issue) => problemOf(issue, prepared)) }
  }
  const faults = [...checkMeaning(read.data), ...checkTemplates(read.data)]
  // What secrets a definition has can be told only where its templates can be read.
  if (faults.length === 0) faults.push(...checkSecrets(read.data))
  if (faults.length > 0) return { problems: faults.slice(0, problemsTold) }
  return { definition: read.data }
}

/** What the schema alone cannot say. */
function checkMeaning(definition: SourceDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = definition.gangway.never_store.flatMap((path, index) => {
    const fault = neverStoreProblem(path)
    const place = `gangway.never_store[${index}]`
    return fault === null ? [] : [{ place, text: `${place}: ${fault}` }]
  })
  const { requester, paginator } = definition.retriever
  if ((requester.url === undefined) === (requester.url_base === undefined)) {
    const found = requester.url === undefined ? 'neither' : 'both'
    problems.push({
      place: 'retriever.requester',
      text: `retriever.requester: found ${found} of 'url' and 'url_base'; expected one of them.`,
    })
  }
  const { authenticator } = requester
  if (
    authenticator.type === 'ApiKeyAuthenticator' &&
    (authenticator.header === undefined) === (authenticator.inject_into === undefined)
  ) {
    const found = authenticator.header === undefined ? 'neither' : 'both'
    problems.push({
      place: 'retriever.requester.authenticator',
      text: `retriever.requester.authenticator: found ${found} of 'header' and 'inject_into'; expected one of them, to say where the key goes.`,
    })
  }
  if (paginator.type !== 'DefaultPaginator') return problems
  if (paginator.page_token_option === undefined) {
    problems.push({
      place: 'retriever.paginator.page_token_option',
      text: `retriever.paginator: 'page_token_option' is missing; without it every request would ask for the same page.`,
    })
  }
  if (
    paginator.page_size_option !== undefined &&
    paginator.pagination_strategy.page_size === undefined
  ) {
    problems.push({
      place: 'retriever.paginator.pagination_strategy.page_size',
      text: `retriever.paginator: 'page_size_option' says how to ask for a page size, but 'pagination_strategy.page_size' gives none.`,
    })
  }
  return problems
}

function problemOf(issue: z.core.$ZodIssue, prepared: Json): DefinitionProblem {
  const place = issue.path.reduce<string>(
    (before, key) =>
      typeof key === 'number'
        ? `${before}[${key}]`
        : before === ''
          ? String(key)
          : `${before}.${String(key)}`,
    '',
  )
  const found = valueAt(prepared, issue.path)
  const where = place === '' ? 'The definition' : place
  if (issue.code === 'unrecognized_keys') {
    return { place, text: `${where}: '${issue.keys.join("', '")}' is not supported yet.` }
  }
  if (found === undefined)
    return { place, text: `${where} is missing. Expected ${expected(issue)}.` }
  return { place, text: `${where}: found ${describe(found)}. Expected ${expected(issue)}.` }
}

const inWords: Record<string, string> = {
  primary_key: "a field's name, a list of names, or a list of paths",
  page_size: 'a whole number above 0, or a template',
  http_method: 'GET; other methods are not supported yet',
}

function expected(issue: z.core.$ZodIssue): string {
  const own = inWords[String(issue.path.at(-1))]
  if (own !== undefined) return own
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small') return 'something that is not empty'
  if (issue.code !== 'invalid_type') return 'a text or a number'
  const names: Record<string, string> = {
    string: 'a text',
    array: 'a list',
    record: 'names with values',
    object: 'a component with its keys',
    boolean: 'true or false',
    number: 'a number',
    int: 'a whole number',
  }
  return names[issue.expected] ?? issue.expected
}

function valueAt(value: Json, path: readonly PropertyKey[]): Json | undefined {
  let at: Json | undefined = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<PropertyKey, Json>)[key]
  }
  return at
}

/** A value in a sentence: what it is, and how it begins. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'string') return `'${value.slice(0, 60)}'`
  return typeof value === 'object' ? 'a group of keys' : JSON.stringify(value)
}
