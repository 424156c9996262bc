import { initialsOf } from '../ui/initials-of.ts'
import { fillOf } from '../ui/theme.ts'

/** The browser's tab carries the event's first letter on its colour. */
export function showIcon({ name, colour }: { name: string; colour: string }): void {
  const { fill, text } = fillOf(colour)
  const letter = initialsOf(name).slice(0, 1)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${fill}"/><text x="16" y="23" font-family="system-ui" font-weight="700" font-size="20" text-anchor="middle" fill="${text}">${escaped(letter)}</text></svg>`
  document
    .querySelector('link[rel="icon"]')
    ?.setAttribute('href', `data:image/svg+xml,${encodeURIComponent(svg)}`)
}

function escaped(text: string): string {
  return text.replaceAll(/[<>&"']/gu, (sign) => `&#${sign.codePointAt(0)};`)
}
