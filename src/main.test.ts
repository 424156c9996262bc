// The whole process, started, asked, killed and started again.
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { databaseHome } from './database/embedded-home.ts'
import { scratchFolder } from './database/scratch-folder.ts'
import { ask, freePort, launch, type Program, until } from './testing-program.ts'

/** An installation of its own on the embedded database: a data folder and a port. */
async function anInstallation() {
  const folder = await scratchFolder('main')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const env = { GANGWAY_DATA: folder, GANGWAY_PORT: `${port}` }
  const { cluster } = await databaseHome(folder)
  return {
    port,
    launch: (settings: NodeJS.ProcessEnv = {}) => launch('src/main.ts', { ...env, ...settings }),
    command: (...args: string[]) => launch('src/cli/main.ts', env, args),
    start: async (): Promise<Program> => {
      const program = launch('src/main.ts', env)
      const ready = () => program.said().includes('Gangway is ready')
      await until(() => ready() || program.child.exitCode !== null)
      expect(program.said()).toContain(`Gangway is ready: http://console.localhost:${port}`)
      return program
    },
    ask: (path: string, body?: object) => ask(port, 'console.localhost', path, body),
    killDatabase: async () => {
      const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
    },
    databaseRuns: () => existsSync(join(cluster, 'postmaster.pid')),
  }
}

const owned = async (ask: (path: string) => Promise<{ text: string }>) =>
  (JSON.parse((await ask('/api/me')).text) as { owned: boolean }).owned

test('an owner arrives by the printed link, and is there after every kind of kill -9', async () => {
  const { start, ask, command, killDatabase, databaseRuns } = await anInstallation()
  const first = await start()
  await until(() => first.said().includes('/welcome/'))
  const token = /\/welcome\/([\w-]+)/.exec(first.said())?.[1]
  const robin = { token, name: 'Robin Vale', email: 'robin@example.org' }
  expect((await ask('/api/first-owner', robin)).status).toBe(204)

  // Gangway alone: the database lives on, and the next start adopts it.
  first.child.kill('SIGKILL')
  await first.ended
  const second = await start()
  expect(await owned(ask)).toBe(true)
  expect(second.said()).not.toContain('/welcome/')

  // The database alone: Gangway says so meanwhile, and goes on by itself.
  await killDatabase()
  const statuses = new Set<number | undefined>()
  await until(async () => {
    const { status } = await ask('/api/me')
    statuses.add(status)
    return statuses.has(503) && status === 200
  })
  expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true)
  expect(await owned(ask)).toBe(true)

  // Both.
  await killDatabase()
  second.child.kill('SIGKILL')
  await second.ended
  const third = await start()
  expect(await owned(ask)).toBe(true)

  // The command line asks the running database and leaves it running.
  const cli = command('sign-in-link', 'ROBIN@example.org')
  expect(await cli.ended).toBe(0)
  const link = /\/sign-in\/([\w-]+)/.exec(cli.said())?.[1]
  expect((await ask('/api/sign-in', { token: link })).status).toBe(204)

  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
  expect(databaseRuns()).toBe(false)
}, 120_000)

test('a second Gangway on the same port says so, ends, and harms the first in nothing', async () => {
  const { start, launch, ask, port } = await anInstallation()
  await start()
  const second = launch()
  expect(await second.ended).toBe(1)
  expect(second.said()).toBe(
    `Port ${port} is in use, perhaps by another Gangway: stop that, or set GANGWAY_PORT to another.\n`,
  )
  expect((await ask('/api/me')).status).toBe(200)
}, 60_000)

test.each([
  [
    { GANGWAY_PORT: '99999', GANGWAY_TLS: 'maybe' },
    "GANGWAY_PORT is '99999': must be 65535 or less.\nGANGWAY_TLS is 'maybe': must be 'on' or 'off'.\n",
  ],
  [
    { GANGWAY_HOST: '192.0.2.1' },
    "GANGWAY_HOST is '192.0.2.1', which is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all.\n",
  ],
  [
    { DATABASE_URL: 'postgres://ada:secret@127.0.0.1:1/gangway' },
    'The database at DATABASE_URL (127.0.0.1:1) does not let Gangway in: connect ECONNREFUSED 127.0.0.1:1. Start it, or correct DATABASE_URL.\n',
  ],
])('with %o it ends, and says why in a sentence', async (settings, sentence) => {
  const { launch } = await anInstallation()
  const launched = launch(settings)
  expect(await launched.ended).toBe(1)
  expect(launched.said()).toBe(sentence)
})
