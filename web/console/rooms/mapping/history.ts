// What was edited, step by step, so that each step can be undone and done again.

export type History<T> = {
  now: T
  past: readonly T[]
  future: readonly T[]
  /** The place of the last edit: a further one at the same place belongs to the same step. */
  at: string | null
}

const longest = 200

export function begun<T>(now: T): History<T> {
  return { now, past: [], future: [], at: null }
}

/**
 * @param at where the edit is made; null for one that always stands alone. What is typed there and taken back by
 * Escape leaves no step behind.
 */
export function edited<T>(
  history: History<T>,
  next: T,
  at: string | null,
  isSame: (one: T, other: T) => boolean,
): History<T> {
  if (next === history.now) return history
  const goesOn = at !== null && at === history.at && history.future.length === 0
  const before = history.past.at(-1)
  if (goesOn && before !== undefined && isSame(before, next)) {
    return { now: next, past: history.past.slice(0, -1), future: [], at: null }
  }
  const past = goesOn ? history.past : [...history.past, history.now].slice(-longest)
  return { now: next, past, future: [], at }
}

export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  const future = [history.now, ...history.future]
  return { now: before, past: history.past.slice(0, -1), future, at: null }
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { now: next, past: [...history.past, history.now], future, at: null }
}

/** The same steps with others' edits in each; a step that does nothing any more is none. */
export function rebased<T>(
  history: History<T>,
  now: T,
  withTheirs: (state: T) => T,
  isSame: (one: T, other: T) => boolean,
): History<T> {
  const past = history.past.map(withTheirs)
  const future = history.future.map(withTheirs)
  const all = [...past, now, ...future]
  const moves = (_: T, at: number) => {
    const [one, next] = [all[at], all[at + 1]]
    return one !== undefined && next !== undefined && !isSame(one, next)
  }
  return {
    now,
    past: past.filter(moves),
    future: future.filter((_, at) => moves(_, past.length + at)),
    at: history.at,
  }
}
