// What a text in a setting should look like; undefined where it does, else what to write instead. A blank is fine.

export function notAnAddress(text: string): string | undefined {
  const fits = text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text.trim())
  return fits ? undefined : 'Write an e-mail address, such as help@example.org.'
}

export function notAWebAddress(text: string): string | undefined {
  const url = text.trim()
  const fits = url === '' || (/^https?:\/\//u.test(url) && URL.canParse(url))
  return fits ? undefined : 'Write a web address that begins with https://.'
}
