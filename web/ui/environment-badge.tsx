import './environment-badge.css'

export type EnvironmentKind = 'dev' | 'prod'

/** The environment, written and coloured, at the top of every room that belongs to one. */
export function EnvironmentBadge({ kind }: { kind: EnvironmentKind }) {
  return (
    <span className="environment-badge" data-kind={kind}>
      {kind === 'dev' ? 'Dev' : 'Prod'}
    </span>
  )
}

/** Across the top of every page of a Dev site, so that nobody takes it for the real one. */
export function DevRibbon() {
  return (
    <div className="dev-ribbon" role="note">
      Dev: a rehearsal. Nothing here reaches the real site.
    </div>
  )
}
