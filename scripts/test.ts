// The whole suite: what needs no browser, then the story from end to end in Chromium.
// `npm test -- src/sync` runs the test files whose path holds that, and no browser.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.ts'

type Counts = { passed: number; failed: number }

const parts = process.argv.slice(2)
const scratch = await mkdtemp(join(tmpdir(), 'gangway-tests-'))
const chromium = findChromium()
const wanted = !parts.length
try {
  const counts = await vitest(join(scratch, 'vitest.json'))
  if (wanted && chromium) add(counts, await endToEnd(chromium))
  if (wanted && !chromium && process.env['CI']) counts.failed++
  // For what adds several runs up, such as continuous integration.
  const report = process.env['GANGWAY_TEST_REPORT']
  if (report) await writeFile(report, JSON.stringify(counts))
  process.exitCode = counts.failed ? 1 : 0
  if (wanted && !chromium) {
    console.log(
      '\nEnd to end in a browser: NOT RUN, because no Chromium was found. Install chromium, or set CHROMIUM_PATH.',
    )
  }
} finally {
  await rm(scratch, { recursive: true, force: true })
}

async function vitest(report: string): Promise<Counts> {
  const code = await run([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    // These run programs on databases of their own, which another server changes nothing about.
    ...(process.env['DATABASE_URL']
      ? ['src/main.test.ts', 'src/database/embedded.test.ts'].map((path) => `--exclude=${path}`)
      : []),
    ...parts,
  ])
  const read = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as {
    numPassedTests?: number
    numFailedTests?: number
  }
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = read
  // A file that doesn't load, or an error outside every test, fails the run and no test.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

async function endToEnd(chromium: string): Promise<Counts> {
  const code = await run(['e2e/run.ts'], { CHROMIUM_PATH: chromium })
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<number | null> {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

function add(counts: Counts, more: Counts): void {
  counts.passed += more.passed
  counts.failed += more.failed
}
