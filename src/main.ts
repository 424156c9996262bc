// The process: reads the configuration, starts Gangway, says where it is, and stops it when told to.
import { ConfigError, consoleHost, originOf, readConfig } from './config.ts'
import { start } from './start.ts'
import { firstOwnerLink } from './tenancy/accounts.ts'

await run().catch((error: unknown) => {
  const sentences = error instanceof ConfigError ? error.sentences : [(error as Error).message]
  for (const sentence of sentences) console.error(sentence)
  process.exitCode = 1
})

async function run(): Promise<void> {
  const config = readConfig()
  const gangway = await start(config, (text) => console.log(text))
  stopWhenTold(gangway.stop)
  const origin = originOf(config, consoleHost(config))
  console.log(`\nGangway is ready: ${origin}\n`)
  const link = await firstOwnerLink(gangway.services.db)
  if (!link) return
  console.log('Nobody owns this installation yet. Open this link to become its owner.')
  console.log('It works once, for a day; a new start prints a new one.\n')
  console.log(`  ${origin}/welcome/${link}\n`)
}

/** A terminal's Ctrl-C reaches this process and the one that started it, which passes it on: once is enough. */
function stopWhenTold(stop: () => Promise<void>): void {
  let told = false
  const onSignal = () => {
    if (told) return
    told = true
    stop().catch((error: unknown) => {
      console.error(
        'Gangway did not stop cleanly; what was under way goes on at the next start.',
        error,
      )
      process.exit(1)
    })
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
}
