import type { Bridge, Environment, Standing } from '../project/queries.ts'

export type HeldReason = Bridge['held'][number] & { counts: Partial<Record<Environment, number>> }

/** The same reason in both environments is one line. */
export function heldReasons(dev: Standing | undefined, prod: Standing | undefined): HeldReason[] {
  const reasons = new Map<string, HeldReason>()
  for (const [environment, standing] of [
    ['dev', dev],
    ['prod', prod],
  ] as const) {
    for (const held of standing?.plan?.bridge?.held ?? []) {
      const key = JSON.stringify([held.row, held.code, held.value])
      const known = reasons.get(key) ?? { ...held, counts: {} }
      reasons.set(key, { ...known, counts: { ...known.counts, [environment]: held.count } })
    }
  }
  const most = ({ counts }: HeldReason) => Math.max(counts.dev ?? 0, counts.prod ?? 0)
  return [...reasons.values()].toSorted((a, b) => most(b) - most(a))
}
