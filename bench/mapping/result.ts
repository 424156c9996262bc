import type { MapResult } from '../../src/mapping/core/result.ts'
import type { FieldValue } from '../../src/mapping/core/values/value.ts'

/**
 * What all three make of a record: Gangway's result without the places in the document, which only it has, and what
 * mapping.yaml does not use.
 */
export type Result =
  | {
      status: 'included'
      externalId: string
      email: string | null
      personKey: string
      values: { [field: string]: FieldValue }
      userTypes: readonly string[]
      tags: readonly string[]
      directory: boolean
    }
  | { status: 'excluded'; externalId: string; text: string }
  | { status: 'held'; externalId: string; text: string }

/** Gangway's result in that form. */
export function resultOf(result: MapResult): Result {
  const externalId = result.externalId ?? ''
  if (result.status !== 'included') return { status: result.status, externalId, text: result.text }
  const { status, email, personKey, values, userTypes, tags, directory } = result
  return { status, externalId, email, personKey, values, userTypes, tags, directory }
}
