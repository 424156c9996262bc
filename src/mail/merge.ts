/** The values of one mail, by placeholder. */
export type MergeValues = { [placeholder: string]: string }

/** Fills placeholders in once: a value that looks like a placeholder stays as it is. */
export function merge(
  text: string,
  values: MergeValues,
  asIn: (value: string) => string = (value) => value,
): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => asIn(values[name] ?? ''))
}

/** As it may stand in HTML, in an element or an attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`)

/** As it may stand in a header: one line. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
