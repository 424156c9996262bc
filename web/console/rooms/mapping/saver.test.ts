import { describe, expect, test } from 'vitest'
import { ApiProblem } from '../../../ui/api.ts'
import { createSaver, type Merge } from './saver.ts'

/** Cells by letter: each is one that two can change. */
type Cells = { [cell: string]: number }

const merge: Merge<Cells> = (base, mine, theirs) => {
  const cells = Object.keys({ ...mine, ...theirs })
  const conflicts = cells.filter(
    (cell) =>
      mine[cell] !== theirs[cell] && mine[cell] !== base[cell] && theirs[cell] !== base[cell],
  )
  const merged = cells.map((cell) => [
    cell,
    theirs[cell] === base[cell] ? mine[cell] : theirs[cell],
  ])
  return { merged: Object.fromEntries(merged) as Cells, conflicts }
}

const begun: Cells = { a: 1, b: 1 }

/** A server that answers when it is told to, and an editor that remembers an earlier state. */
function aServer() {
  type Answer = { merged?: Cells; revision?: number } | Error
  const asked: { revision: number; state: Cells; answer: (with_?: Answer) => Promise<void> }[] = []
  let stands: { revision: number; state: Cells; at: string } | Error = new Error('gone')
  const editor = { now: begun, earlier: begun }
  const saver = createSaver<Cells>({
    first: { revision: 4, state: begun, at: null },
    send: (revision, state) =>
      new Promise((resolve, reject) => {
        const answer = async (given: Answer = {}) => {
          if (given instanceof Error) reject(given)
          else {
            const next = given.revision ?? revision + 1
            resolve({ revision: next, savedAt: `at ${next}`, merged: given.merged ?? null })
          }
          await new Promise((done) => setImmediate(done))
        }
        asked.push({ revision, state, answer })
      }),
    newestSaved: () => (stands instanceof Error ? Promise.reject(stands) : Promise.resolve(stands)),
    merge,
    isSame: (one, other) => JSON.stringify(one) === JSON.stringify(other),
    onMerged: (next, withTheirs) => {
      editor.now = next
      editor.earlier = withTheirs(editor.earlier)
    },
    tell: () => undefined,
  })
  const edit = (more: Cells) => {
    editor.now = { ...editor.now, ...more }
    saver.offer(editor.now)
  }
  const saved = (revision: number, state: Cells) => ({ revision, state, at: `at ${revision}` })
  const stand = (revision: number, state: Cells) => {
    stands = saved(revision, state)
  }
  return { asked, saver, editor, edit, saved, stand }
}

const conflict = new ApiProblem({ code: 'conflict', text: 'Somebody saved.', status: 409 })

describe('alone', () => {
  test('saves the newest state against the revision that it began from', async () => {
    const { asked, saver, edit } = aServer()
    edit({ a: 2 })
    expect(saver.saving.state).toBe('unsaved')
    void saver.save()
    expect(saver.saving.state).toBe('saving')
    await asked[0]?.answer()
    expect(asked).toMatchObject([{ revision: 4, state: { a: 2, b: 1 } }])
    expect(saver.saving).toEqual({ state: 'saved', at: 'at 5' })
  })

  test('what is edited while a save is under way is saved after it, and only once', async () => {
    const { asked, saver, edit } = aServer()
    edit({ a: 2 })
    void saver.save()
    edit({ a: 3 })
    void saver.save()
    expect(asked).toHaveLength(1)
    await asked[0]?.answer()
    expect(asked[1]).toMatchObject({ revision: 5, state: { a: 3 } })
    await asked[1]?.answer()
    expect(asked).toHaveLength(2)
    expect(saver.saving.state).toBe('saved')
  })

  test('an edit that is undone before it is saved sends nothing', async () => {
    const { asked, saver, edit } = aServer()
    edit({ a: 2 })
    saver.offer(begun)
    await saver.save()
    expect(asked).toEqual([])
    expect(saver.saving.state).toBe('saved')
  })

  test('a save that fails says so, keeps the edit, and is tried again', async () => {
    const { asked, saver, edit } = aServer()
    edit({ a: 2 })
    void saver.save()
    await asked[0]?.answer(new Error('gone'))
    expect(saver.saving).toMatchObject({ state: 'failed' })
    void saver.save()
    await asked[1]?.answer()
    expect(asked[1]).toMatchObject({ revision: 4, state: { a: 2 } })
    expect(saver.saving.state).toBe('saved')
  })
})

describe('with others', () => {
  test('what they saved comes in, beside what is not saved yet, and into what can be undone', () => {
    const { saver, editor, edit, saved } = aServer()
    edit({ a: 2 })
    saver.receive(saved(5, { a: 1, b: 9 }))
    expect(editor).toEqual({ now: { a: 2, b: 9 }, earlier: { a: 1, b: 9 } })
    expect(saver).toMatchObject({ revision: 5, saving: { state: 'unsaved' } })
  })

  test('what only they changed is not sent back to them', async () => {
    const { asked, saver, editor, saved } = aServer()
    saver.receive(saved(5, { a: 1, b: 9 }))
    await saver.save()
    expect(asked).toEqual([])
    expect(editor.now).toEqual({ a: 1, b: 9 })
    expect(saver.saving).toEqual({ state: 'saved', at: 'at 5' })
  })

  test('what a save was merged with comes in by its answer', async () => {
    const { asked, saver, editor, edit } = aServer()
    edit({ a: 2 })
    void saver.save()
    await asked[0]?.answer({ revision: 7, merged: { a: 2, b: 9 } })
    expect(editor.now).toEqual({ a: 2, b: 9 })
    expect(saver).toMatchObject({ revision: 7, saving: { state: 'saved', at: 'at 7' } })
    expect(asked).toHaveLength(1)
  })

  test('an edit that was made while that save was under way is saved after it', async () => {
    const { asked, saver, editor, edit } = aServer()
    edit({ a: 2 })
    void saver.save()
    edit({ a: 3 })
    await asked[0]?.answer({ revision: 7, merged: { a: 2, b: 9 } })
    expect(editor.now).toEqual({ a: 3, b: 9 })
    expect(asked[1]).toMatchObject({ revision: 7, state: { a: 3, b: 9 } })
  })

  test('what is older than what is known changes nothing', async () => {
    const { asked, saver, editor, edit, saved } = aServer()
    edit({ a: 2 })
    void saver.save()
    saver.receive(saved(5, { a: 1, b: 9 }))
    await asked[0]?.answer({ revision: 6, merged: { a: 2, b: 9 } })
    saver.receive(saved(5, { a: 1, b: 9 }))
    expect(editor.now).toEqual({ a: 2, b: 9 })
    expect(saver.revision).toBe(6)
  })

  test('a save that began from a revision that nobody keeps any more is merged here, and sent again', async () => {
    const { asked, saver, edit, stand } = aServer()
    edit({ a: 2 })
    stand(90, { a: 1, b: 9 })
    void saver.save()
    await asked[0]?.answer(conflict)
    expect(asked[1]).toMatchObject({ revision: 90, state: { a: 2, b: 9 } })
  })
})

describe('where both changed one place', () => {
  async function aConflict() {
    const made = aServer()
    made.edit({ a: 2 })
    made.stand(9, { a: 7, b: 9 })
    void made.saver.save()
    await made.asked[0]?.answer(conflict)
    return made
  }

  test('nothing is sent until it is settled, and both values are there to choose from', async () => {
    const { asked, saver, edit, editor } = await aConflict()
    expect(saver.saving.state).toBe('conflict')
    expect(saver.clash).toEqual({
      base: begun,
      mine: { a: 2, b: 1 },
      theirs: { revision: 9, state: { a: 7, b: 9 }, at: 'at 9' },
    })
    edit({ b: 1, a: 3 })
    await saver.save()
    expect(asked).toHaveLength(1)
    saver.settle({ a: 3, b: 9 })
    expect(saver.clash).toBeNull()
    void saver.save()
    expect(asked[1]).toMatchObject({ revision: 9, state: { a: 3, b: 9 } })
    expect(editor).toEqual({ now: { a: 3, b: 9 }, earlier: { a: 7, b: 9 } })
  })

  test('settled for theirs nothing is left to send', async () => {
    const { asked, saver } = await aConflict()
    saver.settle({ a: 7, b: 9 })
    await saver.save()
    expect(asked).toHaveLength(1)
    expect(saver.saving).toEqual({ state: 'saved', at: 'at 9' })
  })

  test('it is none any more when one side comes round to the other', async () => {
    const mine = await aConflict()
    mine.edit({ a: 1 })
    expect(mine.saver.saving.state).toBe('saved')
    expect(mine.editor.now).toEqual({ a: 7, b: 9 })
    const theirs = await aConflict()
    theirs.saver.receive(theirs.saved(10, { a: 1, b: 9 }))
    expect(theirs.saver.saving.state).toBe('unsaved')
    expect(theirs.editor.now).toEqual({ a: 2, b: 9 })
  })

  test('also where it comes in while one edits', () => {
    const { saver, edit, saved } = aServer()
    edit({ a: 2 })
    saver.receive(saved(5, { a: 7, b: 1 }))
    expect(saver.saving.state).toBe('conflict')
    saver.receive(saved(6, { a: 8, b: 1 }))
    expect(saver.clash?.theirs.revision).toBe(6)
  })

  test('and the save is failed where nobody can say what they changed', async () => {
    const { asked, saver, edit } = aServer()
    edit({ a: 2 })
    void saver.save()
    await asked[0]?.answer(conflict)
    expect(saver.saving).toEqual({ state: 'failed', at: null, error: conflict })
  })
})

test('what the server made of an import is saved already', async () => {
  const { asked, saver, edit, saved } = aServer()
  edit({ a: 2 })
  saver.reset(saved(12, { a: 5 }))
  await saver.save()
  expect(asked).toEqual([])
  expect(saver).toMatchObject({ revision: 12, saving: { state: 'saved' } })
})
