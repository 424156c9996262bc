// The demo as a person starts it: its own processes, on data and ports of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Demo = {
  /** Signs in to the console, once. */
  consoleLink: string
  /** Signs in to the console as somebody of the client's team, once. */
  clientLink: string
  registration: string
  ordersUrl: string
  token: string
  dev: string
  prod: string
  /** Everything that it has printed. */
  printed(): string
  stop(): Promise<void>
}

export async function startDemo(): Promise<Demo> {
  const data = await mkdtemp(join(tmpdir(), 'gangway-e2e-'))
  const [gangway, quayside] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, [join(import.meta.dirname, '../examples/demo.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GANGWAY_DEMO_DATA: data,
      GANGWAY_PORT: String(gangway),
      QUAYSIDE_PORT: String(quayside),
    },
  })
  let printed = ''
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('Ctrl-C stops it')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`The demo ended before it was ready:\n${printed}`)))
  })
  await ready
  const after = (label: string) => {
    const found = new RegExp(`${label}\\s+(\\S+)`).exec(printed)?.[1]
    if (!found) throw new Error(`The demo printed no '${label}':\n${printed}`)
    return found
  }
  return {
    consoleLink: after('Console'),
    clientLink: after('As the client'),
    registration: after('Registration system'),
    ordersUrl: after('to connect'),
    token: after('token'),
    dev: after('Site, Dev'),
    prod: after('Site, Prod'),
    printed: () => printed,
    async stop() {
      child.removeAllListeners('exit')
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
