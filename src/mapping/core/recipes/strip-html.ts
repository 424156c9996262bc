import { decodeHTML } from 'entities'
import { z } from 'zod'
import { onText, type Recipe } from './recipe.ts'

const schema = z.strictObject({ recipe: z.literal('strip HTML') })

export const stripHtml: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'strip HTML',
  explanation:
    'Leaves the text of a formatted piece: no tags, scripts or styles, paragraphs on new lines.',
  example: {
    step: { recipe: 'strip HTML' },
    before: '<p>Sails <b>and</b> tides.</p><p>Lives in Cork.</p>',
    after: 'Sails and tides.\nLives in Cork.',
  },
  schema,
  gives: () => 'text',
  combines: false,
  compile: () =>
    onText((text) => (text.includes('<') || text.includes('&') ? plainText(text) : text)),
}

/** One walk from tag to tag; each search starts where the last ended, so that no input makes it slow. */
function plainText(html: string): string {
  const pieces: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    pieces.push(html.slice(at, open))
    const tag = readTag(html, open)
    pieces.push(tag.stands)
    if (tag.end === open) {
      // A '<' that opens no tag is a character like any other.
      pieces.push('<')
      at = open + 1
    } else {
      at = tag.end
    }
  }
  pieces.push(html.slice(at))
  return tidyLines(decodeHTML(pieces.join('')))
}

/** Where the tag or comment at `open` ends (`open` itself where none begins), and what stands in its place. */
function readTag(html: string, open: number): { end: number; stands: string } {
  if (html.startsWith('<!--', open)) return { end: after(html, '-->', open + 4), stands: '' }
  const name = /^<\/?([a-z][a-z0-9]*)|^<[!?]/iu.exec(html.slice(open, open + 20))
  if (name === null) return { end: open, stands: '' }
  const end = after(html, '>', open + 1)
  const element = (name[1] ?? '').toLowerCase()
  const close = html[open + 1] === '/' ? undefined : closes[element]
  if (close !== undefined) {
    close.lastIndex = end
    return { end: close.test(html) ? close.lastIndex : html.length, stands: '' }
  }
  return { end, stands: lines.has(element) ? '\n' : '' }
}

/** Behind the next `mark`, or the end: an unfinished tag swallows the rest, as it does in a browser. */
function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/[\t ]+/gu, ' '))
    .filter((line) => line !== '')
    .join('\n')
}

const closes: { [element: string]: RegExp } = {
  script: /<\/script[^<>]*>?/giu,
  style: /<\/style[^<>]*>?/giu,
}
const lines = new Set([
  'br',
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'tr',
  'table',
  'blockquote',
  'section',
  'article',
  'header',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
])
