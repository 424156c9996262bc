// The composition root: what Gangway is made of, in the order in which each part needs the one before.
import type { FastifyServerOptions } from 'fastify'
import { createServer as createSocket } from 'node:net'
import { join } from 'node:path'
import { type Config, ConfigError } from './config.ts'
import { connect, type Database } from './database/connection.ts'
import { startEmbedded } from './database/embedded.ts'
import { startJobs } from './database/jobs.ts'
import { migrate } from './database/migrate.ts'
import { api, type Services } from './server/api.ts'
import { keepHouse } from './server/keep-house.ts'
import { createServer } from './server/server.ts'
import { startWorkers } from './server/workers.ts'
import { rootKey, createVault } from './tenancy/vault.ts'
import { tellSignInLink } from './server/tell-sign-in-link.ts'
import { visitorSession } from './server/visitor-session.ts'

export type Gangway = {
  services: Services
  /** Lets requests and jobs finish, then takes everything down. */
  stop(): Promise<void>
}

const dist = join(import.meta.dirname, '../dist')

/** @throws {ConfigError} where the machine doesn't allow what the configuration asks for. */
export async function start(
  config: Config,
  { print, logger }: { print: (text: string) => void; logger?: FastifyServerOptions['logger'] },
): Promise<Gangway> {
  // Before anything is started: a second Gangway on the same data must not touch the database of the first.
  await refusePortInUse(config)
  const vault = createVault(await rootKey(config.key, config.dataFolder))
  const { address, stop: stopDatabase } = await openDatabase(config)
  const stops = [stopDatabase]
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next()
  }
  try {
    const db = connect(address)
    stops.push(() => db.destroy())
    await migrate(db.pool)
    const jobs = await startJobs(address)
    stops.push(() => jobs.stop())
    const services: Services = { db, jobs, vault, config, tellSignInLink: tellSignInLink(config, print) }
    await startWorkers(services)
    stops.push(keepHouse(db))
    const server = await createServer({ ...services, endpoints: api(services), visitorSession, dist, ...(logger && { logger }) })
    stops.push(() => server.close())
    await server.listen({ host: config.host, port: config.port })
    return { services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
