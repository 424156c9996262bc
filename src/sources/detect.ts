import { pathOf } from '../mapping/core/source/path.ts'
import type { Json, SourceRecord } from '../mapping/core/record.ts'
import type { KnownSecrets } from './bindings.ts'
import type { SourceDefinition } from './definition/definition.ts'
import { fromForm, sourceForm, type SourceForm } from './definition/form.ts'
import { findIdentity } from './detect/identity.ts'
import { listsIn, nestedPeople, type FoundList, type NestedPeople } from './detect/lists.ts'
import { findPaging } from './detect/paging.ts'
import { scalarsIn } from './detect/scalars.ts'
import { findTotal } from './detect/total.ts'
import type { Finding } from './findings.ts'
import { exchange } from './http/exchange.ts'
import { expandItem } from './http/extract.ts'
import type { Guard } from './http/guard.ts'
import { readJson } from './http/json.ts'
import { systemTime } from './http/page-reader.ts'
import { patiently, type Time } from './http/patience.ts'
import { createRequestMaker, originOf } from './http/request.ts'
import { isObject } from './json-object.ts'
import { createNeverStore } from './never-store.ts'
import { SourceError } from './source-error.ts'

export type DetectOptions = {
  /** The address as it was entered; kept as the binding `url`. */
  url: string
  auth: SourceForm['auth']
  /** The credentials that `auth` needs, and what else templates read. */
  config: Record<string, string>
  /** Opens the credentials that are known already, for the origin that is really asked. */
  known?: KnownSecrets
  parameters?: Record<string, string>
  headers?: Record<string, string>
  guard: Guard
  signal?: AbortSignal
  time?: Time
}

export type Detection = {
  findings: Finding[]
  /** What was found, as the form; null where no list was found. */
  form: SourceForm | null
  /** The same as a definition; null where something that it needs is missing. */
  definition: SourceDefinition | null
  /** The records of the one answer, without the fields that are proposed never to be stored. */
  sample: SourceRecord[]
  /** Why nothing could be looked at. */
  error: SourceError | null
}

/** Asks a system once and says what it found: the list, the people, the id, the total, the paging. */
export async function detect(options: DetectOptions): Promise<Detection> {
  try {
    const { auth, parameters = {}, headers = {} } = options
    const asked = sourceForm.parse({ auth, parameters, headers, id: [['id']] })
    const answer = await askOnce(asked, options)
    return { ...detectIn(answer, asked), error: null }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return { findings: [], form: null, definition: null, sample: [], error }
  }
}

type OneAnswer = { body: Json; headers: Record<string, string>; url: URL }

async function askOnce(asked: SourceForm, options: DetectOptions): Promise<OneAnswer> {
  const read = fromForm(asked)
  if ('problems' in read) {
    throw new SourceError('set_up_unusable', {
      faults: read.problems.map(({ text }) => text).join(' '),
    })
  }
  const { definition } = read
  const typed = { ...options.config, url: options.url }
  const origin = originOf(definition, typed)
  const config = { ...(await options.known?.(definition, origin)), ...typed }
  const requests = createRequestMaker(definition, config, origin)
  const request = requests.make(null)
  const { guard, signal, time = systemTime } = options
  const limits = { bodyLimit: 50_000_000, wholeMs: 60_000 }
  const send = () => exchange(request, { guard, signal, ...limits })
  const { host } = request.url
  try {
    const { answer } = await patiently(host, send, { time, signal, attempts: 2 })
    return { body: readJson(answer, host), headers: answer.headers, url: request.url }
  } catch (error) {
    throw error instanceof SourceError ? error.redacted(requests.redact) : error
  }
}

/** What one answer tells. `asked` is the form that it was asked with. */
export function detectIn(
  { body, headers, url }: OneAnswer,
  asked: SourceForm,
): Omit<Detection, 'error'> {
  const [list] = listsIn(body)
  if (list === undefined) {
    const text = `The answer is JSON, but holds no list of records. Check that the address is the one that lists attendees or orders.`
    return {
      findings: [{ about: 'list', state: 'missing', text }],
      form: null,
      definition: null,
      sample: [],
    }
  }
  const people = nestedPeople(list)
  const records = recordsOf(list, people)
  const neverStore = [...repeated(people), ...secretFields(records)]
  const identity = findIdentity(records, people ? 'original_record' : null)
  const scalars = scalarsIn(body)
  const total = findTotal(scalars, headers, list.items.length)
  const paging = findPaging({
    scalars,
    headers,
    url,
    items: list.items.length,
    total: total?.total ?? null,
  })
  const form: SourceForm = {
    ...asked,
    list: list.path,
    people: people?.path ?? null,
    id: identity ?? asked.id,
    paging: paging.paging,
    pageSize: paging.pageSize,
    total: total?.place ?? null,
    neverStore,
  }
  const findings = [
    listFinding(list, people, url),
    idFinding(identity, records.length),
    totalFinding(total),
    paging.finding,
    ...neverStoreFindings(neverStore),
  ]
  const read = identity === null ? null : fromForm(form)
  return {
    findings,
    form,
    definition: read !== null && 'definition' in read ? read.definition : null,
    sample: records.map(createNeverStore(neverStore)),
  }
}

function recordsOf(list: FoundList, people: NestedPeople | null): SourceRecord[] {
  if (people === null) return list.items
  const expander = { remain_original_record: true, on_no_records: 'skip' } as const
  const paths = { list: people.path, parents: [] }
  return list.items.flatMap((item) => expandItem(item, expander, paths)).filter(isObject)
}

/** Each person keeps the order that they came in; the order's list of all of them would repeat everyone. */
function repeated(people: NestedPeople | null): string[] {
  if (people === null) return []
  return [pathOf(['original_record', ...people.path].map((key) => ({ kind: 'key', key })))]
}

const secretNames = /^(?:secret|password|passwd|passcode|iban|card_?number|cvc|cvv|ssn)$/i

function secretFields(records: readonly SourceRecord[]): string[] {
  const own = new Set(records.flatMap((record) => Object.keys(record)))
  const parents = new Set(
    records.flatMap(({ original_record: parent }) => (isObject(parent) ? Object.keys(parent) : [])),
  )
  return [
    ...[...own].filter((key) => secretNames.test(key)).map((key) => [key]),
    ...[...parents].filter((key) => secretNames.test(key)).map((key) => ['original_record', key]),
  ].map((keys) => pathOf(keys.map((key) => ({ kind: 'key', key }))))
}

function listFinding(list: FoundList, people: NestedPeople | null, url: URL): Finding {
  const count = list.items.length
  const place =
    list.path.length === 0 ? 'the answer itself is the list' : `at '${list.path.join('.')}'`
  if (count === 0) {
    const text = `The list at '${list.path.join('.')}' is empty. Check that the event has registrations and that the credentials may see them.`
    return { about: 'list', state: 'missing', text }
  }
  const start = `A list of ${count} ${nounOf(list, url, count)}${list.path.length === 0 ? `: ${place}` : ` ${place}`}`
  if (people === null) {
    const end =
      list.peopleScore === 0 ? '' : `, which ${count === 1 ? 'looks' : 'look'} like the people`
    return {
      about: 'list',
      state: list.peopleScore > 0 ? 'found' : 'assumed',
      text: `${start}${end}.`,
    }
  }
  const range = people.fewest === people.most ? `${people.most}` : `${people.fewest}–${people.most}`
  const text = `${start}; each holds ${range} '${people.path.join('.')}', which look like the people.`
  return { about: 'people', state: 'found', text }
}

/** 'orders' from `…/orders/` or from the list's own key; 'records' where neither says. */
function nounOf(list: FoundList, url: URL, count: number): string {
  const own = list.path.at(-1) ?? ''
  const words = [own, ...url.pathname.split('/').toReversed()]
  const noun = words.find(
    (word) => /^[a-z][a-z_-]{2,}s$|^people$/i.test(word) && !general.test(word),
  )
  if (noun === undefined) return count === 1 ? 'record' : 'records'
  return count === 1 && noun.endsWith('s') ? noun.slice(0, -1) : noun
}

const general = /^(?:results|items|resources|records|entries|values|data|rows)$/i

function idFinding(identity: string[][] | null, records: number): Finding {
  if (identity === null) {
    const text =
      records === 0
        ? 'Without records nothing can be said of the id. Enter the field that names a person for good.'
        : 'No field names each record for good. Enter one, or several that do so together.'
    return { about: 'id', state: 'missing', text }
  }
  const names = identity.map((path) => `'${path.join('.')}'`).join(' with ')
  if (records === 1) {
    const text = `Records are taken to be named by ${names}; there is only one to look at.`
    return { about: 'id', state: 'assumed', text }
  }
  const text = `Each record is named by ${names}: all ${records} differ.`
  return { about: 'id', state: 'found', text }
}

function totalFinding(total: ReturnType<typeof findTotal>): Finding {
  if (total === null) {
    const text = 'The answer gives no total, so a complete read is proved by its paging alone.'
    return { about: 'total', state: 'missing', text }
  }
  const place =
    total.place.in === 'body'
      ? `at '${total.place.at.join('.')}'`
      : `in the header '${total.place.name}'`
  return {
    about: 'total',
    state: 'found',
    text: `The system's own total is ${total.total}, ${place}.`,
  }
}

function neverStoreFindings(paths: readonly string[]): Finding[] {
  if (paths.length === 0) return []
  const text = `Proposed never to be stored: ${paths.map((path) => `'${path}'`).join(', ')}.`
  return [{ about: 'never store', state: 'assumed', text }]
}
