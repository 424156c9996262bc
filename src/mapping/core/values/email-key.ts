import { composed } from './value.ts'

/**
 * An e-mail address in the form in which addresses are compared: without outer white space, in lower case, composed.
 * Null where it is none by a simple rule: one @ between a name of at most 64 characters and a host with a dot, without
 * white space or the signs of lists, 254 characters at most (RFC 5321, 4.5.3.1).
 */
export function emailKey(text: string): string | null {
  const key = composed(text.trim().toLowerCase())
  return key.length <= 254 && address.test(key) ? key : null
}

const sign = '[^\\s\\p{Cc}\\p{Cs}@,;:<>()"\\[\\]\\\\]'
const address = new RegExp(
  `^(?!\\.)${sign}{1,64}(?<!\\.)@(?:[\\p{L}\\p{N}\\p{M}-]+\\.)+[\\p{L}\\p{N}\\p{M}-]{2,}$`,
  'u',
)
