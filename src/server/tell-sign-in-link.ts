import { createTransport } from 'nodemailer'
import { type Config, consoleHost, originOf } from '../config.ts'
import type { SignInLink } from '../tenancy/accounts.ts'

export const signInAddress = (config: Config, token: string): string =>
  `${originOf(config, consoleHost(config))}/sign-in/${token}`

/** Brings an account the link that it asked for: by mail, or in the terminal where no mail server is set. */
export function tellSignInLink(config: Config, print: (text: string) => void) {
  const transport = config.smtpUrl ? createTransport(config.smtpUrl) : null
  return async ({ name, email, token }: SignInLink): Promise<void> => {
    const address = signInAddress(config, token)
    if (!transport) {
      print(
        `\n${name} (${email}) asked for a link. It works once, for 15 minutes:\n\n  ${address}\n`,
      )
      return
    }
    await transport.sendMail({
      from: config.mailFrom,
      to: { name, address: email },
      subject: 'Sign in to Gangway',
      text: `Hello ${name},\n\nthis link signs you in to Gangway, once, within 15 minutes:\n\n${address}\n\nIf you did not ask for it, nothing happens: leave it alone.\n`,
    })
  }
}
