import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { call, type AnswerOf } from '../../api.ts'
import { begun, edited, redone, undone, type History } from './history.ts'
import type { Change, Program } from './program.ts'
import { leaveWith } from './queries.ts'
import { createSaver, type Saving } from './saver.ts'

type Loaded = AnswerOf<'GET /api/projects/:project/mapping'>

/** The document as it is being edited here: with its steps, saving itself. */
export type Draft = {
  program: Program
  /** What effects are compared with: the document as it stood when this room was opened, or at `compareFromNow`. */
  before: { program: Program; since: Date }
  compareFromNow: () => void
  /** Null for those who only read. */
  edit: ((change: Change, at?: string | null) => void) | null
  undo: (() => void) | null
  redo: (() => void) | null
  saving: Saving
  saveNow: () => void
  /** After a conflict: goes on with what they saved, or with ours over theirs. */
  take: (theirs: Loaded, whose: 'theirs' | 'ours') => void
  /** The revision that the next save begins from. */
  revision: () => number
  /** What the server made of an import: one step, saved already. */
  adopt: (saved: Pick<Loaded, 'revision' | 'document' | 'model' | 'savedAt'>) => void
}

export function useDraft(project: string, loaded: Loaded): Draft {
  const [first] = useState<Program>(() => programOf(loaded))
  const [history, setHistory] = useState<History<Program>>(() => begun(first))
  const [before, setBefore] = useState(() => ({ program: first, since: new Date() }))
  const [store] = useState(() => aStore(project, loaded, first))
  const { saver } = store
  const saving = useSyncExternalStore(store.subscribe, () => saver.saving)
  const { now } = history

  useEffect(() => {
    saver.offer(now)
    const timer = setTimeout(() => void saver.save(), pause)
    return () => clearTimeout(timer)
  }, [saver, now])
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      void saver.save()
      if (saver.saving.state !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', stay)
    return () => {
      window.removeEventListener('beforeunload', stay)
      leaveWith(project, saver.save())
    }
  }, [saver, project])

  const edit = useCallback(
    (change: Change, at: string | null = null) =>
      setHistory((history) => edited(history, change(history.now), at)),
    [],
  )
  const replace = (saved: Parameters<Draft['adopt']>[0]) => {
    const next = programOf(saved)
    setHistory((history) => edited(history, next, null))
    saver.settle({ revision: saved.revision, at: saved.savedAt }, next, true)
  }
  return {
    program: now,
    before,
    compareFromNow: () => setBefore({ program: now, since: new Date() }),
    edit: loaded.mayEdit ? edit : null,
    undo: history.past.length > 0 ? () => setHistory(undone) : null,
    redo: history.future.length > 0 ? () => setHistory(redone) : null,
    saving,
    saveNow: () => void saver.save(),
    take: (theirs, whose) => {
      if (whose === 'theirs') return replace(theirs)
      saver.settle({ revision: theirs.revision, at: theirs.savedAt }, now, false)
      void saver.save()
    },
    revision: () => saver.revision,
    adopt: replace,
  }
}

/** One saves when the hand rests, not with every letter. */
const pause = 700

function programOf({ document, model }: Pick<Loaded, 'document' | 'model'>): Program {
  return { document, model }
}

function aStore(project: string, { revision, savedAt }: Loaded, first: Program) {
  const listeners = new Set<() => void>()
  const saver = createSaver<Program>({
    first,
    revision,
    at: savedAt,
    send: (revision, { document, model }) =>
      call('PUT /api/projects/:project/mapping', {
        params: { project },
        body: { revision, document, model },
      }),
    tell: () => listeners.forEach((listener) => listener()),
  })
  return {
    saver,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
