/** A sentence where a text is no address that a browser opens with http or https; null for none and for a sound one. */
export function webAddressFault(what: string, text: string): string | null {
  if (text === '' || (/^https?:\/\/[^\s]+$/iu.test(text) && URL.canParse(text))) return null
  return `${what} '${text}' is not a web address; write one such as https://example.org/terms.`
}
