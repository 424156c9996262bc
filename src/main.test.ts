// The whole process, started, asked, killed and started again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { databaseHome } from './database/embedded-home.ts'

type Process = { child: ChildProcess; said: () => string; ended: Promise<number | null> }

/** An installation of its own on the embedded database: a data folder and a port. */
async function anInstallation() {
  const folder = await mkdtemp(join(tmpdir(), 'gangway-main-'))
  const port = await freePort()
  const processes: Process[] = []
  const env = { GANGWAY_DATA: folder, GANGWAY_PORT: `${port}` }
  onTestFinished(async () => {
    for (const { child, ended } of processes) {
      child.kill('SIGTERM')
      await ended
    }
    await rm(folder, { recursive: true, force: true })
  })

  function launch(settings: NodeJS.ProcessEnv = {}, program = 'main.ts', ...args: string[]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], ...env, ...settings },
    })
    let text = ''
    child.stdout.on('data', (data: Buffer) => (text += data.toString()))
    child.stderr.on('data', (data: Buffer) => (text += data.toString()))
    const ended = once(child, 'exit').then(([code]) => code as number | null)
    const launched = { child, said: () => text, ended }
    processes.push(launched)
    return launched
  }

  async function start(): Promise<Process> {
    const launched = launch()
    await until(
      () => launched.said().includes('Gangway is ready') || launched.child.exitCode !== null,
    )
    expect(launched.said()).toContain(`Gangway is ready: http://console.localhost:${port}`)
    return launched
  }

  const ask = (path: string, body?: object) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const method = body ? 'POST' : 'GET'
      const headers = {
        host: `console.localhost:${port}`,
        origin: `http://console.localhost:${port}`,
        'content-type': 'application/json',
      }
      const sent = request({ port, path, method, headers, agent: false }, (answer) => {
        let text = ''
        answer.on('data', (data: Buffer) => (text += data.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode, text }))
      })
      sent.on('error', reject).end(body && JSON.stringify(body))
    })

  async function serverPid(): Promise<number> {
    const { cluster } = await databaseHome(folder)
    const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
    return Number(pid)
  }

  return { folder, port, launch, start, ask, serverPid }
}

const owned = async (ask: (path: string) => Promise<{ text: string }>) =>
  (JSON.parse((await ask('/api/me')).text) as { owned: boolean }).owned

test('an owner arrives by the printed link, and is there after every kind of kill -9', async () => {
  const { folder, start, ask, launch, serverPid } = await anInstallation()
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
  process.kill(await serverPid(), 'SIGKILL')
  const statuses = new Set<number | undefined>()
  await until(async () => {
    const { status } = await ask('/api/me')
    statuses.add(status)
    return statuses.has(503) && status === 200
  })
  expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true)
  expect(await owned(ask)).toBe(true)

  // Both.
  process.kill(await serverPid(), 'SIGKILL')
  second.child.kill('SIGKILL')
  await second.ended
  const third = await start()
  expect(await owned(ask)).toBe(true)

  // The command line asks the running database and leaves it running.
  const command = launch({}, 'cli/main.ts', 'sign-in-link', 'ROBIN@example.org')
  expect(await command.ended).toBe(0)
  const link = /\/sign-in\/([\w-]+)/.exec(command.said())?.[1]
  expect((await ask('/api/sign-in', { token: link })).status).toBe(204)

  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
  const { cluster } = await databaseHome(folder)
  expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
})

test('a second Gangway on the same port says so, ends, and harms the first in nothing', async () => {
  const { start, launch, ask, port } = await anInstallation()
  await start()
  const second = launch()
  expect(await second.ended).toBe(1)
  expect(second.said()).toBe(
    `Port ${port} is in use, perhaps by another Gangway: stop that, or set GANGWAY_PORT to another.\n`,
  )
  expect((await ask('/api/me')).status).toBe(200)
})

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

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  listener.close()
  return port
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to that within 20 seconds.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
