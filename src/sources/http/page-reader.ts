import { setTimeout } from 'node:timers/promises'
import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import type { SourceDefinition } from '../definition/definition.ts'
import { literal } from '../definition/literal.ts'
import { isObject } from '../json-object.ts'
import { createNeverStore } from '../never-store.ts'
import { SourceError } from '../source-error.ts'
import { exchange } from './exchange.ts'
import { expandItem, extractItems, kindOf } from './extract.ts'
import type { Guard } from './guard.ts'
import { readJson } from './json.ts'
import { depthFault } from './depth.ts'
import { createKeyMaker, keyName } from './key.ts'
import { readLinks } from './link-header.ts'
import type { KeyedRecord, Page, PageToken, RecordProblem } from './page.ts'
import { createPaging } from './paging.ts'
import { longestSleepMs, patiently, throttled, type OnWait, type Time } from './patience.ts'
import { digestOf } from './proof.ts'
import { createRequestMaker } from './request.ts'
import { quotaWaitMs } from './retry-after.ts'
import { scopeOf, type Scope } from './scope.ts'

export type PageReaderOptions = {
  /** The environment's bindings and credentials, which templates read as `config['…']`. */
  config: Record<string, string>
  /** Where the credentials may be sent: `https://host:port`. */
  origin: string
  guard: Guard
  signal?: AbortSignal
  onWait?: OnWait
  time?: Time
  /** How often one request is sent at most, where the source throttles or breaks down; 5 unless said. */
  attempts?: number
  /** Largest answer in bytes; 50 MB unless said. */
  bodyLimit?: number
  /** Longest time for one whole answer in milliseconds; 5 minutes unless said. */
  wholeMs?: number
}

/** Reads single pages of a source; how they hang together is `readPages`' affair. */
export type PageReader = {
  first: PageToken | null
  /** Throws a SourceError. */
  read: (number: number, token: PageToken | null) => Promise<Page>
}

export function createPageReader(
  definition: SourceDefinition,
  options: PageReaderOptions,
): PageReader {
  const root = scopeOf(definition, options.config)
  const retriever = root.within('retriever', definition.retriever)
  const paging = createPaging(definition.retriever, retriever)
  const requests = createRequestMaker(definition, options.config, options.origin)
  const recordsOf = createSelector(definition, retriever)
  const { guard, signal, onWait, attempts = 5, time = systemTime } = options
  const { bodyLimit = 50_000_000, wholeMs = 5 * 60_000 } = options
  let notBefore = 0

  const readOne = async (number: number, token: PageToken | null): Promise<Page> => {
    const request = requests.make(token)
    const { host } = request.url
    const quotaMs = Math.max(notBefore - time.now(), 0)
    if (quotaMs > longestSleepMs) throw throttled(host, notBefore)
    if (quotaMs > 0) {
      onWait?.({ milliseconds: quotaMs, text: `${host} allows no more requests for the moment.` })
      await time.sleep(quotaMs, signal)
    }
    const send = () => exchange(request, { guard, signal, bodyLimit, wholeMs })
    const { answer, waitedMs } = await patiently(host, send, { time, onWait, signal, attempts })
    notBefore = time.now() + quotaWaitMs(answer.headers, time.now())

    const response = readJson(answer, host)
    const headers = { ...answer.headers, link: readLinks(answer.headers['link']) }
    const { items, entries, records, problems } = recordsOf(response, number)
    const lastRecord = entries.at(-1) ?? null
    const next = paging.next({ response, headers, items: items.length, lastRecord, token })
    return {
      number,
      request: request.shown,
      token,
      next: typeof next === 'string' ? requests.withoutCredentials(next) : next,
      digest: digestOf(items),
      items: items.length,
      records,
      problems,
      total: totalOf(definition, root, { response, headers }),
      waitedMs: waitedMs + quotaMs,
    }
  }

  const read: PageReader['read'] = async (number, token) => {
    try {
      return await readOne(number, token)
    } catch (error) {
      throw error instanceof SourceError ? error.redacted(requests.redact) : error
    }
  }

  return { first: paging.first, read }
}

export const systemTime: Time = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await setTimeout(milliseconds, undefined, signal ? { signal } : {})
  },
}

type Selected = {
  items: Json[]
  entries: Json[]
  records: KeyedRecord[]
  problems: RecordProblem[]
}

function createSelector(
  definition: SourceDefinition,
  retriever: Scope,
): (response: Json, page: number) => Selected {
  const { record_selector: selector } = definition.retriever
  const { extractor } = selector
  const { record_expander: expander } = extractor
  const scope = retriever.within('record_selector', selector).within('extractor', extractor)
  const fieldPath = extractor.field_path.map((key) => scope.text(key))
  const inner = expander ? scope.within('record_expander', expander) : scope
  const paths = {
    list: (expander?.expand_records_from_field ?? []).map((key) => inner.text(key)),
    parents: (expander?.parent_fields ?? []).map((field) => ({
      from: field.parent_path.map((key) => inner.text(key)),
      to: field.record_path.map((key) => inner.text(key)),
    })),
  }
  const keyOf = createKeyMaker(definition.primary_key)
  const strip = createNeverStore(definition.gangway.never_store)

  return (response, page) => {
    const items = extractItems(response, fieldPath)
    const entries = expander ? items.flatMap((item) => expandItem(item, expander, paths)) : items
    const byKey = new Map<string, { position: number; keyed: KeyedRecord }>()
    const problems: RecordProblem[] = []
    const leaveOut = (position: number, kind: RecordProblem['kind'], fault: string): void => {
      const text = `Entry ${position} of page ${page} is left out: ${fault}.`
      problems.push({ page, position, kind, text })
    }
    for (const [index, entry] of entries.entries()) {
      const position = index + 1
      const keyed = keyedRecord(entry)
      if ('fault' in keyed) {
        leaveOut(position, 'unreadable', keyed.fault)
        continue
      }
      const { key, record } = keyed
      const earlier = byKey.get(key)
      if (earlier !== undefined) {
        const later = `entry ${position} has the same ${keyName(definition.primary_key)} ('${key}')`
        leaveOut(earlier.position, 'repeated', `${later}, and the later one counts`)
        byKey.delete(key)
      }
      byKey.set(key, { position, keyed: { key, record: strip(record) } })
    }
    return { items, entries, records: [...byKey.values()].map(({ keyed }) => keyed), problems }
  }

  function keyedRecord(entry: Json): { key: string; record: SourceRecord } | { fault: string } {
    if (!isObject(entry)) return { fault: `it is ${kindOf(entry)}; expected an object with fields` }
    const fault = depthFault(entry)
    if (fault !== null) return { fault }
    const key = keyOf(entry)
    return 'fault' in key ? key : { key: key.key, record: entry }
  }
}

function totalOf(
  definition: SourceDefinition,
  root: Scope,
  context: { response: Json; headers: { [name: string]: Json } },
): number | null {
  const { total } = definition.gangway
  if (total === undefined) return null
  const found = literal(root.within('gangway', {}).text(total, context))
  return typeof found === 'number' && Number.isInteger(found) && found >= 0 && found < mostPeople
    ? found
    : null
}

/** Beyond PostgreSQL's `integer`; nobody has so many people, so a number like that is something else. */
const mostPeople = 2 ** 31
