import type { Why } from './queries.ts'

type Source = Why['sources'][number]
type News = Source['news'][number]

/** Why a source no longer knows somebody: that is applied already, and waits for nobody. */
export const endingsOf = ({ state, news }: Source): News[] =>
  state === 'ended' ? news.filter(({ what }) => what === 'gone' || what === 'left out') : []

/** What a source has sent since, which no run has applied. */
export const waitingOf = (source: Source): News[] => {
  const endings = endingsOf(source)
  return source.news.filter((one) => !endings.includes(one))
}

/** One of them in a sentence. */
export function newsText({ source }: Source, { what, recordKey, reason }: News): string {
  const record = `Record ${recordKey}`
  switch (what) {
    case 'newer':
      return `${source} has sent a newer version of record ${recordKey}, which is not applied yet.`
    case 'added':
      return `${source} has a further record of theirs, ${recordKey}, which is not applied yet.`
    case 'gone':
      return `${record} is gone from ${source}.`
    case 'held':
      return `A newer version of record ${recordKey} is held, so nothing changes: ${reason ?? ''}`
    default:
      return `${record}: ${reason ?? 'left out.'}`
  }
}
