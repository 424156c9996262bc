/** True for a time zone of the IANA database that this machine knows, such as 'Europe/Amsterdam'. */
export function isTimeZone(name: string): boolean {
  const key = name.toLowerCase()
  if (known.has(key)) return true
  // An offset such as '+02:00' would pass too, but few places keep one all year.
  if (!/^[a-z]/u.test(key) || !isKnownToIntl(key)) return false
  known.add(key)
  return true
}

/** Those already asked for: asking takes a hundred times as long as remembering, and there are only some six hundred. */
const known = new Set<string>()

function isKnownToIntl(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
