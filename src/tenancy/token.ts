import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a link or a session. Only its hash is stored, so a read of the database signs nobody in. */
export function mintToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: tokenHash(token) }
}

export const tokenHash = (token: string) => createHash('sha256').update(token).digest()
