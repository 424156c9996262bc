/** Scales a number that is meant for 5,200 people to the people there are. */
export type Share = (per5200: number) => number

/**
 * What happens to somebody among 5,200 happens to at least one among twenty or more, so that a
 * small system shows every kind of dirt too.
 */
export function shareOf(people: number): Share {
  return (per5200) => {
    const share = Math.round((people * per5200) / 5200)
    return people >= 20 ? Math.max(1, share) : share
  }
}
