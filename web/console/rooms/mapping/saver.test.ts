import { expect, test } from 'vitest'
import { ApiProblem } from '../../../ui/api.ts'
import { createSaver } from './saver.ts'

/** A server that answers when it is told to. */
function aServer() {
  const asked: { revision: number; state: string; answer: (fail?: unknown) => Promise<void> }[] = []
  const send = (revision: number, state: string) =>
    new Promise<{ revision: number; savedAt: string }>((resolve, reject) => {
      const answer = async (fail?: unknown) => {
        if (fail) reject(fail)
        else resolve({ revision: revision + 1, savedAt: `at ${revision + 1}` })
        await new Promise((done) => setImmediate(done))
      }
      asked.push({ revision, state, answer })
    })
  const saver = createSaver({ first: 'a', revision: 4, at: null, send, tell: () => undefined })
  return { asked, saver }
}

const conflict = new ApiProblem({ code: 'conflict', text: 'Somebody saved.', status: 409 })

test('saves the newest state against the revision that it began from', async () => {
  const { asked, saver } = aServer()
  saver.offer('ab')
  expect(saver.saving.state).toBe('unsaved')
  void saver.save()
  expect(saver.saving.state).toBe('saving')
  await asked[0]?.answer()
  expect(asked).toMatchObject([{ revision: 4, state: 'ab' }])
  expect(saver.saving).toEqual({ state: 'saved', at: 'at 5' })
})

test('what is edited while a save is under way is saved after it, and only once', async () => {
  const { asked, saver } = aServer()
  saver.offer('ab')
  void saver.save()
  saver.offer('abc')
  void saver.save()
  expect(asked).toHaveLength(1)
  await asked[0]?.answer()
  expect(asked[1]).toMatchObject({ revision: 5, state: 'abc' })
  await asked[1]?.answer()
  expect(asked).toHaveLength(2)
  expect(saver.saving.state).toBe('saved')
})

test('an edit that is undone before it is saved sends nothing', async () => {
  const { asked, saver } = aServer()
  saver.offer('ab')
  saver.offer('a')
  await saver.save()
  expect(asked).toEqual([])
  expect(saver.saving.state).toBe('saved')
})

test('a save that fails says so, keeps the edit, and is tried again', async () => {
  const { asked, saver } = aServer()
  saver.offer('ab')
  void saver.save()
  await asked[0]?.answer(new Error('gone'))
  expect(saver.saving).toMatchObject({ state: 'failed' })
  void saver.save()
  await asked[1]?.answer()
  expect(asked[1]).toMatchObject({ revision: 4, state: 'ab' })
  expect(saver.saving.state).toBe('saved')
})

test('after somebody else saved, nothing is sent until it is settled whose state goes on', async () => {
  const { asked, saver } = aServer()
  saver.offer('ab')
  void saver.save()
  await asked[0]?.answer(conflict)
  expect(saver.saving).toMatchObject({ state: 'conflict', error: conflict })
  saver.offer('abc')
  await saver.save()
  expect(asked).toHaveLength(1)
  saver.settle({ revision: 9, at: 'at 9' }, 'abc', false)
  void saver.save()
  await asked[1]?.answer()
  expect(asked[1]).toMatchObject({ revision: 9, state: 'abc' })
})

test('theirs can be taken instead', async () => {
  const { asked, saver } = aServer()
  saver.offer('ab')
  void saver.save()
  await asked[0]?.answer(conflict)
  saver.settle({ revision: 9, at: 'at 9' }, 'theirs', true)
  await saver.save()
  expect(asked).toHaveLength(1)
  expect(saver.saving).toEqual({ state: 'saved', at: 'at 9' })
})
