// The composition root: what Gangway is made of, in the order in which each part needs the one before.
import { createServer as createListener } from 'node:net'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { connect } from './database/connection.ts'
import { startJobs } from './database/jobs.ts'
import { migrate } from './database/migrate.ts'
import { openDatabase } from './database/open.ts'
import { mailLinks } from './identity/mail-links.ts'
import { visitorSession } from './identity/sessions.ts'
import { connectSmtp } from './mail/smtp.ts'
import { api, type Services } from './server/api.ts'
import { keepHouse } from './server/keep-house.ts'
import { createServer } from './server/server.ts'
import { tellSignInLink } from './server/tell-sign-in-link.ts'
import { startWorkers } from './server/workers.ts'
import { createGuard } from './sources/http/guard.ts'
import { createVault, rootKey } from './tenancy/vault.ts'

export type Gangway = {
  services: Services
  /** Takes no more requests, lets those and the jobs under way finish, then stops the database that it runs. */
  stop: () => Promise<void>
}

const dist = join(import.meta.dirname, '../dist')

/** @throws {Error} with one sentence where the machine doesn't allow what the configuration asks for. */
export async function start(config: Config, print: (text: string) => void): Promise<Gangway> {
  // Before anything is touched: a second Gangway on the same data ends here.
  await refusePortInUse(config)
  const stops: (() => unknown)[] = []
  let running = false
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next()
  }
  try {
    const vault = createVault(await rootKey(config.key, config.dataFolder))
    const database = await openDatabase(config)
    // One that was found running may be another's: a start that fails leaves it.
    stops.push(() => (running || !database.found) && database.stop())
    const db = connect(database.address)
    stops.push(() => db.destroy())
    await migrate(db.pool)
    const jobs = await startJobs(database.address)
    stops.push(() => jobs.stop())
    const guard = createGuard({ allow: config.allowedPrivateHosts })
    stops.push(() => guard.close())
    const smtp = config.smtpUrl ? connectSmtp(config.smtpUrl, config.mailFrom) : null
    stops.push(() => smtp?.close())
    const links = mailLinks({ db, vault, config })
    const tell = tellSignInLink(config, print)
    const services = { db, jobs, vault, config, guard, links, smtp, tellSignInLink: tell }
    const server = await createServer({
      ...services,
      endpoints: api(services),
      visitorSession,
      dist,
      logger: { level: 'warn', stream: process.stderr },
    })
    stops.push(() => server.close())
    stops.push(await startWorkers(services))
    stops.push(keepHouse(db, server.log))
    await server.listen({ host: config.host, port: config.port })
    running = true
    return { services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function refusePortInUse({ host, port }: Config): Promise<void> {
  const listener = createListener()
  try {
    await new Promise<void>((resolve, reject) =>
      listener.once('error', reject).listen(port, host, resolve),
    )
  } catch (cause) {
    throw new Error(refused(cause as NodeJS.ErrnoException, host, port), { cause })
  }
  await new Promise((resolve) => listener.close(resolve))
}

function refused({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use, perhaps by another Gangway: stop that, or set GANGWAY_PORT to another.`
  if (code === 'EACCES')
    return `Port ${port} may not be opened by this user: set GANGWAY_PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `GANGWAY_HOST is '${host}', which is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all.`
  return `Gangway can't listen at ${host}:${port}: ${message}.`
}
