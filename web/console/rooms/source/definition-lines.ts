// Where in a YAML text a place such as `retriever.paginator.page_size` stands, without reading YAML in the browser.

type Problem = { place: string; text: string }

/** The line of a problem, from 1: of its place, of the nearest thing above it, or as its sentence says. */
export function linesOf(yaml: string): (problem: Problem) => number {
  const lines = yaml.split('\n').map((text, index) => ({ text, number: index + 1 }))
  return ({ place, text }) => {
    const said = /\(line (\d+)\)/u.exec(text)?.[1]
    if (said !== undefined) return Number(said)
    let found = 1
    let indent = -1
    for (const key of place.split(/[.[\]]+/u).filter(Boolean)) {
      const next = lines.find(
        (line) =>
          line.number > found - (indent === -1 ? 1 : 0) &&
          indentOf(line.text) > indent &&
          keyOf(line.text) === key,
      )
      if (!next) break
      found = next.number
      indent = indentOf(next.text)
    }
    return found
  }
}

function indentOf(line: string): number {
  return /^[ -]*/u.exec(line)?.[0].length ?? 0
}

function keyOf(line: string): string | null {
  return /^[ -]*["']?([\w$]+)["']?\s*:/u.exec(line)?.[1] ?? null
}
