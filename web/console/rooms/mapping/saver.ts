// Keeps a document saved while others edit it too. One save at a time, always of the newest state, always against the
// revision that it began from. What others saved comes in by `receive`, or with the answer to a save, and is merged with
// what is not saved yet; where both changed one place nothing is sent until a person has settled it.
//
// saved → unsaved → saving → saved
//   ↑        ↑        ├────→ failed    it could not be sent, or was refused; the next edit or `save` tries again
//   └────────┴──── conflict ←┘         until `settle`, or until an edit of either side makes it none
import { ApiProblem } from '../../../ui/api.ts'

export type Saving =
  | { state: 'saved' | 'unsaved' | 'saving' | 'conflict'; at: string | null }
  | { state: 'failed'; at: string | null; error: unknown }

/** What stands on the server. */
export type Saved<T> = { revision: number; state: T; at: string | null }

export type Merge<T> = (base: T, mine: T, theirs: T) => { merged: T; conflicts: readonly unknown[] }

export type Saver<T> = {
  /** Takes note of the newest state; `save` sends it. */
  offer(next: T): void
  /** Done when everything is saved that can be. */
  save(): Promise<void>
  /** Takes in what somebody else saved. */
  receive(theirs: Saved<T>): void
  /** Ends a conflict: `next` goes on from what they saved. */
  settle(next: T): void
  /** Goes on from what the server has, whatever was being edited. */
  reset(saved: Saved<T>): void
  readonly saving: Saving
  readonly revision: number
  /** What both sides go back to, ours and theirs, while they conflict. */
  readonly clash: { base: T; mine: T; theirs: Saved<T> } | null
}

export function createSaver<T>({
  first,
  send,
  newestSaved,
  merge,
  isSame,
  onMerged,
  tell,
}: {
  first: Saved<T>
  /** `merged` is what the server made of it and what others had saved meanwhile; null where nobody had. */
  send: (
    revision: number,
    state: T,
  ) => Promise<{ revision: number; savedAt: string | null; merged: T | null }>
  /** Asked when the server says that somebody changed the same. */
  newestSaved: (since: number) => Promise<Saved<T>>
  merge: Merge<T>
  isSame: (one: T, other: T) => boolean
  /** Told when others' edits came in: the newest state now, and what any other state becomes with them. */
  onMerged: (next: T, withTheirs: (state: T) => T) => void
  /** Told whenever `saving` changes. */
  tell: () => void
}): Saver<T> {
  let newest = first.state
  let sent = first.state
  let known = first.revision
  let theirs: Saved<T> | null = null
  let saving: Saving = { state: 'saved', at: first.at }
  const become = (next: Saving) => {
    saving = next
    tell()
  }
  const rest = (at: string | null) => become({ state: newest === sent ? 'saved' : 'unsaved', at })

  const goOn = (saved: Saved<T>, next: T) => {
    const base = sent
    // Nothing of ours in it: it is saved as it is, and is not sent back and forth.
    sent = isSame(next, saved.state) ? next : saved.state
    newest = next
    known = saved.revision
    theirs = null
    onMerged(next, (state) => merge(base, state, saved.state).merged)
    rest(saved.at)
  }
  const takeIn = (saved: Saved<T>) => {
    const { merged, conflicts } = merge(sent, newest, saved.state)
    if (conflicts.length === 0) return goOn(saved, merged)
    theirs = saved
    become({ state: 'conflict', at: saving.at })
  }

  let running: Promise<void> | null = null
  const isDue = () => newest !== sent && saving.state !== 'conflict'
  const save = (): Promise<void> => {
    if (running === null && isDue()) running = run()
    return running ?? Promise.resolve()
  }
  const run = async (): Promise<void> => {
    while (isDue() && (await once()));
    running = null
  }
  /** False where it failed: whoever goes on at once fails at once again. */
  const once = async (): Promise<boolean> => {
    const state = newest
    become({ state: 'saving', at: saving.at })
    try {
      const { revision, savedAt: at, merged } = await send(known, state)
      sent = state
      if (merged === null) {
        known = revision
        rest(at)
      } else {
        takeIn({ revision, at, state: merged })
      }
      return true
    } catch (error) {
      const isConflict = error instanceof ApiProblem && error.code === 'conflict'
      if (isConflict && (await takeNewest())) return true
      become({ state: 'failed', at: saving.at, error })
      return false
    }
  }
  const takeNewest = async (): Promise<boolean> => {
    try {
      takeIn(await newestSaved(known))
      return true
    } catch {
      return false
    }
  }

  return {
    offer(next) {
      newest = next
      if (saving.state === 'saving') return
      if (theirs) takeIn(theirs)
      else rest(saving.at)
    },
    save,
    receive(saved) {
      // A save that is under way brings what others saved itself.
      if (saving.state !== 'saving' && saved.revision > (theirs ?? { revision: known }).revision) {
        takeIn(saved)
      }
    },
    settle(next) {
      if (theirs) goOn(theirs, next)
    },
    reset({ revision, state, at }) {
      newest = sent = state
      known = revision
      theirs = null
      become({ state: 'saved', at })
    },
    get saving() {
      return saving
    },
    get revision() {
      return known
    },
    get clash() {
      return theirs && { base: sent, mine: newest, theirs }
    },
  }
}
