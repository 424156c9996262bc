import { IconLock } from '@tabler/icons-react'
import './joint.css'

/** Above a tab that is the platform team's alone, so that nobody wonders why it does not take a word. */
export function LockedTab() {
  return (
    <p className="locked-tab">
      <IconLock size={14} stroke={1.75} aria-hidden />
      Only the platform team edits this tab. What you would change here, say in the note when you
      hand the document in.
    </p>
  )
}
