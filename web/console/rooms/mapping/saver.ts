// Keeps a document saved. One save at a time, always of the newest state, always against the revision that it began from.
//
// saved → unsaved → saving → saved
//                     ├────→ failed    it could not be sent, or was refused; the next edit or `save` tries again
//                     └────→ conflict  somebody else saved: nothing is sent until `settle` says against which revision
import { ApiProblem } from '../../../ui/api.ts'

export type Saving =
  | { state: 'saved' | 'unsaved' | 'saving'; at: string | null }
  | { state: 'failed' | 'conflict'; at: string | null; error: unknown }

export type Saver<T> = {
  /** Takes note of the newest state; `save` sends it. */
  offer(next: T): void
  save(): Promise<void>
  /** After a conflict: goes on from what somebody else saved, with our state or with theirs. */
  settle(saved: { revision: number; at: string | null }, next: T, isSaved: boolean): void
  readonly saving: Saving
  readonly revision: number
}

export function createSaver<T>({
  first,
  revision,
  at,
  send,
  tell,
}: {
  first: T
  revision: number
  at: string | null
  send: (revision: number, state: T) => Promise<{ revision: number; savedAt: string | null }>
  /** Told whenever `saving` changes. */
  tell: () => void
}): Saver<T> {
  let newest = first
  let sent = first
  let known = revision
  let saving: Saving = { state: 'saved', at }
  const become = (next: Saving) => {
    saving = next
    tell()
  }
  const save = async (): Promise<void> => {
    if (saving.state === 'saving' || saving.state === 'conflict' || newest === sent) return
    const state = newest
    become({ state: 'saving', at: saving.at })
    try {
      const answer = await send(known, state)
      known = answer.revision
      sent = state
      become({ state: newest === sent ? 'saved' : 'unsaved', at: answer.savedAt })
    } catch (error) {
      const isConflict = error instanceof ApiProblem && error.code === 'conflict'
      become({ state: isConflict ? 'conflict' : 'failed', at: saving.at, error })
      return
    }
    await save()
  }
  return {
    offer(next) {
      newest = next
      if (saving.state === 'saving' || saving.state === 'conflict') return
      become({ state: newest === sent ? 'saved' : 'unsaved', at: saving.at })
    },
    save,
    settle(saved, next, isSaved) {
      known = saved.revision
      newest = next
      if (isSaved) sent = next
      become({ state: isSaved ? 'saved' : 'unsaved', at: saved.at })
    },
    get saving() {
      return saving
    },
    get revision() {
      return known
    },
  }
}
