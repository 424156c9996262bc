import { expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import { entrySaid, entryTone } from './entry-said.ts'

const common = {
  id: 'x',
  at: '2026-11-23T14:00:00Z',
  finishedAt: null,
  sourceId: 's',
  by: null,
  failure: null,
}
const counts = {
  create: 2,
  update: 0,
  suspend: 0,
  restore: 0,
  end: 0,
  same: 0,
  held: 0,
  unchanged: 5,
}
const pull = (state: string, kind: 'full' | 'sample', gone = 0): Entry => ({
  ...common,
  kind: 'pull',
  state,
  figures: { kind, pages: 1, records: 250, changed: 3, gone },
})
const plan = (state: string, people: number | null): Entry => ({
  ...common,
  kind: 'plan',
  state,
  releaseId: 'r',
  figures: people === null ? null : { counts, people },
})
const run = (state: string, create: number): Entry => ({
  ...common,
  kind: 'run',
  state,
  releaseId: 'r',
  planId: 'p',
  figures: { counts: { ...counts, create }, done: 1, total: 2 },
})

test.each([
  [
    pull('complete', 'full', 4),
    'done',
    'Everyone, complete: 250 records on 1 page, 3 new or changed, 4 gone.',
  ],
  [
    pull('parked', 'sample'),
    'waits',
    'A sample, waits for the source: 250 records on 1 page, 3 new or changed.',
  ],
  [
    pull('incomplete', 'full'),
    'stopped',
    'Everyone, incomplete, so nobody is taken for gone: 250 records on 1 page, 3 new or changed.',
  ],
  [plan('running', null), 'running', 'Being worked out.'],
  [plan('failed', null), 'stopped', 'Could not be made.'],
  [plan('applied', 7), 'done', 'Applied: 7 people expected; 2 people are created.'],
  [run('done', 2), 'done', 'Done: 2 people are created.'],
  [run('done', 0), 'done', 'Done: 0 changes, nothing was written to anybody.'],
  [run('failed', 2), 'stopped', 'Stopped: 1 of 2 people.'],
] as const)('%# is told with its outcome and its figures', (entry, tone, said) => {
  expect([entryTone(entry), entrySaid(entry)]).toEqual([tone, said])
})
