import { countOf } from '../../../../ui/figures.ts'
import type { Side, Standing } from './joint-context.ts'

/** How the versions stand, as a sentence, and what it asks of the reader. */
export type Review = {
  /** `waits`: for the reader. `done`: nothing is left to say. `quiet`: somebody else has the next word. */
  tone: 'waits' | 'done' | 'quiet'
  says: string
  /** When that was. */
  at: string | null
  /** What stands behind it, in a further sentence. */
  more: string
  act: 'hand in' | 'hand in again' | 'answer' | 'decide' | 'return' | null
}

export function reviewOf(side: Side, { newest, editedSince }: Standing): Review {
  if (!newest) return side === 'client' ? notYet(editedSince) : awaited
  const { number, state, madeBy, madeAt, decidedBy, decidedAt } = newest
  const edited = editedSince ? 'It was edited since.' : ''
  if (state === 'handed in') {
    const handedIn = { says: `${madeBy} handed in version ${number}`, at: madeAt }
    return side === 'client'
      ? {
          ...handedIn,
          tone: 'quiet',
          more: edited || 'The platform team looks at it.',
          act: editedSince ? 'hand in again' : null,
        }
      : {
          ...handedIn,
          tone: 'waits',
          more: [problemsIn(newest.problems), edited].filter(Boolean).join(' '),
          act: newest.questions > 0 ? 'return' : 'decide',
        }
  }
  const decided = { says: `${decidedBy ?? 'Somebody'} ${state} version ${number}`, at: decidedAt }
  if (state === 'returned') return { ...decided, ...returned(side, newest) }
  return {
    ...decided,
    tone: editedSince ? 'quiet' : 'done',
    more: edited,
    act: side === 'client' && editedSince ? 'hand in' : null,
  }
}

/** Whether the review has the room's one next thing for the reader. */
export function isNext(side: Side, standing: Standing | null): boolean {
  const act = standing ? reviewOf(side, standing).act : null
  return act !== null && act !== 'hand in again'
}

const awaited: Review = {
  tone: 'quiet',
  says: 'The client team has not handed in a version yet.',
  at: null,
  more: '',
  act: null,
}

const notYet = (edited: boolean): Review => ({
  tone: 'quiet',
  says: 'When your tabs are filled in, hand the document in for review.',
  at: null,
  more: '',
  act: edited ? 'hand in' : null,
})

const problemsIn = (problems: number) =>
  problems > 0 ? `It has ${countOf(problems, 'problem', 'problems')}.` : 'Nothing is wrong in it.'

function returned(
  side: Side,
  { questions, unanswered }: { questions: number; unanswered: number },
): Pick<Review, 'tone' | 'more' | 'act'> {
  const asked = `It came with ${countOf(questions, 'question', 'questions')}`
  if (unanswered > 0) {
    const left =
      unanswered === questions ? `${asked}.` : `${asked}, ${unanswered} without an answer.`
    return side === 'client'
      ? { tone: 'waits', more: left, act: 'answer' }
      : { tone: 'quiet', more: left, act: null }
  }
  return side === 'client'
    ? { tone: 'waits', more: 'Each question has its answer.', act: 'hand in' }
    : { tone: 'quiet', more: `${asked}, and each has its answer.`, act: null }
}
