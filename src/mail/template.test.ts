import { expect, test } from 'vitest'
import { contrastOn } from './contrast.ts'
import { renderMail } from './template.ts'
import { defaultMailTexts, mailKinds, mailTexts } from './texts.ts'

const values = {
  given_name: 'Zoë',
  name: 'Zoë Ångström',
  site: 'Harbor Summit 2027',
  client: 'Harbor Society',
  help: 'Robin Vale (help@example.org)',
  link: 'https://harbor.example.org/i/abc',
  code: 'BCD-234',
  until: '14 June 2027, 23:59 CEST',
}
const colour = '#0b6e6e'
const design = (kind: (typeof mailKinds)[number]) => ({
  kind,
  text: defaultMailTexts[kind],
  colour,
})

test('the text part says all that the HTML part says', async () => {
  for (const kind of mailKinds) {
    const { html, text } = await renderMail(design(kind), values)
    const said = html
      .replace(/[\s\S]*<body/u, '<body')
      .replace(/<!--[\s\S]*?-->|<[^>]+>/gu, ' ')
      .replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)))
    const words = (part: string) => new Set(part.match(/[\p{L}\p{N}@:/.-]+/gu))
    const missing = words(said).difference(words(text))
    // Beside the heading the HTML has the site's name above it, and words around the bare address.
    expect(
      [...missing].filter((word) => !['Or', 'open', 'this', 'address:'].includes(word)),
    ).toEqual([])
    expect(text.includes(values.link)).toBe(kind !== 'unknown_address')
    expect(text.includes(values.code)).toBe(kind === 'sign_in')
    expect(text).toContain(values.help)
    expect(html + text).not.toContain('{{')
  }
})

test('whatever a name holds, it is text in the mail', async () => {
  const nasty =
    '"><script>alert(1)</script><a href="https://evil.example">{{link}}\r\nBcc: x@evil.example'
  const mail = await renderMail(design('invitation'), { ...values, given_name: nasty, site: nasty })
  expect(mail.html).not.toContain('<script>')
  expect(mail.html).not.toContain('href="https://evil.example"')
  expect(mail.html).toContain('&#60;script&#62;')
  expect(mail.subject).not.toMatch(/[\r\n]/u)
  expect(mail.text).toContain('{{link}}')
})

test('markup in the texts themselves is text too', async () => {
  const text = { ...defaultMailTexts.invitation, body: ['<script>alert(1)</script>\n<b>two</b>'] }
  const { html } = await renderMail({ kind: 'invitation', text, colour }, values)
  expect(html).not.toMatch(/<script>|<b>/u)
  expect(html).toMatch(/&#62;<br \/>&#60;b&#62;two/u)
})

test('nothing is fetched when the mail is opened, and dark clients get dark colours', async () => {
  const { html } = await renderMail(design('invitation'), values)
  expect(html).not.toMatch(/<img|@import|<link|url\(/u)
  expect(html).toContain('prefers-color-scheme: dark')
  expect(html).toContain('name="viewport"')
})

test('the button is read on any colour', () => {
  expect(contrastOn('#0b6e6e')).toBe('#ffffff')
  expect(contrastOn('#ffd54a')).toBe('#000000')
})

test('a placeholder that a mail does not have is refused with those that it has', () => {
  const invitation = { ...defaultMailTexts.invitation, heading: 'Dear {{first_name}}' }
  const read = mailTexts.safeParse({ ...defaultMailTexts, invitation })
  expect(read.error?.issues[0]?.message).toBe(
    "'{{first_name}}' is none of the placeholders that this mail has: given_name, name, site, client, help, until.",
  )
  expect(mailTexts.parse({})).toEqual(defaultMailTexts)
})
