// Measures Gangway against peers and floors: `npm run bench`, `npm run bench -- mapping`, `npm run bench -- --json`.
import { runProgram } from '../src/program.ts'
import { bench } from './bench.ts'
import { parts } from './parts.ts'

await runProgram(async () => {
  const holds = await bench(process.argv.slice(2), parts, {
    print: (text) => console.log(text),
    say: (text) => console.error(text),
  })
  if (!holds) process.exitCode = 1
})
