import { rm } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { scratchFolder } from '../src/database/scratch-folder.ts'
import { ask, freePort, launch, until } from '../src/testing-program.ts'

test('the demo prints links that work, and run again it goes on with the same data', async () => {
  const folder = await scratchFolder('demo')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const shop = await freePort()
  const env = {
    GANGWAY_DEMO_DATA: folder,
    GANGWAY_PORT: `${port}`,
    QUAYSIDE_PORT: `${shop}`,
    // What this machine's own Gangway may be set to is nothing to the demo.
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  }
  for (let time = 1; time <= 2; time++) {
    const demo = launch('examples/demo.ts', env)
    await until(() => demo.said().includes('Ctrl-C stops it') || demo.child.exitCode !== null)
    for (const label of ['Console', 'As the client']) {
      const [, token] = new RegExp(`${label}\\s+\\S+/sign-in/([\\w-]+)`).exec(demo.said()) ?? []
      const signedIn = await ask(port, 'console.localhost', '/api/sign-in', { token })
      expect(signedIn.status, demo.said()).toBe(204)
    }
    expect((await ask(port, 'harbor-dev.localhost', '/api/site')).text).toContain('Harbor Summit')
    const [, orders = ''] = /to connect\s+(\S+)/.exec(demo.said()) ?? []
    const [, bearer] = /token\s+(quayside\S+)/.exec(demo.said()) ?? []
    const headers = { authorization: `Token ${bearer}` }
    expect((await fetch(orders, { headers })).status).toBe(200)
    demo.child.kill('SIGINT')
    expect(await demo.ended).toBe(0)
    await expect(fetch(orders)).rejects.toThrow('fetch failed')
  }
}, 120_000)
