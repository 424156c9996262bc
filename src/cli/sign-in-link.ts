import { readConfig } from '../config.ts'
import { connect } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import { signInAddress } from '../server/tell-sign-in-link.ts'
import { signInLink } from '../tenancy/accounts.ts'

export async function signInLinkCommand([email]: string[]): Promise<void> {
  if (!email) throw new Error('Say whose link it is to be: gangway sign-in-link EMAIL')
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
