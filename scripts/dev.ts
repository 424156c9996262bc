// For work on Gangway itself: the server starts again and the pages are built again at each change.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const vite = (mode: string) => ['node_modules/vite/bin/vite.js', 'build', '--watch', '--mode', mode]
const programs = [['--watch', 'src/main.ts'], vite('console'), vite('site')]

const children = programs.map((args) => spawn(process.execPath, args, { stdio: 'inherit' }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)))
}
await Promise.all(children.map((child) => once(child, 'exit')))
