import type { Json } from '../../mapping/core/record.ts'
import { isObject } from '../json-object.ts'
import { components, type ComponentName, type DefinitionProblem } from './definition.ts'

/**
 * Makes a definition as written ready for its schema: fills in the component types that the language leaves out,
 * lets `$parameters` fill the fields that a component lacks, and names each component and key that is not supported.
 */
export function prepare(raw: { [key: string]: Json }): {
  prepared: { [key: string]: Json }
  problems: DefinitionProblem[]
} {
  const problems: DefinitionProblem[] = []
  const prepared = component(raw, '', { of: ['DeclarativeStream'], usual: true }, {}, problems)
  return { prepared, problems }
}

type Place = { of: ComponentName[]; usual?: true }

/** Where components stand within components. `usual`: the language lets the type of the first be left out. */
const places: Partial<Record<ComponentName, Record<string, Place>>> = {
  DeclarativeStream: { retriever: { of: ['SimpleRetriever'], usual: true } },
  SimpleRetriever: {
    requester: { of: ['HttpRequester'], usual: true },
    paginator: { of: ['NoPagination', 'DefaultPaginator'], usual: true },
    record_selector: { of: ['RecordSelector'], usual: true },
    decoder: { of: ['JsonDecoder'], usual: true },
  },
  HttpRequester: {
    authenticator: {
      of: ['ApiKeyAuthenticator', 'BasicHttpAuthenticator', 'BearerAuthenticator', 'NoAuth'],
    },
  },
  ApiKeyAuthenticator: { inject_into: { of: ['RequestOption'], usual: true } },
  DefaultPaginator: {
    pagination_strategy: { of: ['CursorPagination', 'OffsetIncrement', 'PageIncrement'] },
    page_token_option: { of: ['RequestOption', 'RequestPath'] },
    page_size_option: { of: ['RequestOption'], usual: true },
  },
  RecordSelector: { extractor: { of: ['DpathExtractor'], usual: true } },
  DpathExtractor: { record_expander: { of: ['RecordExpander'], usual: true } },
  RecordExpander: { parent_fields: { of: ['ParentFieldPath'], usual: true } },
}

function component(
  raw: { [key: string]: Json },
  place: string,
  allowed: Place,
  inherited: { [key: string]: Json },
  problems: DefinitionProblem[],
): { [key: string]: Json } {
  const type = raw['type'] ?? (allowed.usual ? allowed.of[0] : undefined)
  const name = allowed.of.find((known) => known === type)
  if (name === undefined) {
    problems.push({ place, text: refusal(place, type, allowed) })
    return raw
  }
  const parameters = { ...inherited, ...objectOf(raw['$parameters']) }
  const keys = Object.keys(components[name].shape)
  const filled: { [key: string]: Json } = { type: name }
  for (const [key, value] of Object.entries(raw)) {
    if (keys.includes(key)) filled[key] = key === 'type' ? name : value
    else problems.push({ place: at(place, key), text: unknownKey(place, key, name, keys) })
  }
  for (const [key, value] of Object.entries(parameters)) {
    // As in the original, a parameter stands in for a field that is absent or empty.
    if (keys.includes(key) && key !== 'type' && !filled[key]) filled[key] = value
  }
  for (const [key, inner] of Object.entries(places[name] ?? {})) {
    const { [key]: own, ...others } = parameters
    const child = (value: Json, where: string): Json =>
      isObject(value)
        ? component(value, where, inner, own === undefined ? parameters : others, problems)
        : value
    const value = filled[key]
    if (Array.isArray(value)) {
      filled[key] = value.map((item, index) => child(item, `${at(place, key)}[${index}]`))
    } else if (value !== undefined) filled[key] = child(value, at(place, key))
  }
  return filled
}

function refusal(place: string, type: Json | undefined, allowed: Place): string {
  const where = place === '' ? 'The definition' : place
  if (type === 'DeclarativeSource') {
    return `The definition: a whole manifest ('DeclarativeSource') is not supported yet. Give one entry of its 'streams', a DeclarativeStream.`
  }
  const supported = `${allowed.of.length === 1 ? 'supported is' : 'supported are'} ${listed(allowed.of)}`
  return type === undefined
    ? `${where}: 'type' is missing; ${supported}.`
    : `${where}: ${typeof type === 'string' ? `'${type}'` : 'this type'} is not supported yet; ${supported}.`
}

function unknownKey(place: string, key: string, name: ComponentName, keys: string[]): string {
  const where = place === '' ? 'The definition' : place
  return `${where}: '${key}' is not supported yet in ${name}; supported are ${listed(keys.filter((known) => known !== 'type'))}.`
}

/** 'a', 'a and b', 'a, b and c'. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

function at(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`
}

function objectOf(value: Json | undefined): { [key: string]: Json } {
  return isObject(value) ? value : {}
}
