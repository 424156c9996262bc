// One template for every mail: what a mail says is data (`texts.ts`), how it looks is here. Written for a phone first,
// and for clients that turn the lights off.
import mjml2html from 'mjml'
import { contrastOn } from './contrast.ts'
import { escapeHtml, merge, type MergeValues, oneLine } from './merge.ts'
import type { MailKind, MailText } from './texts.ts'

export type Design = { kind: MailKind; text: MailText; colour: string }
export type Mail = { subject: string; html: string; text: string }

/** The mail of one recipient. Every value is escaped where it is filled in. */
export async function renderMail(design: Design, values: MergeValues): Promise<Mail> {
  const html = await compiled(design)
  return {
    subject: oneLine(merge(design.text.subject, values)),
    html: merge(html, values, escapeHtml),
    text: merge(plainText(design), values),
  }
}

/** Compiling costs a hundred times a merge, so it is done once for each wording. */
const known = new Map<string, Promise<string>>()
const mostKnown = 100

function compiled(design: Design): Promise<string> {
  const key = JSON.stringify(design)
  const before = known.get(key)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  // No font of another host is named, so that none is fetched when the mail is opened.
  const html = mjml2html(mjml(design), { fonts: {}, validationLevel: 'strict' }).then(
    (made) => made.html,
  )
  known.set(key, html)
  html.catch(() => known.delete(key))
  return html
}

const notes: Record<MailKind, string[]> = {
  invitation: [
    'The link is yours alone and works until {{until}}. Whoever opens it can sign in as you, so don’t forward it.',
  ],
  sign_in: [
    'Both work once, until {{until}}. If you did not ask, delete this mail: nobody signs in without it.',
  ],
  unknown_address: ['If it was not you, there is nothing to do.'],
}
const footer = 'This mail comes from {{site}}, on behalf of {{client}}. Questions? Ask {{help}}.'
const otherDevice = 'On another device? Enter this code where you asked for it:'

function plainText({ kind, text }: Design): string {
  return [
    text.heading,
    ...text.body,
    ...(text.button ? [`${text.button}:\n{{link}}`] : []),
    ...(kind === 'sign_in' ? [`${otherDevice} {{code}}`] : []),
    ...notes[kind],
    `-- \n${footer}`,
  ].join('\n\n')
}

function mjml({ kind, text, colour }: Design): string {
  const said = (line: string) => escapeHtml(line).replace(/\n/gu, '<br />')
  const paragraphs = text.body.map((line) => `<mj-text>${said(line)}</mj-text>`)
  const button = `
    <mj-button href="{{link}}" background-color="${colour}" color="${contrastOn(colour)}">${said(text.button ?? '')}</mj-button>
    <mj-text css-class="quiet" font-size="13px" line-height="20px">Or open this address: <a href="{{link}}">{{link}}</a></mj-text>`
  const code = `
    <mj-text>${otherDevice}</mj-text>
    <mj-text css-class="code" font-size="28px" line-height="36px" font-weight="600" letter-spacing="4px">{{code}}</mj-text>`
  return `
<mjml lang="en" dir="auto">
  <mj-head>
    <mj-title>${said(text.subject)}</mj-title>
    <mj-preview>${said(text.body[0] ?? text.heading)}</mj-preview>
    <mj-breakpoint width="480px" />
    <mj-attributes>
      <mj-all font-family="Inter, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" />
      <mj-text color="#0f1c2e" font-size="16px" line-height="26px" padding="0 28px 18px" />
      <mj-button align="left" border-radius="8px" font-size="16px" font-weight="600" line-height="24px" inner-padding="12px 24px" padding="6px 28px 18px" />
      <mj-section padding="0" />
    </mj-attributes>
    <mj-raw>
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
    </mj-raw>
    <mj-style>
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      a { color: inherit; }
      .quiet div { color: #566476 !important; word-break: break-all; }
      .site div { letter-spacing: 0.02em; }
      @media (prefers-color-scheme: dark) {
        body, .room, .room > div { background-color: #0c1622 !important; }
        .sheet, .sheet > table { background-color: #142130 !important; }
        .sheet div { color: #e9eef3 !important; }
        .quiet div, .foot div { color: #9fb0c0 !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body background-color="#eef2f5" width="560px" css-class="room">
    <mj-section><mj-column><mj-spacer height="24px" /></mj-column></mj-section>
    <mj-section css-class="sheet" background-color="#ffffff" border-radius="8px" border-top="4px solid ${colour}">
      <mj-column padding="26px 0 12px">
        <mj-text css-class="site" font-size="14px" line-height="20px" font-weight="600">{{site}}</mj-text>
        <mj-text font-size="24px" line-height="31px" font-weight="600">${said(text.heading)}</mj-text>
        ${paragraphs.join('\n')}
        ${text.button ? button : ''}
        ${kind === 'sign_in' ? code : ''}
        ${notes[kind].map((note) => `<mj-text css-class="note" font-size="14px" line-height="22px">${said(note)}</mj-text>`).join('\n')}
      </mj-column>
    </mj-section>
    <mj-section css-class="foot">
      <mj-column padding="18px 0 28px">
        <mj-text font-size="13px" line-height="20px" color="#566476">${said(footer)}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`
}
