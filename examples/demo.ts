// The demo: a make-believe registration system as its own process, and Gangway on data of its own. Run again, it goes on
// with the same data; with --fresh it starts anew.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { originOf, readConfig } from '../src/config.ts'
import type { Database } from '../src/database/connection.ts'
import { databaseHome } from '../src/database/embedded-home.ts'
import { startEmbedded } from '../src/database/embedded.ts'
import { runProgram, stopWhenTold } from '../src/program.ts'
import { signInAddress } from '../src/server/tell-sign-in-link.ts'
import { type Gangway, start } from '../src/start.ts'
import { createFirstOwner, firstOwnerLink, signInLink } from '../src/tenancy/accounts.ts'
import { createClient } from '../src/tenancy/clients.ts'
import { addMember } from '../src/tenancy/members.ts'
import type { ClientScope } from '../src/tenancy/permissions.ts'
import { createProject } from '../src/tenancy/projects.ts'
import { createSite, siteHosts } from '../src/tenancy/sites.ts'
import { ORDERS_PATH } from './registration/api.ts'
import { DEMO_TOKEN } from './registration/server.ts'

const robin = { name: 'Robin Vale', email: 'robin@gangway.example' }
const lena = { name: 'Lena Brand', email: 'lena@harbor-society.example' }
const client = { name: 'Harbor Society', slug: 'harbor-society' }
const site = { name: 'Harbor Summit 2027', slug: 'harbor' }

await runProgram(run)

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } })
  // First, because of two demos at once the second ends here, before it touches the data of the first.
  const registration = await startRegistrationSystem()
  const config = demoConfig(new URL(registration.url).host)
  try {
    if (values.fresh) await forget(config.dataFolder)
    const gangway = await start(config, (text) => console.log(text))
    await prepare(gangway.services.db, config.domain)
    await announce(gangway, registration.url)
    stopWhenTold(async () => {
      registration.child.kill()
      await gangway.stop()
    })
  } catch (error) {
    registration.child.kill()
    throw error
  }
}

/** The demo's own data and no mail server, whatever this machine's Gangway is set to. */
function demoConfig(registrationHost: string) {
  const given = process.env
  return readConfig({
    ...given,
    GANGWAY_DATA: given['GANGWAY_DEMO_DATA'] ?? join(import.meta.dirname, '../data/demo'),
    GANGWAY_ALLOW_PRIVATE_HOSTS: registrationHost,
    DATABASE_URL: '',
    SMTP_URL: '',
  })
}

async function startRegistrationSystem(): Promise<{ child: ChildProcess; url: string }> {
  const program = join(import.meta.dirname, 'registration/main.ts')
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const url = await new Promise<string | null>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      const [address] = /http:\S+/.exec(data.toString()) ?? []
      if (address) resolve(address)
    })
    void gone.then(() => resolve(null))
  })
  if (url) return { child, url }
  throw new Error('The registration system did not start. Another demo may be running.')
}

async function forget(dataFolder: string): Promise<void> {
  const { root } = await databaseHome(dataFolder)
  // A demo that was killed left its database running, and one that runs can't be cleared away.
  await (await startEmbedded(dataFolder)).stop()
  for (const folder of [root, dataFolder]) await rm(folder, { recursive: true, force: true })
}

/** What stands before the first page: an owner, the client with somebody of theirs, their site and its project; each once. */
async function prepare(db: Database, domain: string): Promise<void> {
  const accountId = await owner(db)
  const clientId = await idOr(
    db.selectFrom('clients').select('client_id as id').where('slug', '=', client.slug),
    () => createClient(db, accountId, client),
  )
  // Looked for by the account: somebody who was taken out of the team stays out.
  await idOr(
    db.selectFrom('accounts').select('account_id as id').where('email', '=', lena.email),
    async () =>
      (await addMember(db, asOwner(accountId, clientId), { ...lena, role: 'client' })).membershipId,
  )
  const projects = db.selectFrom('projects').innerJoin('sites', 'sites.site_id', 'projects.site_id')
  if (await projects.select('project_id').where('slug', '=', site.slug).executeTakeFirst()) return
  const siteId = await idOr(
    db.selectFrom('sites').select('site_id as id').where('slug', '=', site.slug),
    async () => (await createSite(db, accountId, { clientId, ...site }, domain)).siteId,
  )
  const project = { clientId, siteId, kind: 'registration', name: 'Registration' } as const
  await createProject(db, accountId, project)
}

function asOwner(accountId: string, clientId: string): ClientScope {
  const memberships = [{ role: 'owner' as const, clientId: null }]
  return { account: { accountId, ...robin, memberships }, clientId }
}

async function owner(db: Database): Promise<string> {
  const token = await firstOwnerLink(db)
  if (token) return createFirstOwner(db, token, robin)
  const { owner_id } = await db
    .selectFrom('installation')
    .select('owner_id')
    .executeTakeFirstOrThrow()
  return owner_id
}

/** The id that is there, or that of the thing made now: a demo that was killed half-way is completed. */
async function idOr(
  query: { executeTakeFirst(): Promise<{ id: string } | undefined> },
  make: () => Promise<string>,
): Promise<string> {
  return (await query.executeTakeFirst())?.id ?? (await make())
}

async function announce({ services }: Gangway, registrationUrl: string): Promise<void> {
  const { db, config } = services
  const linkOf = async (email: string) => {
    const link = await signInLink(db, email)
    return link ? signInAddress(config, link.token) : ''
  }
  const hosts = siteHosts(site.slug, config.domain)
  console.log(`
The demo is ready.

  Console              ${await linkOf(robin.email)}
                       signs you in as ${robin.name} (${robin.email}), once, within 15 minutes;
                       ask for another on its sign-in page, and it is printed here

  As the client        ${await linkOf(lena.email)}
                       signs you in as ${lena.name} (${lena.email}), of ${client.name},
                       likewise; in a private window, where Robin is not signed in

  Registration system  ${registrationUrl}
    to connect         ${new URL(ORDERS_PATH, registrationUrl).href}
    token              ${DEMO_TOKEN}

  Site, Dev            ${originOf(config, hosts.dev)}
  Site, Prod           ${originOf(config, hosts.prod)}

Ctrl-C stops it. \`npm run demo\` goes on with the same data, \`npm run demo -- --fresh\` starts anew.
`)
}
