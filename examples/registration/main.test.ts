import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

function run(...options: string[]): {
  stop(): void
  output: Promise<string>
  line: Promise<string>
} {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...options], { stdio: 'pipe' })
  let written = ''
  const line = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        written += text
        if (written.includes('\n')) resolve(written)
      })
    }
  })
  return {
    stop: () => void child.kill('SIGTERM'),
    line,
    output: once(child, 'close').then(([code]) => `${written}exit ${String(code)}`),
  }
}

test('it prints one line with its address and stops when told', async () => {
  const program = run('--port', '0', '--people', '30')
  const line = await program.line
  const [address = ''] = /http:\S+/.exec(line) ?? []
  expect((await fetch(address)).status).toBe(200)
  program.stop()
  expect(await program.output).toBe(`Quayside Tickets is open at ${address}\nexit 0`)
})

test.each([
  [['--people', 'many'], '--people is "many". Give a whole number from 0 to 1000000.'],
  [['--throttle-every', '1'], '--throttle-every is 1, which would refuse every request.'],
])('%s is refused in a sentence', async (options, sentence) => {
  const output = await run(...options).output
  expect(output).toContain(sentence)
  expect(output).toMatch(/exit 1$/)
})
