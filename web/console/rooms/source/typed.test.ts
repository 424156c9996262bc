import { expect, test } from 'vitest'
import { askedOf, hostOf, typedFrom, withChoice } from './typed.ts'

test('a prefix that is a word is followed by a space; only the secrets of the chosen way are sent', () => {
  const typed = { ...typedFrom('https://tickets.example/orders ', null), prefix: 'Token' }
  const secrets = { api_token: 'key', password: 'left over' }
  expect(askedOf({ ...typed, secrets })).toEqual({
    url: 'https://tickets.example/orders',
    auth: { kind: 'key', in: 'header', name: 'Authorization', prefix: 'Token ' },
    secrets: { api_token: 'key' },
    headers: {},
    parameters: {},
  })
})

test('another way to sign in brings its usual name, unless somebody typed their own', () => {
  const typed = typedFrom('', null)
  expect(withChoice(typed, 'parameter').keyName).toBe('api_key')
  expect(withChoice({ ...typed, keyName: 'X-Key' }, 'parameter').keyName).toBe('X-Key')
})

test('a saved way to sign in comes back into the form as it was', () => {
  const auth = { kind: 'key', in: 'header', name: 'X-Key', prefix: '' } as const
  expect(askedOf(typedFrom('https://tickets.example', auth)).auth).toEqual(auth)
  expect(hostOf('tickets')).toBe('')
})
