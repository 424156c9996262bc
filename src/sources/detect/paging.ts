import type { SourceForm } from '../definition/form.ts'
import { readLinks } from '../http/link-header.ts'
import type { Finding } from '../findings.ts'
import { findScalar, type Scalar } from './scalars.ts'

export type FoundPaging = {
  paging: SourceForm['paging']
  pageSize: SourceForm['pageSize']
  finding: Finding
}

/** What an answer tells of its paging. */
type Clues = {
  scalars: readonly Scalar[]
  headers: Record<string, string>
  /** The address that was asked. */
  url: URL
  items: number
  total: number | null
}

/** How the next page is asked for. The first sign that fits is taken, the surest signs first. */
export function findPaging(clues: Clues): FoundPaging {
  for (const find of [byLink, byLinkHeader, byCursor, byPageNumber, byOffset, byPageHeader]) {
    const found = find(clues)
    if (found !== null)
      return { pageSize: null, ...found, finding: { about: 'paging', ...found.finding } }
  }
  const { items, total } = clues
  if (total !== null && total > items) {
    const text = `The answer holds ${items} of ${total}, and nothing in it says how the next page is asked for. Look it up in the system's documentation.`
    return {
      paging: { kind: 'none' },
      pageSize: null,
      finding: { about: 'paging', state: 'missing', text },
    }
  }
  const text =
    total === null
      ? `Nothing in the answer tells of further pages: all ${items} seem to come at once.`
      : `The answer holds all ${items}: there are no further pages.`
  const state = total === null ? 'assumed' : 'found'
  return { paging: { kind: 'none' }, pageSize: null, finding: { about: 'paging', state, text } }
}

type Found = {
  paging: SourceForm['paging']
  pageSize?: SourceForm['pageSize']
  finding: Omit<Finding, 'about'>
} | null

function byLink({ scalars }: Clues): Found {
  const isNext = ({ path, name }: Scalar) =>
    linkNames.includes(name) || (name === 'href' && path.at(-2) === 'next')
  const link = scalars.find((scalar) => isNext(scalar) && isAddress(scalar.value))
  if (link !== undefined) {
    const text = `The next page's address stands at '${link.path.join('.')}'.`
    return { paging: { kind: 'next link', at: link.path }, finding: { state: 'found', text } }
  }
  // A last or only page says `next: null`; where there is `previous` too, both are addresses.
  const none = scalars.find((scalar) => isNext(scalar) && scalar.value === null)
  const previous = scalars.some(({ name }) =>
    ['previous', 'prev', 'previouspageurl'].includes(name),
  )
  if (none === undefined || !previous) return null
  const text = `This was the only page. The next page's address would stand at '${none.path.join('.')}'.`
  return { paging: { kind: 'next link', at: none.path }, finding: { state: 'assumed', text } }
}

const linkNames = [
  'next',
  'nexturl',
  'nextlink',
  'nextpageurl',
  'odatanextlink',
  'nextpage',
  'nexthref',
]

function byLinkHeader({ headers }: Clues): Found {
  if (readLinks(headers['link'])['next'] === undefined) return null
  const text = "The next page's address stands in the Link header."
  return { paging: { kind: 'link header' }, finding: { state: 'found', text } }
}

function byCursor({ scalars }: Clues): Found {
  const names = Object.keys(cursorParameters)
  const cursor = findScalar(
    scalars,
    names,
    ({ value }) => typeof value === 'string' && value !== '' && !isAddress(value),
  )
  if (cursor !== null) {
    const parameter = cursorParameters[cursor.name] ?? 'cursor'
    const text = `A cursor for the next page stands at '${cursor.path.join('.')}'. It is taken to go back as the parameter '${parameter}'; check that in the system's documentation.`
    return {
      paging: { kind: 'cursor', at: cursor.path, parameter },
      finding: { state: 'assumed', text },
    }
  }
  const current = findScalar(scalars, ['currenttoken'])
  if (current === null) return null
  const at = [...current.path.slice(0, -1), 'nextToken']
  const text = `This was the only page. A cursor for the next would stand at '${at.join('.')}', and go back as the parameter 'token'.`
  return { paging: { kind: 'cursor', at, parameter: 'token' }, finding: { state: 'assumed', text } }
}

/** Where a cursor stands, and the parameter that it usually goes back as. */
const cursorParameters: Record<string, string> = {
  nexttoken: 'token',
  nextpagetoken: 'pageToken',
  nextcursor: 'cursor',
  continuation: 'continuation',
  continuationtoken: 'continuationToken',
  cursor: 'cursor',
  endcursor: 'after',
  after: 'after',
  scrollid: 'scroll_id',
  next: 'cursor',
}

function byPageNumber({ scalars, url, items }: Clues): Found {
  const isNumber = ({ value }: Scalar) => typeof value === 'number'
  const current = findScalar(scalars, ['currentpage', 'pagenumber', 'page'], isNumber)
  if (current === null) return null
  const last = findScalar(scalars, ['pagecount', 'totalpages', 'lastpage', 'pages'], isNumber)
  const more = findScalar(
    scalars,
    ['hasmoreitems', 'hasmore', 'hasnext', 'hasnextpage', 'more'],
    ({ value }) => typeof value === 'boolean',
  )
  const parameter = parameterOf(url, ['page', 'page_number', 'pageNumber', 'p']) ?? 'page'
  const end = last ? ` of ${String(last.value)}` : ''
  const text = `Pages are numbered: this was page ${String(current.value)}${end} (at '${current.path.join('.')}'). The next is taken to be asked for as '${parameter}'.`
  const paging = {
    kind: 'page',
    parameter,
    first: Number(current.value),
    current: current.path,
    last: last?.path ?? null,
    more: last ? null : (more?.path ?? null),
  } as const
  const pageSize = last || more ? null : pageSizeOf(url, scalars, items)
  return { paging, pageSize, finding: { state: 'assumed', text } }
}

function byOffset({ scalars, url, items, total }: Clues): Found {
  const isNumber = ({ value }: Scalar) => typeof value === 'number'
  const start = findScalar(scalars, ['startindex', 'offset', 'skip', 'start'], isNumber)
  const asked = parameterOf(url, ['offset', 'skip', 'start', 'startIndex'])
  if (start === null && asked === null) return null
  const parameter = asked ?? start?.path.at(-1) ?? 'offset'
  const first = start?.name === 'startindex' ? 1 : 0
  const end =
    total === null ? null : findScalar(scalars, totalNames, ({ value }) => value === total)
  const text = `Pages go by the number of their first entry, asked for as '${parameter}', counted from ${first}.`
  const paging = {
    kind: 'offset',
    parameter,
    first,
    start: start?.path ?? null,
    total: end?.path ?? null,
  } as const
  const pageSize = start && end ? null : pageSizeOf(url, scalars, items)
  return { paging, pageSize, finding: { state: 'assumed', text } }
}

const totalNames = ['totalresults', 'totalcount', 'total', 'count', 'totalrecords', 'totalitems']

function byPageHeader({ scalars, headers, url, items }: Clues): Found {
  const pages = Number(headers['x-wp-totalpages'] ?? headers['x-total-pages'] ?? 0)
  const asked = parameterOf(url, ['page'])
  if (asked === null && !(pages > 1)) return null
  const text =
    pages > 1
      ? `There are ${pages} pages by the answer's headers. They are taken to be asked for as 'page'.`
      : "The address asks for a page by its number ('page')."
  return {
    paging: { kind: 'page', parameter: 'page', first: 1, current: null, last: null, more: null },
    pageSize: pageSizeOf(url, scalars, items),
    finding: { state: 'assumed', text },
  }
}

/** A size that the address asks for, and otherwise one that the answer tells. */
function pageSizeOf(url: URL, scalars: readonly Scalar[], items: number): SourceForm['pageSize'] {
  const parameter = parameterOf(url, sizeNames)
  const size = Number(parameter === null ? 0 : url.searchParams.get(parameter))
  if (parameter !== null && Number.isInteger(size) && size > 0) return { parameter, size }
  const told = findScalar(
    scalars,
    ['perpage', 'pagesize', 'limit', 'itemsperpage'],
    ({ value }) => typeof value === 'number' && value >= items && value > 0,
  )
  return told ? { parameter: told.path.at(-1) ?? 'limit', size: Number(told.value) } : null
}

const sizeNames = ['limit', 'per_page', 'per-page', 'perPage', 'page_size', 'pageSize', 'count']

function parameterOf(url: URL, names: readonly string[]): string | null {
  return names.find((name) => url.searchParams.has(name)) ?? null
}

function isAddress(value: Scalar['value']): boolean {
  return typeof value === 'string' && /^(?:https?:\/\/|\/|\?)/.test(value)
}
