import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { mailSink } from '../mail/testing.ts'
import { tellSignInLink } from './tell-sign-in-link.ts'

const link = { name: 'Robin Vale', email: 'robin@example.org', token: 'abc' }
const address = 'http://console.localhost:4700/sign-in/abc'

test('without a mail server the link is printed, with whom it is for', async () => {
  const printed: string[] = []
  await tellSignInLink(readConfig({}), (text) => printed.push(text))(link)
  expect(printed.join()).toContain('Robin Vale (robin@example.org) asked for a link')
  expect(printed.join()).toContain(address)
})

test('with a mail server the link is mailed, and printed nowhere', async () => {
  const sink = await mailSink()
  const printed: string[] = []
  const config = readConfig({ SMTP_URL: sink.url, GANGWAY_MAIL_FROM: 'Gangway <g@example.org>' })
  await tellSignInLink(config, (text) => printed.push(text))(link)
  expect(sink.mails).toHaveLength(1)
  expect(sink.mails[0]).toMatchObject({
    from: { address: 'g@example.org' },
    to: [{ name: 'Robin Vale', address: 'robin@example.org' }],
    text: expect.stringContaining(address) as string,
  })
  expect(printed).toEqual([])
})
