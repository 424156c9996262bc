import { parseArgs } from 'node:util'
import { DEFAULT_PEOPLE, DEFAULT_THROTTLE_EVERY, startRegistrationSystem } from './server.ts'

/** Runs Quayside Tickets until it is told to stop: see README.md for the options. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env['QUAYSIDE_PORT'] ?? '4710' },
      people: { type: 'string', default: process.env['QUAYSIDE_PEOPLE'] ?? `${DEFAULT_PEOPLE}` },
      'throttle-every': {
        type: 'string',
        default: process.env['QUAYSIDE_THROTTLE_EVERY'] ?? `${DEFAULT_THROTTLE_EVERY}`,
      },
    },
  })
  const throttleEvery = wholeNumber('throttle-every', values['throttle-every'], 1_000_000)
  if (throttleEvery === 1) {
    throw new Error(
      '--throttle-every is 1, which would refuse every request. Give 2 or more, or 0 for never.',
    )
  }
  const system = await startRegistrationSystem({
    port: wholeNumber('port', values.port, 65_535),
    people: wholeNumber('people', values.people, 1_000_000),
    throttleEvery: throttleEvery === 0 ? null : throttleEvery,
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void system.stop())
  }
  console.log(`Quayside Tickets is open at ${system.url}/`)
}

function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : most + 1
  if (number <= most) return number
  throw new Error(`--${option} is "${text}". Give a whole number from 0 to ${most}.`)
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isPortTaken = 'code' in error && error.code === 'EADDRINUSE'
  return isPortTaken
    ? 'Another program listens on this port already. Stop it, or give another port with --port.'
    : error.message
}

try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
