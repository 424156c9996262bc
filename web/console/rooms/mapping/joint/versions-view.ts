import type { Compared } from '../queries.ts'

export type VersionsView = { from: Compared; to: Compared }

/** What 'versions.2.now' compares; null for the list of all. */
export function comparedIn(view: string): VersionsView | null {
  const [, from, to] = view.split('.').map(asCompared)
  return from && to ? { from, to } : null
}

/** A version beside the one before it. */
export function changesIn(number: number): VersionsView {
  return { from: number > 1 ? number - 1 : 'start', to: number }
}

export function versionsView({ from, to }: VersionsView): string {
  return `versions.${from}.${to}`
}

export function comparedWords(compared: Compared): string {
  if (compared === 'now') return 'now'
  return compared === 'start' ? 'the beginning' : `version ${compared}`
}

function asCompared(text: string): Compared | null {
  if (text === 'now' || text === 'start') return text
  return /^[1-9]\d{0,5}$/u.test(text) ? Number(text) : null
}
