import './directory-choice.css'
import type { OwnProfile } from './site.ts'

/** To be found or not, each with what it means in plain words: which of the own fields the others would see. */
export function DirectoryChoice({
  profile,
  listed,
  choose,
  disabled = false,
}: {
  profile: OwnProfile
  /** Null until somebody chooses. */
  listed: boolean | null
  choose: (listed: boolean) => void
  disabled?: boolean
}) {
  const shown = profile.fields.filter((field) => field.inDirectory).map(({ label }) => label)
  return (
    <>
      <label className="directory-choice">
        <input
          type="radio"
          name="listed"
          checked={listed === true}
          disabled={disabled}
          onChange={() => choose(true)}
        />
        <strong>Show me in the directory</strong>
        <span>
          The others find your name and photo
          {shown.length > 0 ? `, with: ${shown.join(', ')}` : ''}.
        </span>
      </label>
      <label className="directory-choice">
        <input
          type="radio"
          name="listed"
          checked={listed === false}
          disabled={disabled}
          onChange={() => choose(false)}
        />
        <strong>Keep me out of it</strong>
        <span>Nobody finds you, neither by name nor by photo. You still see the others.</span>
      </label>
    </>
  )
}
