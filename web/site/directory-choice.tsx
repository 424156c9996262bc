import { useId } from 'react'
import './directory-choice.css'
import { nameKeys } from './person.ts'
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
  const shown = profile.fields
    .filter(({ key, inDirectory }) => inDirectory && !nameKeys.has(key))
    .map(({ label }) => label)
  return (
    <>
      <Choice
        name="Show me in the directory"
        means={`The others find your name and photo${shown.length > 0 ? `, with: ${shown.join(', ')}` : ''}.`}
        chosen={listed === true}
        choose={() => choose(true)}
        disabled={disabled}
      />
      <Choice
        name="Keep me out of it"
        means="Nobody finds you, neither by name nor by photo. You still see the others."
        chosen={listed === false}
        choose={() => choose(false)}
        disabled={disabled}
      />
    </>
  )
}

function Choice({
  name,
  means,
  chosen,
  choose,
  disabled,
}: {
  name: string
  means: string
  chosen: boolean
  choose: () => void
  disabled: boolean
}) {
  const id = useId()
  return (
    <label className="directory-choice">
      <input
        type="radio"
        name="listed"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-means`}
        checked={chosen}
        disabled={disabled}
        onChange={choose}
      />
      <strong id={`${id}-name`}>{name}</strong>
      <span id={`${id}-means`}>{means}</span>
    </label>
  )
}
