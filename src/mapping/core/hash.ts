import { createHash } from 'node:crypto'
import canonicalJson from 'canonicalize'
import { canonicalForm } from './document/canonical.ts'
import type { MappingDocument } from './document.ts'

/**
 * The document's hash over what changes behaviour and nothing else: SHA-256, in hexadecimal, of the RFC 8785 JSON of
 * its canonical form. The prefix names this algorithm; a change of the canonical form takes a new one.
 */
export function hashOf(document: MappingDocument): string {
  return hashOfForm(canonicalForm(document))
}

/** The same of a document that is in its canonical form already. */
export function hashOfForm(form: MappingDocument): string {
  return `m2-${createHash('sha256')
    .update(canonicalJson(form) ?? '')
    .digest('hex')}`
}
