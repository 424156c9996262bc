import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Address } from '../database/connection.ts'
import { inside, plan, pull, registrationProject, state, sync, type World } from './testing.ts'
import { startPlan } from './plan.ts'
import { startPull } from './pull.ts'
import { startRun } from './start-run.ts'

const people = 1500

/** A process that works the queue of this database, as Gangway does; killed with everything it holds. */
function startWorker(world: World): { kill(): Promise<void> } {
  const { address } = world.db as unknown as { address: Address }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing-worker.ts')], {
    env: {
      ...process.env,
      ADDRESS: JSON.stringify(address),
      ALLOW: new URL(world.system.url).host,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  onTestFinished(kill)
  return { kill }
}

/** Watches the database, not the clock. */
async function until(asked: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await asked()) return
    await pause(5)
  }
  throw new Error('What was waited for did not come within a minute.')
}

/** Kills a worker at each of these points of the way, then lets one finish. */
async function killedAt(
  world: World,
  points: number[],
  look: () => Promise<{ done: number; state: string }>,
): Promise<number> {
  let kills = 0
  for (const point of points) {
    const worker = startWorker(world)
    await until(async () => {
      const { done, state } = await look()
      return done >= point || ['done', 'complete', 'ready'].includes(state)
    })
    if (['done', 'complete', 'ready'].includes((await look()).state)) break
    await worker.kill()
    kills += 1
  }
  const last = startWorker(world)
  await until(async () => ['done', 'complete', 'ready'].includes((await look()).state))
  await last.kill()
  return kills
}

test('a run killed again and again goes on and ends as an undisturbed one', async () => {
  const undisturbed = await registrationProject({ people })
  await sync(undisturbed)
  const world = await registrationProject({ people })
  await pull(world)
  const made = await plan(world)
  const runId = await inside(world, (tx) =>
    startRun(tx, world.jobs, {
      projectId: world.projectId,
      planId: made.planId,
      accountId: world.accountId,
      seen: made.counts,
    }),
  )
  const kills = await killedAt(world, [1, 400, 900], () =>
    inside(world, (tx) =>
      tx
        .selectFrom('runs')
        .select(['done', 'state'])
        .where('run_id', '=', runId)
        .executeTakeFirstOrThrow(),
    ),
  )
  expect(kills).toBeGreaterThan(0)
  expect(await state(world)).toEqual(await state(undisturbed))
}, 120_000)

test('a pull and a plan killed on their way end as undisturbed ones', async () => {
  const undisturbed = await registrationProject({ people, throttleEvery: 2 })
  await sync(undisturbed)
  const world = await registrationProject({ people, throttleEvery: 2 })
  const pullId = await inside(world, (tx) =>
    startPull(tx, world.jobs, { sourceId: world.sourceId, kind: 'full', accountId: null }),
  )
  const kills = await killedAt(world, [1, 3], () =>
    inside(world, async (tx) => {
      const row = await tx
        .selectFrom('pulls')
        .select(['pages', 'state'])
        .where('pull_id', '=', pullId)
        .executeTakeFirstOrThrow()
      return { done: row.pages, state: row.state }
    }),
  )
  expect(kills).toBeGreaterThan(0)
  const planId = await inside(world, (tx) =>
    startPlan(tx, world.jobs, { ...world, now: new Date() }),
  )
  await killedAt(world, [1], () =>
    inside(world, (tx) =>
      tx
        .selectFrom('plans')
        .select(['done', 'state'])
        .where('plan_id', '=', planId)
        .executeTakeFirstOrThrow(),
    ),
  )
  const pulled = await inside(world, (tx) =>
    tx
      .selectFrom('pulls')
      .select(['state', 'records', 'profile', 'digest'])
      .where('pull_id', '=', pullId)
      .executeTakeFirstOrThrow(),
  )
  const straight = await inside(undisturbed, (tx) =>
    tx
      .selectFrom('pulls')
      .select(['state', 'records', 'profile', 'digest'])
      .executeTakeFirstOrThrow(),
  )
  expect(pulled).toEqual(straight)
  const rows = (one: World) =>
    inside(one, (tx) =>
      tx
        .selectFrom('plan_rows')
        .select(['person_key', 'action', 'change', 'name'])
        .orderBy('person_key')
        .execute(),
    )
  expect(await rows(world)).toEqual(await rows(undisturbed))
}, 120_000)
