import type { TestPerson } from '../program.ts'
import type { Room } from '../room-context.ts'

/** What the last try made of a test person; 'waits' until there was one. */
export type TestState = 'passes' | 'differs' | 'waits'

export const stateWords: Record<TestState, string> = {
  passes: 'as agreed',
  differs: 'differs',
  waits: 'not tried yet',
}

export function stateOf(
  { id }: Pick<TestPerson, 'id'>,
  { preview, problemsOf }: Pick<Room, 'preview' | 'problemsOf'>,
): TestState {
  if (!preview) return 'waits'
  return problemsOf('testPeople').some(({ row }) => row === id) ? 'differs' : 'passes'
}
