import { Client } from 'pg'
import type { Address } from './connection.ts'
import { startEmbedded } from './embedded.ts'

export type OpenDatabase = {
  address: Address
  /** Whether it ran before: then it may be somebody else's, and a process that fails or only asks leaves it running. */
  found: boolean
  stop: () => Promise<void>
}

/**
 * The database that the configuration names: your own, or the embedded one of the data folder, started where it isn't.
 * @throws {Error} with one sentence where it doesn't answer or can't run here.
 */
export async function openDatabase(config: {
  databaseUrl: string | null
  dataFolder: string
}): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    const address = { connectionString: config.databaseUrl }
    await answers(config.databaseUrl)
    return { address, found: true, stop: async () => {} }
  }
  const embedded = await startEmbedded(config.dataFolder)
  return { address: embedded.connection, found: embedded.adopted, stop: () => embedded.stop() }
}

async function answers(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
  } catch (cause) {
    const { message, errors = [] } = cause as Error & { errors?: Error[] }
    const reason = [message, ...errors.map((error) => error.message)].filter(Boolean).join('; ')
    // Never the address itself: it holds the password.
    throw new Error(
      `The database at DATABASE_URL (${new URL(url).host}) does not let Gangway in: ${reason}. Start it, or correct DATABASE_URL.`,
      { cause },
    )
  }
}
