/** Names as spreadsheet programs take them: 31 characters at most, none of `[]:*?/\`, and each only once. */
export function sheetNames(wanted: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(['history', ...taken.map((name) => name.toLowerCase())])
  return wanted.map((name) => {
    const plain = name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^['\s]+|['\s]+$/gu, '')
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : ` (${number})`
      const free = `${cut(plain || 'Sheet', 31 - end.length)}${end}`
      if (used.has(free.toLowerCase())) continue
      used.add(free.toLowerCase())
      return free
    }
  })
}

/** Without half a character at the end. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()
}
