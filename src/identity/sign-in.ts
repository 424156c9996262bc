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
import { mintLink, seeLink, type Spent, spendCode, spendLink, useInvitation } from './links.ts'
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
    const link = await seeLink(tx, site, token, now)
    if (link.state !== 'ready') throw refused(link.state, site)
    if (link.kind === 'sign_in') {
      const spent = await spendLink(tx, 'sign_in', token, now)
      if (!spent) throw refused('gone', site)
      return { how: 'sign_in', address: spent.address, codeHash: null }
    }
    const person = await entrant(tx, site, link.personId)
    if (person?.state !== 'active')
      return { why: person ? 'suspended' : 'closed', people: [link.personId] }
    if ((await useInvitation(tx, site, token, now)) === null) throw refused('gone', site)
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
    const spent = await spendCode(tx, address, hash, now)
    if (!spent) throw refused('wrong code', site)
    return { how: 'code', ...spent }
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
    const spent = await spendLink(tx, 'choice', token, now)
    if (!spent) throw refused('gone', site)
    const people = await entrantsByAddress(tx, site, spent.address)
    const chosen = people.filter((person) => person.personId === personId)
    return { how: spent.codeHash ? 'code' : 'sign_in', people: chosen }
  })
}

type Proof = { how: How } & (Spent | { people: Entrant[] })
/** Nobody is let in by what is otherwise in order: who it would have been is for the log. */
type TurnedAway = { why: 'suspended' | 'closed'; people: string[] }

async function enter(
  { db, now = () => new Date() }: SignInServices,
  environmentId: string,
  from: From,
  prove: (tx: EnvironmentTransaction, site: EnvironmentSite) => Promise<Proof | TurnedAway>,
): Promise<SignedIn> {
  const site = await environmentSite(db, environmentId)
  const entered = await within(db, environmentId, async (tx) => {
    const proof = await prove(tx, site)
    if ('why' in proof) return turnAway(tx, site, proof, from)
    const people =
      'people' in proof ? proof.people : await entrantsByAddress(tx, site, proof.address)
    const active = people.filter(({ state }) => state === 'active')
    const [only, ...others] = active
    // What was used up stays used up: this ends the transaction well, and the refusal follows it.
    if (!only) return turnAway(tx, site, turnedAway(people), from)
    if (others.length && 'address' in proof) return choose(tx, site, proof, active, now())
    return signIn(tx, site, only.personId, proof.how, from, now())
  })
  if (typeof entered === 'string') throw refused(entered, site)
  return entered
}

const turnedAway = (people: Entrant[]): TurnedAway => ({
  why: people.length ? 'suspended' : 'closed',
  people: people.map(({ personId }) => personId),
})

async function turnAway(
  tx: EnvironmentTransaction,
  { environmentId, clientId }: EnvironmentSite,
  { why, people }: TurnedAway,
  from: From,
): Promise<TurnedAway['why']> {
  await record(tx, {
    event: 'visitor.refused',
    actor: { kind: 'system' },
    clientId,
    environmentId,
    subject: { kind: 'environment', id: environmentId },
    value: { why, people, ...from },
  })
  return why
}

const choiceLife = 10 * 60_000

async function choose(
  tx: EnvironmentTransaction,
  { environmentId, clientId }: EnvironmentSite,
  { address, codeHash }: Spent,
  people: Entrant[],
  now: Date,
): Promise<SignedIn> {
  const expiresAt = new Date(now.getTime() + choiceLife)
  const choice = { kind: 'choice' as const, address, messageId: null, codeHash, expiresAt }
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
