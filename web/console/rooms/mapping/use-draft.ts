import { notifications } from '@mantine/notifications'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Area } from '../../../../src/mapping/core/document/area.ts'
import { createDraftStore, type DraftState, type DraftStore, type Loaded } from './draft-store.ts'
import type { Program } from './program.ts'
import { leaveWith } from './queries.ts'
import type { Saving } from './saver.ts'

/** The document as it is being edited here: with its steps, saving itself, and joined by what others save. */
export type Draft = {
  program: Program
  /** What effects are compared with: the document as it stood when this room was opened, or at `compareFromNow`. */
  before: { program: Program; since: Date }
  compareFromNow: () => void
  /** Null for those who only read. An edit of a tab that is not theirs is refused in a sentence. */
  edit: DraftStore['edit'] | null
  mayEdit: (area: Area) => boolean
  undo: (() => void) | null
  redo: (() => void) | null
  saving: Saving
  saveNow: () => void
  allSaved: DraftStore['allSaved']
  /** The places that somebody else changed too, while they wait to be settled. */
  conflict: DraftState['conflict']
  settle: DraftStore['settle']
  /** The revision that the next save begins from. */
  revision: () => number
  adopt: DraftStore['adopt']
  takeOver: DraftStore['takeOver']
  catchUp: DraftStore['catchUp']
  setEdits: DraftStore['setEdits']
}

export function useDraft(project: string, loaded: Loaded): Draft {
  const [store] = useState(() =>
    createDraftStore(project, loaded, (message) => notifications.show({ message })),
  )
  const { history, saving, edits, conflict, revision } = useSyncExternalStore(
    store.subscribe,
    store.state,
  )
  const { now } = history
  const mayEdit = useCallback((area: Area) => edits.has(area), [edits])
  const [before, setBefore] = useState(() => ({ program: now, since: new Date() }))

  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      void store.save()
      if (store.state().saving.state !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', stay)
    return () => {
      window.removeEventListener('beforeunload', stay)
      leaveWith(project, store.save())
    }
  }, [store, project])

  return {
    ...store,
    program: now,
    before,
    compareFromNow: () => setBefore({ program: now, since: new Date() }),
    edit: edits.size > 0 ? store.edit : null,
    mayEdit,
    undo: history.past.length > 0 ? store.undo : null,
    redo: history.future.length > 0 ? store.redo : null,
    saving,
    saveNow: () => void store.save(),
    conflict,
    revision: () => revision,
  }
}
