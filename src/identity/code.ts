import { randomInt } from 'node:crypto'
import type { Vault } from '../tenancy/vault.ts'

/** No vowels, so that it spells nothing; nothing that is read as something else. */
const letters = 'BCDFGHJKMNPQRTVWXYZ2346789'
const length = 6

/** Six characters, 3 × 10⁸ of them: guessed once in as many, and five guesses are allowed in a quarter of an hour. */
export function mintCode(): string {
  const signs = Array.from({ length }, () => letters[randomInt(letters.length)])
  return `${signs.slice(0, 3).join('')}-${signs.slice(3).join('')}`
}

/** A keyed hash, because so few codes could be tried out against a plain one by whoever reads the database. */
export const codeHash = (vault: Vault, environmentId: string, address: string, code: string) =>
  vault.blind([
    'sign-in code',
    environmentId,
    address,
    code.toUpperCase().replace(/[^A-Z0-9]/gu, ''),
  ])
