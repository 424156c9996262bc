import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { SourceError } from '../source-error.ts'
import { serve } from '../testing/server.ts'
import { exchange } from './exchange.ts'
import { createGuard, type GuardOptions } from './guard.ts'
import { transportError } from './transport-error.ts'

async function failure(address: string, options: GuardOptions, wholeMs = 5000) {
  const guard = createGuard(options)
  const request = { url: new URL(address), headers: {}, plainHeaders: {}, shown: '' }
  const error: unknown = await exchange(request, { guard, bodyLimit: 1000, wholeMs }).catch(
    (cause: unknown) => cause,
  )
  await guard.close()
  if (error instanceof SourceError) return error
  throw new Error('Expected a SourceError', { cause: error })
}

test('A closed port is told as a refused connection', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const place = `127.0.0.1:${port}`
  const error = await failure(`http://${place}/`, { allow: [place] })
  expect(error).toMatchObject({ code: 'connection_refused', next: 'retry' })
  expect(error.text).toBe(
    `Nothing answers at ${place}: the connection was refused. Check the address and port, and whether a firewall must allow us.`,
  )
})

test('Https asked of a plain server is told as such', async () => {
  await using server = await serve((_url, response) => response.end())
  const error = await failure(`https://${server.place}/`, { allow: [server.place] })
  expect(error.code).toBe('tls_failed')
})

test('A server that never begins, or never ends, is told as a time-out', async () => {
  await using silent = await serve(() => {})
  const first = await failure(silent.url, { allow: [silent.place], answerMs: 50 })
  expect(first.text).toContain('did not begin to answer in time')
  await using dripping = await serve((_url, response) => {
    response.write('[')
  })
  const second = await failure(dripping.url, { allow: [dripping.place] }, 50)
  expect(second.text).toContain('did not finish its answer in time')
})

test.each([
  ['ENOTFOUND', 'host_unknown'],
  ['EAI_AGAIN', 'name_lookup_failed'],
  ['EHOSTUNREACH', 'host_unreachable'],
  ['ECONNRESET', 'connection_lost'],
])('The look-up fault %s becomes %s', async (code, expected) => {
  const error = await failure('http://api.example.org/', {
    lookup: (_host, _options, callback) =>
      callback(Object.assign(new Error(code), { code }), '', 0),
  })
  expect(error.code).toBe(expected)
})

test.each([
  ['CERT_HAS_EXPIRED', 'its certificate has run out'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is made out to another name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it made its certificate itself'],
])('The certificate fault %s is told as: %s', (code, fault) => {
  const cause = Object.assign(new Error('tls'), { code })
  const error = transportError(new Error('fetch failed', { cause }), new URL('https://a.example'))
  expect(error.text).toContain(`a.example cannot be trusted: ${fault}`)
  expect(error.next).toBe('needs set-up')
})
