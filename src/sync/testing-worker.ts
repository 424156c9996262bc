// A process of its own that works the sync's queue: for tests that kill it.
import { connect, type Address } from '../database/connection.ts'
import { startJobs } from '../database/jobs.ts'
import { createGuard } from '../sources/http/guard.ts'
import { createVault } from '../tenancy/vault.ts'
import { resumeUnfinished, workSync } from './resume.ts'

const address = JSON.parse(process.env['ADDRESS'] ?? '') as Address
const db = connect(address)
const jobs = await startJobs(address)
await workSync({
  db,
  jobs,
  vault: createVault(Buffer.alloc(32, 1)),
  guard: createGuard({ allow: [process.env['ALLOW'] ?? ''] }),
})
await resumeUnfinished(db, jobs)
