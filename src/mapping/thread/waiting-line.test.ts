import { expect, test } from 'vitest'
import { createWaitingLine } from './waiting-line.ts'

/** A line whose first place is taken until `open` is called; who runs then is noted. */
function aBusyLine(limits?: { most?: number; mostOfProject?: number }) {
  const inTurn = createWaitingLine(limits)
  const ran: string[] = []
  const door = Promise.withResolvers<undefined>()
  const first = inTurn({ projectId: 'harbor', newestOf: 'robin' }, () => door.promise)
  const join = async (newestOf: string | null, projectId: string, { name = newestOf ?? '' } = {}) =>
    inTurn({ projectId, newestOf }, async () => void ran.push(name))
  return { join, ran, open: () => (door.resolve(undefined), first) }
}

test('a hundred tries of which the newest counts are one that waits: each older one is answered at once', async () => {
  const { join, ran, open } = aBusyLine()
  const tries = Array.from({ length: 100 }, (_, n) =>
    join('mallory', 'harbor', { name: `try ${n}` }),
  )
  const settled = Promise.allSettled(tries)
  const noor = join('noor', 'quay')
  await open()
  await noor
  const answers = await settled
  expect(ran).toEqual(['noor', 'try 99'])
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(99)
  expect(answers[0]).toMatchObject({
    reason: { code: 'conflict', message: expect.stringContaining('something newer') as string },
  })
})

test('who has two projects open does not overtake themselves', async () => {
  const { join, ran, open } = aBusyLine()
  const both = [
    join('noor', 'quay', { name: 'of quay' }),
    join('noor', 'mole', { name: 'of mole' }),
  ]
  await open()
  await Promise.all(both)
  expect(ran).toEqual(['of quay', 'of mole'])
})

test('where each counts none overtakes another', async () => {
  const { join, ran, open } = aBusyLine()
  const both = ['first', 'second'].map((name) => join(null, 'harbor', { name }))
  await open()
  await Promise.all(both)
  expect(ran).toEqual(['first', 'second'])
})

test('projects take turns, however many of one wait', async () => {
  const { join, ran, open } = aBusyLine()
  const all = ['a', 'b', 'c'].map((name) => join(name, 'harbor'))
  all.push(join('d', 'quay'), join('e', 'mole'), join('f', 'quay'))
  await open()
  await Promise.all(all)
  expect(ran).toEqual(['d', 'e', 'a', 'f', 'b', 'c'])
})

test('who finds the line full is told, and it is open again afterwards', async () => {
  const { join, ran, open } = aBusyLine({ most: 3, mostOfProject: 2 })
  const waiting = [join('a', 'harbor'), join('b', 'harbor')]
  const refused = { code: 'too_many', status: 429 }
  await expect(join('c', 'harbor')).rejects.toMatchObject(refused)
  waiting.push(join('d', 'quay'))
  await expect(join('e', 'mole')).rejects.toMatchObject(refused)
  await open()
  await Promise.all(waiting)
  await join('e', 'mole')
  expect(ran).toEqual(['d', 'a', 'b', 'e'])
})

test('a try that fails lets the next one go on', async () => {
  const inTurn = createWaitingLine()
  const by = { projectId: 'harbor', newestOf: null }
  const broken = inTurn(by, () => Promise.reject(new Error('broken')))
  const next = inTurn(by, () => Promise.resolve('tried'))
  await expect(broken).rejects.toThrow('broken')
  expect(await next).toBe('tried')
})
