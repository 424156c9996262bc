import { initialsOf } from './initials-of.ts'
import './initials.css'

/** A person's photo, or the first letters of their name on a quiet ground of their own. Says nothing: the name stands beside it. */
export function Initials({
  name,
  photo,
  size,
}: {
  name: string
  /** Its address. */
  photo?: string | null | undefined
  size: number
}) {
  return (
    <span
      className="initials"
      aria-hidden
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.38),
        ['--initials-hue' as string]: hueOf(name),
      }}
    >
      {photo ? (
        <img src={photo} alt="" width={size} height={size} loading="lazy" decoding="async" />
      ) : (
        initialsOf(name)
      )}
    </span>
  )
}

/** The same name has the same hue everywhere. */
export function hueOf(name: string): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360
  return sum
}
