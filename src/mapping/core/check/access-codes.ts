import { checkDays } from './days.ts'
import { checkSources, checkSteps } from './sources.ts'
import type { AccessCode, MappingDocument } from '../document.ts'
import { quoted } from '../hold.ts'
import { people, type Problem } from '../problem.ts'
import { contextOf } from '../recipes/recipe.ts'
import { countedItems, seenItems } from '../source/seen-items.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { fold } from '../values/value.ts'

type Codes = MappingDocument['userTypes']['codes']
const place = { tab: 'userTypes' as const, row: 'codes' }

export function checkAccessCodes(
  document: MappingDocument,
  source: SourceFields | null,
): Problem[] {
  const { codes } = document.userTypes
  const usedOn = codes.usedOn === '' ? [] : [codes.usedOn]
  return [
    ...checkSources(codes.sources, { ...place, column: 'sources' }, source),
    ...checkSources(usedOn, { ...place, column: 'usedOn' }, source),
    ...checkSteps(codes.steps, place, source),
    ...checkIdle(codes),
    ...listedTwice(codes.rows),
    ...codes.rows.flatMap((row) => checkDays(row, { tab: 'userTypes', row: row.id })),
    ...(source === null ? [] : checkSeen(document, source)),
  ]
}

/** Codes without a source, and a source without codes. */
function checkIdle({ sources, rows, usedOn, else: otherwise }: Codes): Problem[] {
  const problem = (severity: Problem['severity'], column: string, text: string): Problem[] => [
    { severity, ...place, column, text },
  ]
  if (rows.length > 0 && sources.length === 0)
    return problem(
      'problem',
      'sources',
      'No source says which access codes people used, so the codes give nothing; name one.',
    )
  if (sources.length > 0 && rows.length === 0 && otherwise === 'ignore')
    return problem(
      'warning',
      'rows',
      'The source of the access codes is named, but no code is listed, so they give nothing.',
    )
  const hasDays = rows.some(({ from, until }) => from !== null || until !== null)
  if (usedOn !== '' && !hasDays)
    return problem(
      'warning',
      'usedOn',
      'The day of use is read, but no access code has a first or a last day.',
    )
  return []
}

function listedTwice(rows: readonly AccessCode[]): Problem[] {
  const owners = new Map<string, AccessCode>()
  return rows.flatMap((row): Problem[] => {
    const code = fold(row.code)
    const owner = owners.get(code)
    owners.set(code, owner ?? row)
    if (owner === undefined) return []
    const text = `The code '${row.code}' is listed twice ('${owner.id}' and '${row.id}'); join the rows into one.`
    return [{ severity: 'problem', tab: 'userTypes', row: row.id, column: 'code', text }]
  })
}

const mostShown = 20

/** Codes that people used and nobody handed out, and codes that more used than may; both with counts. */
function checkSeen(document: MappingDocument, source: SourceFields): Problem[] {
  const { codes } = document.userTypes
  const seen = countedItems(seenItems(codes, 'all', source, contextOf(document)))
  const counts = new Map(seen.map(({ value, count }) => [fold(value), count]))
  const listed = new Set(codes.rows.map(({ code }) => fold(code)))
  const unlisted = seen.filter(({ value }) => !listed.has(fold(value)))
  const become = codes.else === 'hold' ? 'they will be held' : 'it gives them nothing'
  const shown = unlisted.slice(0, mostShown).map(({ value, count }) => {
    return `${people(count)} used the code ${quoted(value)}, which no row names; ${become}.`
  })
  const rest = unlisted.slice(mostShown)
  if (rest.length > 0) {
    const count = rest.reduce((sum, { count }) => sum + count, 0)
    shown.push(
      `${people(count)} used one of ${rest.length.toLocaleString('en')} further codes that no row names.`,
    )
  }
  return [
    ...shown.map((text): Problem => ({ severity: 'warning', ...place, column: 'rows', text })),
    ...codes.rows.flatMap((row) => checkUses(row, counts.get(fold(row.code)) ?? 0)),
  ]
}

function checkUses({ id, code, mostUses }: AccessCode, used: number): Problem[] {
  if (mostUses === null || used <= mostUses) return []
  const text = `Code '${code}' may be used by ${people(mostUses)}, and ${people(used)} used it; those who came last will be held.`
  return [{ severity: 'warning', tab: 'userTypes', row: id, column: 'mostUses', text }]
}
