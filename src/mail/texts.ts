import * as z from 'zod'

/** The mails that a site sends; each has its own texts. */
export const mailKinds = ['invitation', 'sign_in', 'unknown_address'] as const
export type MailKind = (typeof mailKinds)[number]

/** What may stand in a text between two braces on each side, and is filled in for each recipient. */
export const placeholders = {
  invitation: ['given_name', 'name', 'site', 'client', 'help', 'until'],
  sign_in: ['site', 'client', 'help', 'until'],
  unknown_address: ['site', 'client', 'help'],
} as const satisfies Record<MailKind, readonly string[]>

const invitation = {
  subject: 'Your personal link to {{site}}',
  heading: 'Welcome to {{site}}, {{given_name}}',
  body: [
    '{{client}} has registered you. On the site you find your profile and the directory of the people you will meet.',
    'There is no password to remember: the button signs you in, as often as you like.',
  ],
  button: 'Open {{site}}',
}
const signIn = {
  subject: 'Sign in to {{site}}',
  heading: 'Sign in to {{site}}',
  body: ['Somebody, most likely you, asked to sign in to {{site}} with this address.'],
  button: 'Sign in',
}
const unknownAddress = {
  subject: 'Signing in to {{site}}',
  heading: 'Nobody is registered with this address',
  body: [
    'Somebody, most likely you, asked to sign in to {{site}} with this address, and nobody is registered with it.',
    'Perhaps you registered with another address: try that one. If you are sure of this one, ask {{help}}.',
  ],
}

/**
 * The texts of a site's mails, as a release freezes them: plain text with placeholders such as {{given_name}}. The
 * link, the code, how long they work and whom to ask stand in every mail by themselves.
 */
export const mailTexts = z.strictObject({
  invitation: texts('invitation').default(invitation),
  sign_in: texts('sign_in').default(signIn),
  unknown_address: texts('unknown_address').omit({ button: true }).default(unknownAddress),
})

export type MailTexts = z.infer<typeof mailTexts>
export type MailText = Omit<MailTexts['invitation'], 'button'> & { button?: string }

/** What every site starts from. */
export const defaultMailTexts: MailTexts = mailTexts.parse({})

function texts(kind: MailKind) {
  const known: readonly string[] = placeholders[kind]
  const text = (most: number) =>
    z
      .string()
      .trim()
      .min(1, 'Write a text.')
      .max(most)
      .superRefine((value, context) => {
        for (const [, name = ''] of value.matchAll(/\{\{([^}]*)\}\}/gu)) {
          if (known.includes(name)) continue
          const message = `'{{${name}}}' is none of the placeholders that this mail has: ${known.join(', ')}.`
          context.addIssue({ code: 'custom', message })
        }
      })
  return z.strictObject({
    subject: text(200),
    heading: text(200),
    body: z.array(text(5000)).min(1).max(20),
    button: text(60),
  })
}
