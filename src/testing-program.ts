// For tests of whole programs: each is a process of its own, asked over HTTP.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export type Program = {
  child: ChildProcess
  /** All that it wrote so far. */
  said: () => string
  /** Its exit code, once it ended; null where a signal ended it. */
  ended: Promise<number | null>
}

/** Starts a program of ours, by its path from the project's folder; it is told to stop when the test ends. */
export function launch(path: string, env: NodeJS.ProcessEnv, args: string[] = []): Program {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', path), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
  })
  let text = ''
  child.stdout.on('data', (data: Buffer) => (text += data.toString()))
  child.stderr.on('data', (data: Buffer) => (text += data.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return { child, said: () => text, ended }
}

/** Asks as a page of that host would; a body makes it a POST. */
export function ask(port: number, host: string, path: string, body?: object) {
  const headers = {
    host: `${host}:${port}`,
    origin: `http://${host}:${port}`,
    'content-type': 'application/json',
  }
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const method = body ? 'POST' : 'GET'
    const sent = request({ port, path, method, headers, agent: false }, (answer) => {
      let text = ''
      answer.on('data', (data: Buffer) => (text += data.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
    })
    sent.on('error', reject).end(body && JSON.stringify(body))
  })
}

export async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  listener.close()
  return port
}

/** Waits for what another process does, which tells nobody when. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to that within a minute.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
