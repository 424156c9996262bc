// `npm start`: reads the configuration, starts Gangway, and says where it is.
import { consoleHost, originOf, readConfig } from './config.ts'
import { runProgram, stopWhenTold } from './program.ts'
import { start } from './start.ts'
import { firstOwnerLink } from './tenancy/accounts.ts'

await runProgram(async () => {
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
})
