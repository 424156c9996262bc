import { expect, test } from 'vitest'
import { emailKey } from './email-key.ts'

test.each([
  [' Noor@Example.ORG ', 'noor@example.org'],
  ["o'neill+tag@mail.example.org", "o'neill+tag@mail.example.org"],
  ['josé@exämple.org', 'josé@exämple.org'],
  ['jose\u0301@example.org', 'josé@example.org'],
  ['', null],
  ['noor', null],
  ['noor@', null],
  ['noor@localhost', null],
  ['@example.org', null],
  ['a@b@example.org', null],
  ['noor okafor@example.org', null],
  ['a@example.org, b@example.org', null],
  ['Noor <noor@example.org>', null],
  ['.noor@example.org', null],
  ['noor.@example.org', null],
  ['noor@example..org', null],
  ['noor@example.org\u0000', null],
  [`${'x'.repeat(65)}@example.org`, null],
  [`noor@${'x'.repeat(250)}.org`, null],
])('%j becomes %j', (text, key) => {
  expect(emailKey(text)).toBe(key)
})

test('a million characters take no long time', () => {
  const started = performance.now()
  for (const piece of ['a', '@', 'a.', 'a@a.', '.'])
    emailKey(piece.repeat(1_000_000 / piece.length))
  expect(performance.now() - started).toBeLessThan(500)
})
