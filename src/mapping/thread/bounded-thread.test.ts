import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { createBoundedThread, type Limits } from './bounded-thread.ts'

function aThread(limits: Partial<Limits> = {}) {
  const module = new URL('testing-worker.ts', import.meta.url)
  const all = { cpuMs: 5_000, clockMs: 60_000, megabytes: 32, ...limits }
  const thread = createBoundedThread<unknown, unknown>(module, all)
  onTestFinished(thread.end)
  return thread
}

test.each<[string, Partial<Limits>, object]>([
  ['work', { cpuMs: 200 }, { of: 'processor' }],
  ['wait for ever', { clockMs: 200 }, { of: 'clock' }],
  ['fill', {}, { of: 'memory' }],
  ['fail', {}, { message: 'It failed.' }],
  ['exit', {}, { message: 'A thread ended without an answer.' }],
])('a job that would %s is ended, and the next one is answered', async (job, limits, error) => {
  const thread = aThread(limits)
  await expect(thread.run(job)).rejects.toMatchObject(error)
  expect(await thread.run('answer')).toBe('answered')
})

test("a job that can't be copied into the thread is refused to its caller, and nothing else comes of it", async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  onTestFinished(() => void process.off('unhandledRejection', note))
  const thread = aThread()
  await expect(thread.run(() => 'of a function')).rejects.toThrow(/could not be cloned/u)
  expect(await thread.run('answer')).toBe('answered')
  expect(unhandled).toEqual([])
})

test('a thread that ended between two jobs is started anew', async () => {
  const thread = aThread()
  expect(await thread.run('exit later')).toBe('going')
  // Whether it has ended by now or ends below, no job waits for a thread that is gone.
  const answers = await Promise.allSettled([thread.run('answer')])
  expect(answers[0]).not.toMatchObject({ reason: { of: 'clock' } })
  expect(await thread.run('answer')).toBe('answered')
})

test('a thousand jobs leave nothing behind that listens', async () => {
  const warnings: Error[] = []
  const warned = (warning: Error) => void warnings.push(warning)
  process.on('warning', warned)
  onTestFinished(() => void process.off('warning', warned))
  const thread = aThread()
  for (let job = 0; job < 1_000; job += 1) await thread.run('answer')
  expect(warnings).toEqual([])
})

test('a process waits for an answer, and ends beside an idle thread', async () => {
  const [module, worker] = ['bounded-thread.ts', 'testing-worker.ts'].map(
    (name) => new URL(name, import.meta.url).href,
  )
  const script = `
    const { createBoundedThread } = await import('${module}')
    const limits = { cpuMs: 5_000, clockMs: 60_000, megabytes: 64 }
    const thread = createBoundedThread(new URL('${worker}'), limits)
    process.stdout.write(await thread.run('answer'))`
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
  expect(stdout).toBe('answered')
})
