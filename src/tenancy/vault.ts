// Keys and what they protect. One root key; each use derives its own, so that no two uses share one.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Sealed = { key_id: string; nonce: Buffer; ciphertext: Buffer }

export type Vault = {
  /** AES-256-GCM (NIST SP 800-38D). `row` names the row that holds it: sealed there, it opens nowhere else. */
  seal(plain: string, row: readonly string[]): Sealed
  /** @throws where the key, the row or a byte of it is another. */
  open(sealed: Sealed, row: readonly string[]): string
  /** A keyed hash for counting things that must not be readable in the database (addresses, networks). */
  blind(parts: readonly string[]): Buffer
}

export function createVault(rootKey: Buffer): Vault {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', rootKey, '', `gangway ${use}`, 32))
  const sealing = derive('secrets')
  const blinding = derive('attempts')
  const keyId = createHash('sha256').update(sealing).digest('hex').slice(0, 12)
  return {
    seal(plain, row) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(named(row))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return { key_id: keyId, nonce, ciphertext: Buffer.concat([body, cipher.getAuthTag()]) }
    },
    open(sealed, row) {
      if (sealed.key_id !== keyId) {
        throw new Error(
          `This was sealed with the key ${sealed.key_id}, and the key in use is ${keyId}: set GANGWAY_KEY to the former, or enter the credentials anew.`,
        )
      }
      const tag = sealed.ciphertext.subarray(-16)
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.nonce)
        .setAAD(named(row))
        .setAuthTag(tag)
      const body = decipher.update(sealed.ciphertext.subarray(0, -16))
      return Buffer.concat([body, decipher.final()]).toString('utf8')
    },
    blind: (parts) => createHmac('sha256', blinding).update(named(parts)).digest(),
  }
}

/** The key given, or the data folder's own, made at the first start and readable by Gangway alone. */
export async function rootKey(given: Buffer | null, dataFolder: string): Promise<Buffer> {
  if (given) return given
  await mkdir(dataFolder, { recursive: true })
  const path = join(dataFolder, 'key')
  try {
    const file = await open(path, 'wx', 0o600)
    const key = randomBytes(32)
    await file.writeFile(`${key.toString('base64')}\n`)
    await file.sync()
    await file.close()
    return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
  if (key.length === 32) return key
  throw new Error(
    `The key file ${path} holds ${key.length} bytes, not 32: restore it from a backup, or set GANGWAY_KEY.`,
  )
}

/** Unambiguous: ['a', 'bc'] and ['ab', 'c'] differ. */
const named = (row: readonly string[]) => Buffer.from(JSON.stringify(row))
