// The gangway command: what an operator does where the console can't be reached yet.
import { readConfig } from '../config.ts'
import { connect } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import { runProgram } from '../program.ts'
import { signInAddress } from '../server/tell-sign-in-link.ts'
import { signInLink } from '../tenancy/accounts.ts'

const usage = `Usage: node src/cli/main.ts sign-in-link EMAIL

  sign-in-link EMAIL   print a link that signs that account in to the console, once, within 15 minutes`

await runProgram(() => run(process.argv.slice(2)))

async function run([command, email]: string[]): Promise<void> {
  if (command !== 'sign-in-link' || !email) throw new Error(usage)
  const config = readConfig()
  const database = await openDatabase(config)
  const db = connect(database.address, { connections: 1 })
  try {
    await migrate(db.pool)
    const link = await signInLink(db, email)
    if (!link) throw new Error(`No account has the address ${email}.`)
    console.log(signInAddress(config, link.token))
  } finally {
    await db.destroy()
    if (!database.found) await database.stop()
  }
}
