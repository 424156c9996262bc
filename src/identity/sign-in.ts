// Signing in. The steps, each of which may end it: use the proof up → who may come in → session → record. They are one
// transaction, so that a proof is used up if and only if somebody is in, is to choose a name, or was told why not.
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import { type EnvironmentSite, environmentSite } from '../tenancy/environment-site.ts'
import type { Vault } from '../tenancy/vault.ts'
import { codeHash } from './code.ts'
import { type Entrant, entrant, entrantsByAddress } from './entrants.ts'
import { limitAttempts } from './limits.ts'
import { mintLink, seeLink, spendCode, spendLink, useInvitation } from './links.ts'
import { refused } from './refusal.ts'
import { startSession } from './sessions.ts'

export type SignInServices = { db: Database; vault: Vault; now?: () => Date }
/** Where somebody asks from. */
export type From = { network: string; agent: string }

export type SignedIn =
  | { kind: 'signed in'; token: string; expiresAt: Date }
  /** Several people have that address: the token lets one of them be chosen. */
  | { kind: 'choose'; token: string; people: { personId: string; name: string }[] }

type How = 'invitation' | 'sign_in' | 'code'

/** By the link of a mail. @throws {Problem} `link_spent` or `not_allowed`, with the help contact. */
export async function signInByLink(
  services: SignInServices,
  environmentId: string,
  token: string,
  from: From,
): Promise<SignedIn> {
  const now = services.now?.() ?? new Date()
  return enter(services, environmentId, from, async (tx, site) => {
    const link = await seeLink(tx, token, now)
    if (link.state !== 'ready') throw refused(link.state, site)
    if (link.kind === 'sign_in') {
      const address = await spendLink(tx, 'sign_in', token, now)
      if (address === null) throw refused('gone', site)
      return { how: 'sign_in', address }
    }
    const person = await entrant(tx, site, link.personId)
    if (!person) throw refused('closed', site)
    const personId = await useInvitation(tx, token, now)
    if (personId === null) throw refused(person.state === 'suspended' ? 'suspended' : 'gone', site)
    return { how: 'invitation', people: [person] }
  })
}

/** By the code of a mail, together with the address that it went to. */
export async function signInByCode(
  services: SignInServices,
  environmentId: string,
  { address, code }: { address: string; code: string },
  from: From,
): Promise<SignedIn> {
  const now = services.now?.() ?? new Date()
  await limitAttempts(services, environmentId, 'codes', { network: from.network, one: address })
  return enter(services, environmentId, from, async (tx, site) => {
    const hash = codeHash(services.vault, environmentId, address, code)
    const proven = await spendCode(tx, address, hash, now)
    if (proven === null) throw refused('wrong code', site)
    return { how: 'code', address: proven }
  })
}

/** By a name, after the proof of an address that several people have. */
export async function signInByChoice(
  services: SignInServices,
  environmentId: string,
  { token, personId }: { token: string; personId: string },
  from: From,
): Promise<SignedIn> {
  const now = services.now?.() ?? new Date()
  return enter(services, environmentId, from, async (tx, site) => {
    const address = await spendLink(tx, 'choice', token, now)
    if (address === null) throw refused('gone', site)
    const people = await entrantsByAddress(tx, site, address)
    return { how: 'sign_in', people: people.filter((person) => person.personId === personId) }
  })
}

type Proof = { how: How } & ({ address: string } | { people: Entrant[] })

async function enter(
  { db, now = () => new Date() }: SignInServices,
  environmentId: string,
  from: From,
  prove: (tx: EnvironmentTransaction, site: EnvironmentSite) => Promise<Proof>,
): Promise<SignedIn> {
  const site = await environmentSite(db, environmentId)
  const entered = await within(db, environmentId, async (tx) => {
    const proof = await prove(tx, site)
    const people =
      'people' in proof ? proof.people : await entrantsByAddress(tx, site, proof.address)
    const active = people.filter(({ state }) => state === 'active')
    const [only, ...others] = active
    // What was used up stays used up: this ends the transaction well, and the refusal follows it.
    if (!only) return turnAway(tx, site, people, from)
    if (others.length && 'address' in proof) return choose(tx, site, proof.address, active, now())
    return signIn(tx, site, only.personId, proof.how, from, now())
  })
  if (typeof entered === 'string') throw refused(entered, site)
  return entered
}

async function turnAway(
  tx: EnvironmentTransaction,
  { environmentId, clientId }: EnvironmentSite,
  people: Entrant[],
  from: From,
): Promise<'suspended' | 'closed'> {
  const why = people.length ? 'suspended' : 'closed'
  await record(tx, {
    event: 'visitor.refused',
    actor: { kind: 'system' },
    clientId,
    environmentId,
    subject: { kind: 'environment', id: environmentId },
    value: { why, people: people.map(({ personId }) => personId), ...from },
  })
  return why
}

const choiceLife = 10 * 60_000

async function choose(
  tx: EnvironmentTransaction,
  { environmentId, clientId }: EnvironmentSite,
  address: string,
  people: Entrant[],
  now: Date,
): Promise<SignedIn> {
  const expiresAt = new Date(now.getTime() + choiceLife)
  const choice = { kind: 'choice' as const, address, messageId: null, codeHash: null, expiresAt }
  const token = await mintLink(tx, choice)
  await record(tx, {
    event: 'visitor.proved_address',
    actor: { kind: 'system' },
    clientId,
    environmentId,
    subject: { kind: 'environment', id: environmentId },
    value: { address },
  })
  return { kind: 'choose', token, people: people.map(({ personId, name }) => ({ personId, name })) }
}

async function signIn(
  tx: EnvironmentTransaction,
  { environmentId, clientId }: EnvironmentSite,
  personId: string,
  how: How,
  from: From,
  now: Date,
): Promise<SignedIn> {
  const session = await startSession(tx, personId, now)
  await tx
    .insertInto('sign_ins')
    .values({
      environment_id: environmentId,
      sign_in_id: uuid(),
      person_id: personId,
      how,
      at: now,
      ...from,
    })
    .execute()
  await record(tx, {
    event: 'visitor.signed_in',
    actor: { kind: 'person', id: personId },
    clientId,
    environmentId,
    subject: { kind: 'person', id: personId },
    value: { how, ...from },
  })
  return { kind: 'signed in', ...session }
}
