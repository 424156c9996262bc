// Everything that can be said about the code without running it. All findings at once, and silence where there are none.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const bin = (name: string) => `node_modules/.bin/${name}`
const checks: Record<string, string[]> = {
  'types of the server': [bin('tsc'), '-p', 'tsconfig.json'],
  'types of the web': [bin('tsc'), '-p', 'web'],
  'lint and import direction': [bin('oxlint'), '--type-aware', '--deny-warnings'],
  format: [bin('oxfmt'), '--check', '.'],
  'unused files, exports and packages': [bin('knip'), '--no-progress'],
  'schema.sql and tables.ts': [process.execPath, 'scripts/schema.ts', '--check'],
}

const results = await Promise.all(
  Object.entries(checks).map(async ([name, command]) => {
    const { code, said } = await run(command)
    return { name, code, said }
  }),
)
for (const { name, code, said } of results) {
  if (code !== 0) console.log(`\n✗ ${name}\n\n${said.trim()}`)
}
const failed = results.filter(({ code }) => code !== 0)
console.log(`\n${results.length - failed.length} checks passed, ${failed.length} failed.`)
process.exitCode = failed.length ? 1 : 0

async function run([program = '', ...args]: string[]): Promise<{
  code: number | null
  said: string
}> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}
