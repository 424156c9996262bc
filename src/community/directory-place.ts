import * as z from 'zod'
import { Problem } from '../tenancy/problem.ts'
import type { Place } from './directory-query.ts'

const place = z.tuple([z.string().max(1000), z.uuid()])

/** The place behind a person in the order of names, as a text for an address. */
export const writePlace = (last: { sort_name: string; person_id: string }): string =>
  Buffer.from(JSON.stringify([last.sort_name, last.person_id])).toString('base64url')

/** @throws {Problem} `invalid` for a text that `writePlace` did not write. */
export function readPlace(text: string): Place {
  try {
    const [sortName, personId] = place.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    )
    return { sortName, personId }
  } catch (cause) {
    const found = `There is no page behind '${text.slice(0, 60)}': begin again at the first.`
    throw new Problem('invalid', found, { cause })
  }
}
