import { createContext, useContext } from 'react'
import type { Tab } from '../../../../../src/mapping/core/document.ts'
import type { AnswerOf } from '../../../api.ts'
import type { Draft } from '../use-draft.ts'
import { createSpots, type Spots } from './spots.ts'

type Beat = AnswerOf<'POST /api/projects/:project/mapping/presence'>
export type Present = Beat['people'][number]
export type Standing = Beat['standing']
export type Newest = NonNullable<Standing['newest']>
export type Version = AnswerOf<'GET /api/projects/:project/mapping/versions'>['versions'][number]
export type Question = Version['questions'][number]
export type Side = 'platform' | 'client'

/** Who else is here, and how the versions stand. */
export type Joint = {
  side: Side
  tab: Tab
  /** Whether any tab is the reader's to edit. */
  mayEdit: boolean
  people: readonly Present[]
  /** Null until the first answer. */
  standing: Standing | null
  versions: readonly Version[]
  spots: Spots
  /** Others who stand in a cell of the open tab. */
  at: (list: string, row: string, column: string) => readonly Present[]
  /** Asks anew how the versions stand, after an act. */
  look: () => Promise<unknown>
} & Pick<Draft, 'allSaved' | 'takeOver'>

/** A grid that stands in no room is nobody else's. */
const alone: Joint = {
  side: 'platform',
  tab: 'population',
  mayEdit: false,
  people: [],
  standing: null,
  versions: [],
  spots: createSpots({ tab: 'population', within: null }),
  at: () => [],
  look: () => Promise.resolve(),
  allSaved: () => Promise.resolve(0),
  takeOver: () => [],
}

export const JointContext = createContext<Joint>(alone)

export const useJoint = () => useContext(JointContext)
