import { expect, onTestFinished, test, vi } from 'vitest'
import { areas, type Area } from '../../../../src/mapping/core/document/area.ts'
import { emptyDocument, type MappingDocument } from '../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../src/mapping/core/platform-model.ts'
import { conflictKey } from '../../../../src/mapping/core/three-way/programs.ts'
import { createDraftStore, type Loaded } from './draft-store.ts'
import type { Change, Program } from './program.ts'

const set =
  (tab: Partial<MappingDocument>): Change =>
  (program) => ({ ...program, document: { ...program.document, ...tab } })
const lifecycle = (more: Partial<MappingDocument['lifecycle']>) => ({
  lifecycle: { ...emptyDocument.lifecycle, ...more },
})
const identity = (more: Partial<MappingDocument['identity']>) => ({
  identity: { ...emptyDocument.identity, ...more },
})

/** A store over a server that stands for what was saved last: it refuses whoever began from something else. */
function aStore({ edits = areas }: { edits?: readonly Area[] } = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const start: Program = { document: emptyDocument, model: standardModel }
  const server = { revision: 3, program: start, saves: 0, changes: [] as unknown[] }
  const answer = (body: object, status = 200) => Promise.resolve(Response.json(body, { status }))
  vi.stubGlobal('fetch', (address: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'GET' && address.includes('/since/')) {
      const { revision, program, changes } = server
      return answer({ revision, ...program, savedAt: `at ${revision}`, savedBy: 'Noor', changes })
    }
    const sent = JSON.parse(body ?? '') as Program & { revision: number }
    if (sent.revision !== server.revision) return answer({ code: 'conflict', text: 'No.' }, 409)
    server.saves += 1
    server.revision += 1
    server.program = { document: sent.document, model: sent.model }
    return answer({ revision: server.revision, savedAt: 'now', merged: null })
  })
  onTestFinished(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const refused: string[] = []
  const loaded = { revision: 3, ...start, savedAt: null, edits: [...edits] } as unknown as Loaded
  const store = createDraftStore('p', loaded, (sentence) => refused.push(sentence))
  const noorSaves = (change: Change, path: string[]) => {
    server.revision += 1
    server.program = change(server.program)
    server.changes = [{ tab: path[0], path: path.slice(1), by: 'Noor' }]
  }
  const now = () => store.state().history.now.document
  return { store, server, refused, noorSaves, now }
}

test('an edit is saved when the hand rests', async () => {
  const { store, server } = aStore()
  store.edit(set(lifecycle({ vanished: 'keep' })))
  expect(store.state().saving.state).toBe('unsaved')
  await vi.advanceTimersByTimeAsync(700)
  expect(server.program.document.lifecycle.vanished).toBe('keep')
  expect(store.state()).toMatchObject({ revision: 4, saving: { state: 'saved' } })
})

test('an edit of a tab that is not theirs is refused by name, and changes nothing', () => {
  const { store, refused, now } = aStore({ edits: ['fields'] })
  store.edit(set({ ...identity({ sharedEmail: 'hold' }), ...lifecycle({ vanished: 'keep' }) }))
  expect(refused).toEqual(['Only the platform team edits Identity and Lifecycle in this project.'])
  expect(now()).toEqual(emptyDocument)
  store.setEdits(['identity', 'lifecycle'])
  store.edit(set(identity({ sharedEmail: 'hold' })))
  expect(now().identity.sharedEmail).toBe('hold')
})

test('of an older version they take over what is theirs, as one step', () => {
  const { store, now } = aStore({ edits: ['lifecycle'] })
  const older = set({ ...identity({ sharedEmail: 'hold' }), ...lifecycle({ vanished: 'keep' }) })
  expect(store.takeOver(older(store.state().history.now))).toEqual(['identity'])
  expect(now()).toEqual({ ...emptyDocument, ...lifecycle({ vanished: 'keep' }) })
  store.undo()
  expect(now()).toEqual(emptyDocument)
})

test('what somebody else saved comes in beside one’s own edits, and an undo leaves it', async () => {
  const { store, server, noorSaves, now } = aStore()
  store.edit(set(lifecycle({ vanished: 'keep' })))
  noorSaves(set(identity({ sharedEmail: 'hold' })), ['identity', 'sharedEmail'])
  await store.catchUp(4)
  await store.save()
  expect(server.program.document).toMatchObject({
    identity: { sharedEmail: 'hold' },
    lifecycle: { vanished: 'keep' },
  })
  store.undo()
  expect(now()).toEqual({ ...emptyDocument, ...identity({ sharedEmail: 'hold' }) })
})

test('nothing is asked for where nobody saved since', async () => {
  const { store, server } = aStore()
  server.program = set(lifecycle({ vanished: 'keep' }))(server.program)
  await store.catchUp(3)
  expect(store.state().history.now.document).toBe(emptyDocument)
})

test('where both changed one cell, both values are shown with who wrote theirs, and the choice is saved', async () => {
  const { store, server, noorSaves, now } = aStore()
  store.edit(set(lifecycle({ substituted: 'new person', back: 'hold' })))
  noorSaves(set(lifecycle({ substituted: 'same person', vanished: 'keep' })), [
    'lifecycle',
    'substituted',
  ])
  await store.save()
  const { conflict } = store.state()
  expect(conflict).toMatchObject({
    conflicts: [{ tab: 'lifecycle', mine: 'new person', theirs: 'same person' }],
    changes: [{ by: 'Noor' }],
  })
  await expect(store.allSaved()).rejects.toMatchObject({ code: 'conflict' })
  expect(server.saves).toBe(0)
  store.settle(new Map(conflict?.conflicts.map((one) => [conflictKey(one), 'mine'])))
  expect(await store.allSaved()).toBe(5)
  const both = lifecycle({ substituted: 'new person', back: 'hold', vanished: 'keep' })
  expect(server.program.document).toEqual({ ...emptyDocument, ...both })
  expect(now()).toEqual({ ...emptyDocument, ...both })
})
