import { checkSources, checkSteps } from './sources.ts'
import type { MappingDocument } from '../document.ts'
import { people, type Problem } from '../problem.ts'
import { recordPathsOf } from '../recipes/catalogue.ts'
import type { SourceFields } from '../source/source-fields.ts'

export function checkIdentity(
  { externalId, email, missingEmail }: MappingDocument['identity'],
  source: SourceFields | null,
): Problem[] {
  const found = [
    ...checkPart('externalId', externalId, source),
    ...checkPart('email', email, source),
  ]
  if (readsNothing(externalId)) {
    const text = 'No source gives the external id, so no record can come in.'
    found.push({ severity: 'problem', tab: 'identity', row: 'externalId', column: 'sources', text })
  }
  if (readsNothing(email)) {
    const text =
      missingEmail === 'hold'
        ? 'No source gives the e-mail address, and everybody must have one, so everybody is held.'
        : 'No source gives the e-mail address, so nobody can be invited.'
    const severity = missingEmail === 'hold' ? 'problem' : 'warning'
    found.push({ severity, tab: 'identity', row: 'email', column: 'sources', text })
  }
  return [...found, ...shared(externalId, source)]
}

function readsNothing({ sources, steps }: MappingDocument['identity']['email']): boolean {
  return sources.length === 0 && recordPathsOf(steps).length === 0
}

function checkPart(
  row: 'externalId' | 'email',
  { sources, steps }: MappingDocument['identity']['email'],
  source: SourceFields | null,
): Problem[] {
  const place = { tab: 'identity' as const, row }
  return [
    ...checkSources(sources, { ...place, column: 'sources' }, source),
    ...checkSteps(steps, place, source),
  ]
}

/** An external id that several records share makes one person of them. */
function shared(
  { sources, steps }: MappingDocument['identity']['externalId'],
  source: SourceFields | null,
): Problem[] {
  const [path] = sources
  const profile =
    path === undefined || sources.length > 1 || steps.length > 0 ? null : source?.profileOf(path)
  if (!profile || profile.distinct === null || profile.distinct === profile.filled) return []
  const text = `${people(profile.filled)} share ${profile.distinct.toLocaleString('en')} ${profile.distinct === 1 ? 'value' : 'values'} of '${path}'; an external id belongs to one record.`
  return [{ severity: 'warning', tab: 'identity', row: 'externalId', column: 'sources', text }]
}
