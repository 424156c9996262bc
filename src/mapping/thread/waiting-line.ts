// Who waits for the one thread. Nobody's jobs keep the others waiting: where only the newest counts it waits alone,
// projects take turns, and who finds the line full is told at once.
import { Problem } from '../../tenancy/problem.ts'

export type Asker = {
  projectId: string
  /** What it has in common with those of its project that a newer one makes needless; null where each counts. */
  newestOf: string | null
}

type Waiting = Asker & { start: () => void; refuse: (problem: Problem) => void }

/**
 * Runs what is handed to it one at a time, when its turn comes.
 * @throws {Problem} `conflict` for who was overtaken by their own newer try, `too_many` where the line is full.
 */
export function createWaitingLine({ most = 24, mostOfProject = 6 } = {}) {
  let busy = false
  let waiting: Waiting[] = []
  /** Projects that had a turn, the one that waited longest for another first. */
  let served: string[] = []

  const turn = (asker: Asker): Promise<void> =>
    new Promise((start, refuse) => {
      const newest = { ...asker, start, refuse }
      const older = waiting.find((one) => isSame(one, asker))
      if (older) {
        waiting = waiting.map((one) => (one === older ? newest : one))
        older.refuse(new Problem('conflict', overtaken))
        return
      }
      const ofProject = waiting.filter(({ projectId }) => projectId === asker.projectId)
      if (waiting.length >= most || ofProject.length >= mostOfProject) {
        refuse(new Problem('too_many', full))
        return
      }
      waiting.push(newest)
    })

  const next = (): void => {
    const rank = ({ projectId }: Waiting) => served.indexOf(projectId)
    const [first] = waiting.toSorted((a, b) => rank(a) - rank(b))
    busy = first !== undefined
    if (!first) {
      served = []
      return
    }
    waiting = waiting.filter((one) => one !== first)
    first.start()
  }

  return async <T>(asker: Asker, act: () => Promise<T>): Promise<T> => {
    if (busy) await turn(asker)
    busy = true
    served = [...served.filter((id) => id !== asker.projectId), asker.projectId]
    try {
      return await act()
    } finally {
      next()
    }
  }
}

const isSame = (a: Asker, b: Asker) =>
  a.newestOf !== null && a.newestOf === b.newestOf && a.projectId === b.projectId
const overtaken = 'You tried something newer meanwhile, so this was not tried.'
const full = 'Too many people ask for this at the moment. Wait a few seconds and try again.'
