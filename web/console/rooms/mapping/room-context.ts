import { createContext, useContext } from 'react'
import type { Tab } from '../../../../src/mapping/core/document.ts'
import type { PlatformModel } from '../../../../src/mapping/core/platform-model.ts'
import type { Jump } from './grid/grid.tsx'
import type { Preview, Problem, Program, Sample, SourceField } from './program.ts'
import type { Draft } from './use-draft.ts'

/** What every part of the room works with. */
export type Room = {
  project: string
  program: Program
  /** What the platform can hold, with the tags that the document adds: what cells choose from. */
  platform: PlatformModel
  edit: Draft['edit']
  /** Whether a tab, or what the platform holds, is theirs who look. */
  mayEdit: Draft['mayEdit']
  /** The effect of the document as it is, or a moment ago; undefined until the first answer. */
  preview: Preview | undefined
  sample: Sample | null
  /** Keys of the fields that every site has. */
  standardFields: readonly string[]
  /** What the source holds at a path. */
  sourceAt: (path: string) => SourceField | undefined
  problemsOf: (tab: Tab) => readonly Problem[]
  /** Opens a tab, and where a place in it is given stands there: a row, or a setting by its column alone. */
  goTo: (
    tab: Tab,
    place?: { row: string | null; column?: string | null; value?: string | null },
  ) => void
  /** Where somebody was led in this tab. */
  jumpIn: (tab: Tab) => Jump | null
  /** The address of this room with another list of people, problems or sources beside it. */
  addressOf: (view: string | undefined) => { to: string; search: Record<string, unknown> }
}

export const RoomContext = createContext<Room | null>(null)

export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('This part belongs in the mapping room.')
  return room
}
