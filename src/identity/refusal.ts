import { helpOf } from '../mail/mail-site.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import { Problem, type ProblemCode } from '../tenancy/problem.ts'

export type Refusal = 'gone' | 'expired' | 'suspended' | 'closed' | 'wrong code'

/** Why somebody is not let in, in words for them, with whom to ask. */
export function refused(why: Refusal, { settings }: Pick<EnvironmentSite, 'settings'>): Problem {
  const { code, text } = refusals[why]
  return new Problem(code, `${text} If that does not help, ask ${helpOf(settings.helpContact)}.`)
}

const refusals: Record<Refusal, { code: ProblemCode; text: string }> = {
  gone: {
    code: 'link_spent',
    text: 'This link was used, was revoked or has expired. Ask for a new one on the sign-in page.',
  },
  expired: {
    code: 'link_spent',
    text: 'This invitation has expired. Have a new one sent to the address of your registration.',
  },
  suspended: {
    code: 'not_allowed',
    text: 'Your registration is not active at present, so this link does not let you in. Look whether it was cancelled.',
  },
  closed: {
    code: 'not_allowed',
    text: 'This is a site for tests, and it is open to its test people only. Use the link to the real site.',
  },
  'wrong code': {
    code: 'link_spent',
    text: 'This code is not right, was used or has expired. Look at the newest mail, or ask for a new one.',
  },
}
