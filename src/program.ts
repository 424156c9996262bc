// What every program of ours does at its edges: says in sentences why it can't go on, and stops when told to.
import { ConfigError } from './config.ts'

/** Runs to the end, or says why not, one sentence a mistake, and exits with 1. */
export async function runProgram(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const sentences = error instanceof ConfigError ? error.sentences : [(error as Error).message]
    for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
    process.exitCode = 1
  }
}

/** A terminal's Ctrl-C reaches this process and the one that started it, which passes it on: once is enough. */
export function stopWhenTold(stop: () => Promise<void>): void {
  let told = false
  const onSignal = () => {
    if (told) return
    told = true
    stop().catch((error: unknown) => {
      process.stderr.write(`It did not stop cleanly: ${String(error)}\n`)
      process.exit(1)
    })
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
}
