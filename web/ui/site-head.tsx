import { IconExternalLink } from '@tabler/icons-react'
import { EnvironmentBadge } from './environment-badge.tsx'
import './site-head.css'

/** A site's name, and the way to both of its environments. */
export function SiteHead({ site }: { site: { name: string; dev: string; prod: string } }) {
  return (
    <header className="site-head">
      <h3 dir="auto">{site.name}</h3>
      {(['dev', 'prod'] as const).map((kind) => (
        <a key={kind} href={site[kind]} target="_blank" rel="noreferrer">
          <EnvironmentBadge kind={kind} />
          <span>{new URL(site[kind]).host}</span>
          <IconExternalLink size={13} stroke={1.75} aria-label="opens in a new tab" />
        </a>
      ))}
    </header>
  )
}
