// The document as it is being edited in this room: its steps, its saves, and what others do to it meanwhile.
import {
  areas,
  areaNames,
  partOfProgram,
  withPart,
  type Area,
} from '../../../../src/mapping/core/document/area.ts'
import {
  mergePrograms,
  settlePrograms,
  type Choices,
  type Conflict,
} from '../../../../src/mapping/core/three-way/programs.ts'
import { same } from '../../../../src/mapping/core/three-way/same.ts'
import { ApiProblem } from '../../../ui/api.ts'
import { call, type AnswerOf } from '../../api.ts'
import { begun, edited, rebased, redone, undone, type History } from './history.ts'
import type { Change, Program } from './program.ts'
import { createSaver, type Saved, type Saving } from './saver.ts'

export type Loaded = AnswerOf<'GET /api/projects/:project/mapping'>
type Since = AnswerOf<'GET /api/projects/:project/mapping/since/:revision'>

export type Conflicting = {
  /** The document with what both sides changed alone; it has theirs where they conflict. */
  merged: Program
  mine: Program
  conflicts: Conflict[]
  /** Who changed what on the other side, the newest first. */
  changes: Since['changes']
  savedAt: string | null
}

/** What is shown of it; another object whenever anything of it changes. */
export type DraftState = {
  history: History<Program>
  saving: Saving
  revision: number
  edits: ReadonlySet<Area>
  conflict: Conflicting | null
}

export type DraftStore = ReturnType<typeof createDraftStore>

/** @param refuse told in a sentence of an edit that is not made, because the tab is not theirs. */
export function createDraftStore(
  project: string,
  loaded: Loaded,
  refuse: (sentence: string) => void,
) {
  const listeners = new Set<() => void>()
  let history = begun(programOf(loaded))
  let edits: ReadonlySet<Area> = new Set(loaded.edits)
  let changes: Since['changes'] = []
  let state: DraftState
  let timer: ReturnType<typeof setTimeout> | undefined

  const saver = createSaver<Program>({
    first: savedOf(loaded),
    send: (revision, { document, model }) =>
      call('PUT /api/projects/:project/mapping', {
        params: { project },
        body: { revision, document, model },
      }),
    newestSaved: since,
    merge: mergePrograms,
    isSame: same,
    onMerged: (next, withTheirs) => {
      history = rebased(history, next, withTheirs, same)
      saveSoon()
    },
    tell,
  })
  state = newState()

  async function since(revision: number): Promise<Saved<Program>> {
    const newest = await call('GET /api/projects/:project/mapping/since/:revision', {
      params: { project, revision },
    })
    ;({ changes } = newest)
    return savedOf(newest)
  }

  function newState(): DraftState {
    const { clash } = saver
    return {
      history,
      saving: saver.saving,
      revision: saver.revision,
      edits,
      conflict: clash && {
        ...mergePrograms(clash.base, clash.mine, clash.theirs.state),
        mine: clash.mine,
        changes,
        savedAt: clash.theirs.at,
      },
    }
  }

  function tell() {
    state = newState()
    for (const listener of listeners) listener()
  }

  /** One saves when the hand rests, not with every letter. */
  function saveSoon() {
    clearTimeout(timer)
    timer = setTimeout(() => void saver.save(), pause)
  }

  function become(next: History<Program>) {
    if (next === history) return
    history = next
    saver.offer(next.now)
    saveSoon()
    tell()
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    state: () => state,
    save: () => saver.save(),
    /** The revision that has everything that is seen here. @throws {ApiProblem} where not everything could be saved. */
    allSaved: async (): Promise<number> => {
      await saver.save()
      if (saver.saving.state === 'saved') return saver.revision
      const text = 'Your last edits are not saved yet. Look above what keeps them, then try again.'
      throw new ApiProblem({ code: 'conflict', text, status: 409 })
    },
    edit: (change: Change, at: string | null = null): void => {
      const next = change(history.now)
      const foreign = changedAreas(history.now, next).filter((area) => !edits.has(area))
      if (foreign.length > 0) refuse(foreignSentence(foreign))
      else become(edited(history, next, at, same))
    },
    undo: () => become(undone(history)),
    redo: () => become(redone(history)),
    /** Takes over what of a program is theirs to edit, as one step. Returns the areas that stay as they are. */
    takeOver: (program: Program): Area[] => {
      const changed = changedAreas(history.now, program)
      const own = changed.filter((area) => edits.has(area))
      const next = own.reduce(
        (made, area) => withPart(made, area, partOfProgram(program, area)),
        history.now,
      )
      become(edited(history, next, null, same))
      return changed.filter((area) => !edits.has(area))
    },
    /** What the server made of an import: one step, saved already. */
    adopt: (saved: Pick<Loaded, 'revision' | 'document' | 'model' | 'savedAt'>): void => {
      history = edited(history, programOf(saved), null, same)
      saver.reset(savedOf(saved))
    },
    /** Somebody saved: takes it in, up to that revision or beyond. */
    catchUp: async (saved: number): Promise<void> => {
      if (saved <= (saver.clash?.theirs.revision ?? saver.revision)) return
      try {
        saver.receive(await since(saver.revision))
      } catch {
        // The next look finds it again.
      }
    },
    settle: (choices: Choices): void => {
      if (!state.conflict) return
      const { merged, conflicts } = state.conflict
      saver.settle(settlePrograms(merged, conflicts, choices))
      void saver.save()
    },
    setEdits: (next: readonly Area[]): void => {
      if (next.length === edits.size && next.every((area) => edits.has(area))) return
      edits = new Set(next)
      tell()
    },
  }
}

const pause = 700

function changedAreas(before: Program, after: Program): Area[] {
  return areas.filter((area) => !same(partOfProgram(before, area), partOfProgram(after, area)))
}

function foreignSentence(foreign: readonly Area[]): string {
  const names = foreign.map((area) =>
    area === 'platform' ? 'what the platform holds' : areaNames[area],
  )
  return `Only the platform team edits ${names.join(' and ')} in this project.`
}

function programOf({ document, model }: Pick<Loaded, 'document' | 'model'>): Program {
  return { document, model }
}

function savedOf(
  loaded: Pick<Loaded, 'revision' | 'document' | 'model' | 'savedAt'>,
): Saved<Program> {
  return { revision: loaded.revision, state: programOf(loaded), at: loaded.savedAt }
}
