import { isDeepStrictEqual } from 'node:util'
import type { Mapping } from '../../src/mapping/core/compile.ts'
import type { Registration } from './records.ts'
import { resultOf, type Result } from './result.ts'

type Peer = (registration: Registration) => Result | Promise<Result>

/** A sentence about the first registration of which a peer makes something else than Gangway; null where none does. */
export async function firstDisagreement(
  registrations: readonly Registration[],
  gangway: Mapping,
  peers: { readonly [name: string]: Peer },
): Promise<string | null> {
  for (const registration of registrations) {
    const ours = resultOf(gangway.map(registration))
    for (const [name, peer] of Object.entries(peers)) {
      const theirs = asJson(await peer(registration))
      if (isDeepStrictEqual(theirs, asJson(ours))) continue
      return `Gangway makes of registration ${registration.id}\n${JSON.stringify(ours)}\nand ${name}\n${JSON.stringify(theirs)}`
    }
  }
  return null
}

/** JSONata's objects have no prototype, which is no difference here. */
function asJson(result: Result): unknown {
  return JSON.parse(JSON.stringify(result))
}
