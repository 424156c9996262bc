// What the versions of the mapping ask of either team.
import type { VersionStanding } from '../mapping/versions.ts'
import type { NextThing } from './next-thing.ts'

type Newest = NonNullable<VersionStanding['newest']>

/** The one thing to do next for the client's own team: their part is the mapping, and what is asked about it. */
export function clientThing({ newest, editedSince }: VersionStanding): NextThing {
  const said = newest ? ofVersion(newest, editedSince) : ofBeginning(editedSince)
  return { stage: 'mapping', room: 'mapping', environment: null, ...said }
}

/** What waits for the platform team; null where nothing was handed in that it has not decided on. */
export function reviewThing({ newest }: VersionStanding): NextThing | null {
  if (newest?.state !== 'handed in') return null
  return {
    stage: 'mapping',
    room: 'mapping',
    environment: null,
    tone: 'act',
    says: `${newest.madeBy} handed in version ${newest.number} of the mapping.`,
    act: `Review version ${newest.number}`,
  }
}

type Said = Pick<NextThing, 'tone' | 'says' | 'act'>

function ofBeginning(edited: boolean): Said {
  return edited
    ? {
        tone: 'act',
        says: 'The mapping is begun. Hand it in when your tabs are filled in.',
        act: 'Go on with mapping',
      }
    : {
        tone: 'act',
        says: 'The mapping says who comes in and what each field means. Your part of it waits for you.',
        act: 'Fill in mapping',
      }
}

function ofVersion({ number, state, questions, unanswered }: Newest, edited: boolean): Said {
  const open = { act: 'Open mapping' } as const
  if (state === 'handed in') {
    const says = `Version ${number} is handed in. The platform team looks at it.`
    return { ...open, tone: 'waits', says }
  }
  if (state === 'accepted') {
    return edited
      ? {
          tone: 'act',
          says: `Version ${number} was accepted, and the mapping was edited since.`,
          act: 'Look at mapping',
        }
      : {
          ...open,
          tone: 'done',
          says: `Version ${number} was accepted. The platform team goes on from here.`,
        }
  }
  if (unanswered === 0) {
    return {
      tone: 'act',
      says: `Version ${number} came back, and each question has its answer.`,
      act: 'Hand in again',
    }
  }
  const left = unanswered === 1 ? '1 question' : `${unanswered} questions`
  return {
    tone: 'act',
    says: `Version ${number} came back with ${questions === 1 ? '1 question' : `${questions} questions`}.`,
    act: `Answer ${left}`,
  }
}
