import type { DefinitionProblem, SourceDefinition } from './definition.ts'
import { compileTemplate, type Template } from './template.ts'
import { textsOf, type TemplateText } from './templates.ts'

/**
 * The keys of `config` that are secrets: those that sign in, and those in headers and parameters that are named like a
 * credential. They are read nowhere else, so that none decides where a request goes or comes to stand where people read.
 */
export function secretKeys(definition: SourceDefinition): string[] {
  const read = textsOf(definition).filter(holdsSecret)
  return [...new Set(read.flatMap(({ text }) => compileTemplate(text).reads ?? []))]
}

/** Secrets that are written into a definition, or read where they would be seen. */
export function checkSecrets(definition: SourceDefinition): DefinitionProblem[] {
  const texts = textsOf(definition).map((text) => ({ ...text, ...compileTemplate(text.text) }))
  const whole = texts.filter(({ reads }) => reads === null)
  if (whole.length > 0) {
    return whole.map(({ place }) => ({
      place,
      text: `${place}: 'config' can be read by a key that is written out only, as in {{ config['url'] }}.`,
    }))
  }
  const secrets = new Set(secretKeys(definition))
  const isSecret = (key: string): boolean => secrets.has(key)
  return [
    ...texts.filter((text) => holdsSecret(text) && isWrittenOut(definition, text)).map(writtenOut),
    ...texts
      .filter((text) => !holdsSecret(text))
      .flatMap(({ place, reads }) =>
        (reads ?? []).filter(isSecret).map((key) => misplaced(place, key)),
      ),
    ...texts.flatMap(({ place, text }) => (isAddress(place) ? addressProblems(place, text) : [])),
    ...texts.filter(hostMoves).map(moving),
  ]
}

const authenticator = 'retriever.requester.authenticator'
const values = ['api_token', 'username', 'password'].map((key) => `${authenticator}.${key}`)
const named = /^retriever\.requester\.request_(?:parameters|headers)\.(.+)$/s

function holdsSecret({ place }: TemplateText): boolean {
  const name = named.exec(place)?.[1]
  return values.includes(place) || (name !== undefined && soundsLikeCredential(name))
}

function isWrittenOut(definition: SourceDefinition, { place, pieces }: PlacedTemplate): boolean {
  if (place === `${authenticator}.username`) {
    // A user name may be known to all, unless it stands without a password, as API keys do.
    const { authenticator: own } = definition.retriever.requester
    if (own.type !== 'BasicHttpAuthenticator' || own.password !== '') return false
  }
  if (pieces === null) return true
  // `password: ''`, and switches such as `secret=false`.
  if (/^(?:true|false)?$/i.test(pieces.map(String).join(''))) return false
  const plain = pieces.filter((piece) => typeof piece === 'string').join('')
  const isRead = pieces.some((piece) => Array.isArray(piece))
  return !isRead || plain.length > longestPrefix || !pieces.every(isPlainOrConfig)
}

type PlacedTemplate = Template & TemplateText

/** As in `Token …`. */
const longestPrefix = 30

function isPlainOrConfig(piece: NonNullable<Template['pieces']>[number]): boolean {
  return typeof piece === 'string' || (piece[0] === 'config' && piece.length === 2)
}

function writtenOut({ place }: TemplateText): DefinitionProblem {
  const key = (place.split('.').at(-1) ?? '').toLowerCase().replace(/\W+/g, '_')
  const text = `${place}: a credential may not be written into a definition, where everybody reads it. Write {{ config['${key}'] }}, and enter it as a secret of each environment.`
  return { place, text }
}

function misplaced(place: string, key: string): DefinitionProblem {
  const text = `${place}: '${key}' is a secret, and would decide or be seen here. It can be read in the authenticator only, and in headers and parameters that are named like a credential.`
  return { place, text }
}

function isAddress(place: string): boolean {
  return /^retriever\.requester\.(?:url|url_base|path)$/.test(place)
}

/** Credentials that stand in the address itself. */
function addressProblems(place: string, address: string): DefinitionProblem[] {
  if (/^\s*https?:\/\/[^/?#]*@/i.test(address)) {
    const text = `${place}: the address holds a user name or password. Put them into the source's authentication instead.`
    return [{ place, text }]
  }
  const names = [...address.matchAll(/[?&]([^=&#{}]+)=/g)].map(([, name = '']) => name)
  return names.filter(soundsLikeCredential).map((name) => ({
    place,
    text: `${place}: the address holds '${name}', which is a credential. Put it into the source's authentication instead.`,
  }))
}

/** May the page that is asked for choose the system that is asked? */
function hostMoves({ place, text, variables }: PlacedTemplate): boolean {
  if (!isAddress(place) || !variables.includes('next_page_token')) return false
  if (place.endsWith('.path') && !/^\s*https?:/i.test(text)) return false
  // The host has ended where a plain '/', '?' or '#' follows it; before that nothing may change from page to page.
  const before = /^(?:https?:\/\/|\{\{[^{}]*\}\})[^{}/?#]*[/?#]/i.exec(text.trim())?.[0]
  return before === undefined || compileTemplate(before).variables.includes('next_page_token')
}

function moving({ place }: TemplateText): DefinitionProblem {
  const text = `${place}: 'next_page_token' may not decide which system is asked. Write it behind the address and a '/' or '?', or use a page_token_option.`
  return { place, text }
}

const always =
  /^(?:secret|password|passwd|passphrase|pwd|authorization|bearer|credentials?|cookie|jwt|apikey|accesstoken|authtoken)$/
const keyed =
  /^(?:api|access|auth|authentication|authorization|bearer|secret|private|client|app|application|subscription|shared|security|license|master|account|service|functions|session|refresh|csrf|user|personal|id)$/

/** `X-Api-Key`, `access_token`, `key`, but not `page_token`, `sort_key` or `author`. */
export function soundsLikeCredential(name: string): boolean {
  // Who makes a name from a template does not say what it is.
  if (name.includes('{{') || name.includes('{%')) return true
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
  if (words.some((word) => always.test(word))) return true
  const last = words.at(-1) ?? ''
  if (words.length === 1 && last === 'pass') return true
  if (last !== 'key' && last !== 'token') return false
  const before = words.at(-2)
  return before === undefined || before === 'x' || keyed.test(before)
}
