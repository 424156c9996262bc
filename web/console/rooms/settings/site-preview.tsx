import { usePlace } from '../../place.ts'
import { contrastOf } from '../../../ui/colour.ts'
import { days } from '../../../ui/time.ts'
import type { SiteSettings } from './queries.ts'

/** How name, colour and days look together, in small. */
export function SitePreview({ settings }: { settings: SiteSettings }) {
  const { site } = usePlace()
  const { colour, tagline, eventFrom, eventTo } = settings
  const known = /^#[0-9a-f]{6}$/iu.test(colour)
  return (
    <div className="settings-preview" aria-hidden style={known ? { background: colour } : {}}>
      <strong style={{ color: known ? inkOn(colour) : '#ffffff' }}>{site?.name}</strong>
      <span style={{ color: known ? inkOn(colour) : '#ffffff' }}>
        {[tagline, eventFrom && eventTo ? days(eventFrom, eventTo) : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  )
}

/** White or ink, whichever reads better on a colour. */
function inkOn(colour: string): string {
  const [white, ink] = ['#ffffff', '#0f1c2e'] as const
  return contrastOf(white, colour) < contrastOf(ink, colour) ? ink : white
}
