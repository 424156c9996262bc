import { webAddressFault } from './web-address.ts'
import type { MappingDocument } from '../document.ts'
import { emailKey } from '../values/email-key.ts'
import type { Problem } from '../problem.ts'
import { fold } from '../values/value.ts'

type SignIn = MappingDocument['signIn']

export function checkSignIn({ signIn }: MappingDocument): Problem[] {
  return [
    ...checkConnection(signIn),
    ...checkDomains(signIn),
    ...checkContacts(signIn),
    ...(signIn.way === 'single sign-on' && signIn.invitationDays !== null
      ? [
          doubt(
            'invitationDays',
            'Nobody is invited by a link where single sign-on is the only way.',
          ),
        ]
      : []),
  ]
}

function checkConnection({ way, connection, matchBy }: SignIn): Problem[] {
  if (way === 'magic link') {
    if (connection === 'none') return []
    const text = `People sign in by magic link alone, so the connection by ${connection} is not used; choose 'both' to have it.`
    return [doubt('connection', text)]
  }
  const found: Problem[] = []
  if (connection === 'none') {
    const text = `People are to sign in by single sign-on, but no connection is chosen: OpenID Connect, SAML 2.0 or OAuth 2.`
    found.push(fault('connection', text))
  }
  if (matchBy.length === 0) {
    const text =
      'Nothing says by what a person who signs in is found among those who are here; choose one at least.'
    found.push(fault('matchBy', text))
  }
  return found
}

function checkDomains({ way, matchBy, domains }: SignIn): Problem[] {
  const malformed = domains
    .filter((domain) => !host.test(fold(domain)))
    .map((domain) => {
      const text = `'${domain}' is not an e-mail domain; write what stands behind the @, such as example.org.`
      return fault('domains', text)
    })
  if (way === 'magic link') return malformed
  const byEmail = matchBy.includes('e-mail')
  if (byEmail && domains.length === 0) {
    const text =
      'People are to be found by their e-mail, which is sound only in domains that the client speaks for; name them.'
    return [fault('domains', text)]
  }
  if (!byEmail && domains.length > 0) {
    const text = "The e-mail domains are not used, as people are not found by 'e-mail'."
    return [...malformed, doubt('domains', text)]
  }
  return malformed
}

const host =
  /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}\p{M}-]{2,63}$/u

function checkContacts({ help, notRegistered, firstSignIn }: SignIn): Problem[] {
  const found: Problem[] = []
  if (help !== '' && emailKey(help) === null) {
    const text = `'${help}' is not an e-mail address; people who cannot sign in are sent there.`
    found.push(fault('help', text))
  }
  const link = webAddressFault('The link to register', notRegistered.link)
  if (link !== null) found.push(fault('notRegistered', link))
  const terms = webAddressFault('The address of the terms', firstSignIn.terms)
  if (terms !== null) found.push(fault('firstSignIn', terms))
  return found
}

function fault(column: string, text: string): Problem {
  return { severity: 'problem', tab: 'signIn', row: null, column, text }
}

function doubt(column: string, text: string): Problem {
  return { severity: 'warning', tab: 'signIn', row: null, column, text }
}
