import { expect, test } from 'vitest'
import { type ConfigError, originOf, readConfig } from './config.ts'

const mistakes = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    return (error as ConfigError).sentences
  }
}

test('nothing needs to be set', () => {
  expect(readConfig({})).toMatchObject({ port: 4700, publicPort: 4700, domain: 'localhost' })
})

test('what is set to nothing counts as not set', () => {
  expect(readConfig({ DATABASE_URL: '', GANGWAY_PORT: '' })).toMatchObject({ databaseUrl: null })
})

test('each mistake has a sentence of its own', () => {
  expect(mistakes({ GANGWAY_PORT: 'high', GANGWAY_TLS: 'yes' })).toEqual([
    "GANGWAY_PORT is 'high': must be a number.",
    "GANGWAY_TLS is 'yes': must be 'on' or 'off'.",
  ])
})

test('what holds a password is not repeated', () => {
  const env = { DATABASE_URL: 'mysql://ada:secret@db', GANGWAY_KEY: 'secret' }
  expect(mistakes(env)).toEqual([
    'DATABASE_URL must be a postgres:// address.',
    'GANGWAY_KEY must be 32 bytes in base64.',
  ])
})

test('trusted proxies are addresses or networks', () => {
  const proxies = (value: string) => readConfig({ GANGWAY_TRUSTED_PROXIES: value }).trustedProxies
  expect(proxies('10.0.0.0/8, ::1')).toEqual(['10.0.0.0/8', '::1'])
  expect(mistakes({ GANGWAY_TRUSTED_PROXIES: 'proxy.example' })).toHaveLength(1)
})

test.each([
  [{ tls: false, publicPort: 4700 }, 'http://a.test:4700'],
  [{ tls: false, publicPort: 80 }, 'http://a.test'],
  [{ tls: true, publicPort: 443 }, 'https://a.test'],
  [{ tls: true, publicPort: 80 }, 'https://a.test:80'],
])('an origin names its port only where it is not the usual one: %o', (config, origin) => {
  expect(originOf(config, 'a.test')).toBe(origin)
})
