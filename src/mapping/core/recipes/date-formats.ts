import { z } from 'zod'

/** The formats of a step that reads dates, each of which `problemOf` has a sentence about where it is none. */
export function dateFormats(problemOf: (format: string) => string | null) {
  const format = z
    .string()
    .max(40, { abort: true })
    .superRefine((text, context) => {
      const problem = problemOf(text)
      if (problem !== null) context.addIssue({ code: 'custom', message: problem })
    })
  return z.array(format).min(1).max(20)
}

/** "the format A", "the formats A, B or C": for the sentence about a text that fits none of them. */
export function namedFormats(formats: string[]): string {
  const last = formats.at(-1) ?? ''
  if (formats.length === 1) return `the format ${last}`
  return `the formats ${formats.slice(0, -1).join(', ')} or ${last}`
}
