// What every program of ours does at its edges: says in sentences why it can't go on, and stops when told to.
import { ConfigError } from './config.ts'

/**
 * Runs to the end, or says why not, one sentence a mistake, and exits with 1. Where whoever reads what it says has had
 * enough, as `head` has, it ends without a word.
 */
export async function runProgram(run: () => Promise<void>): Promise<void> {
  process.stdout.on('error', endUnread)
  process.stderr.on('error', endUnread)
  try {
    await run()
  } catch (error) {
    const sentences = error instanceof ConfigError ? error.sentences : [(error as Error).message]
    for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
    process.exitCode = 1
  }
}

function endUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
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
