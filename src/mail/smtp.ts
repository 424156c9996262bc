import { createTransport } from 'nodemailer'
import type { Mail } from './template.ts'

export type Letter = Mail & {
  /** The same at every attempt (RFC 5322, 3.6.4), so that a mail that arrives twice can be known for one. */
  messageId: string
  to: { name: string; address: string }
  fromName: string
  replyTo: string | null
}

/** What became of one attempt. `later`: the server or the way to it may be well again by then. */
export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'refused for good'; reason: string }
  | { kind: 'later'; reason: string; outage: boolean }

export type Smtp = {
  send(letter: Letter): Promise<SendOutcome>
  close(): void
}

/** Sends by an `smtp://` or `smtps://` address, over a few connections that are kept open. */
export function connectSmtp(url: string, from: string): Smtp {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A mail is made of texts and never of files or addresses that a text names.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ messageId, to, fromName, replyTo, subject, html, text }) {
      try {
        await transport.sendMail({
          messageId,
          from: { name: fromName, address },
          to,
          ...(replyTo && { replyTo }),
          subject,
          text,
          html,
          // RFC 3834: so that no vacation notice answers.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'sent' }
      } catch (error) {
        return whatWentWrong(error as SmtpError)
      }
    },
    close: () => transport.close(),
  }
}

export const connections = 5

type SmtpError = Error & { responseCode?: number; response?: string }

/** RFC 5321, 4.2.1: 4xx is for now, 5xx for good. Without an answer it was the way there that failed. */
function whatWentWrong(error: SmtpError): SendOutcome {
  const { responseCode, response, message } = error
  const reason = (response ?? message).slice(0, 500)
  if (!responseCode) return { kind: 'later', reason, outage: true }
  if (responseCode >= 500 && !isAboutUs(responseCode)) return { kind: 'refused for good', reason }
  return { kind: 'later', reason, outage: isAboutUs(responseCode) || responseCode === 421 }
}

/** Our credentials or the connection's security (RFC 4954, 6), not this mail: somebody has to mend the settings. */
const isAboutUs = (code: number) => [530, 534, 535, 538].includes(code)
