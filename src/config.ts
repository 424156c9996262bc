import { resolve } from 'node:path'
import * as z from 'zod'

/** Everything that Gangway is told from outside. The only reader of `process.env`. */
export type Config = {
  /** The folder that holds the embedded database and the key file. */
  dataFolder: string
  /** A PostgreSQL of your own; null for the embedded one. */
  databaseUrl: string | null
  host: string
  port: number
  /** Host names end in this: the console is `console.<domain>`, a site `<slug>.<domain>` and `<slug>-dev.<domain>`. */
  domain: string
  /** The address that people see: differs from `port` behind a proxy. */
  publicPort: number
  tls: boolean
  /** Addresses or networks of proxies in front, whose word on the client's address and the asked host is taken. */
  trustedProxies: string[]
  /** Where mail goes out; null keeps it in the outbox. */
  smtpUrl: string | null
  mailFrom: string
  /** Encrypts secrets and keys counters: 32 bytes in base64; null for the key file in the data folder. */
  key: Buffer | null
  /** `host:port` of private addresses that sources may call all the same. */
  allowedPrivateHosts: string[]
}

const text = z.string().trim().min(1)
const port = z.coerce
  .number({ error: 'must be a number' })
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(65535, 'must be 65535 or less')
const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter(Boolean))
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
const settings = z.object({
  GANGWAY_DATA: text.default('data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
    .optional(),
  GANGWAY_HOST: text.default('127.0.0.1'),
  GANGWAY_PORT: port.default(4700),
  GANGWAY_PUBLIC_PORT: port.optional(),
  GANGWAY_DOMAIN: text.default('localhost'),
  GANGWAY_TLS: z.enum(['on', 'off'], { error: "must be 'on' or 'off'" }).default('off'),
  GANGWAY_TRUSTED_PROXIES: list.refine(
    (parts) => parts.every((part) => network.safeParse(part).success),
    'must be IP addresses or networks (10.0.0.0/8), separated by commas',
  ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
    .optional(),
  GANGWAY_MAIL_FROM: text.default('Gangway <gangway@localhost>'),
  GANGWAY_KEY: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
  GANGWAY_ALLOW_PRIVATE_HOSTS: list,
})

/** These hold passwords: what is wrong with them is said without repeating them. */
const secret = ['DATABASE_URL', 'SMTP_URL', 'GANGWAY_KEY']

/** @throws {ConfigError} with one sentence per mistake. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = settings.safeParse(given)
  if (!read.success) {
    throw new ConfigError(
      read.error.issues.map(({ path: [name = ''], message }) => {
        const found = secret.includes(String(name)) ? '' : ` is '${env[String(name)]}':`
        return `${String(name)}${found} ${message}.`
      }),
    )
  }
  const value = read.data
  return {
    dataFolder: resolve(value.GANGWAY_DATA),
    databaseUrl: value.DATABASE_URL ?? null,
    host: value.GANGWAY_HOST,
    port: value.GANGWAY_PORT,
    domain: value.GANGWAY_DOMAIN,
    publicPort: value.GANGWAY_PUBLIC_PORT ?? value.GANGWAY_PORT,
    tls: value.GANGWAY_TLS === 'on',
    trustedProxies: value.GANGWAY_TRUSTED_PROXIES,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.GANGWAY_MAIL_FROM,
    key: value.GANGWAY_KEY ? Buffer.from(value.GANGWAY_KEY, 'base64') : null,
    allowedPrivateHosts: value.GANGWAY_ALLOW_PRIVATE_HOSTS,
  }
}

export const consoleHost = ({ domain }: Pick<Config, 'domain'>): string => `console.${domain}`

/** The origin (RFC 6454) that people reach a host of ours by, such as `https://harbor.example.org`. */
export function originOf({ tls, publicPort }: Pick<Config, 'tls' | 'publicPort'>, host: string) {
  const usual = publicPort === (tls ? 443 : 80)
  return `${tls ? 'https' : 'http'}://${host}${usual ? '' : `:${publicPort}`}`
}

export class ConfigError extends Error {
  readonly sentences: string[]
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigError'
    this.sentences = sentences
  }
}
