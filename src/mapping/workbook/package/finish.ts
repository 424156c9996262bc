// Three things that spreadsheet programs know and hucre 1.0 does not write: how a column looks below its last cell, so
// that people find text cells to write in however far they go down; heights of rows that change when somebody writes
// more into them; and the quote prefix, which keeps a text that begins with '=' a text when somebody edits it. All are
// attributes, and put right in the written XML.
import { readDirectory, unzip, zip, type Part } from './zip.ts'

export function finish(workbook: Uint8Array): Uint8Array {
  const parts = readDirectory(workbook).map((entry): Part => ({
    name: entry.name,
    bytes: unzip(workbook, entry),
  }))
  return zip(parts.map(({ name, bytes }) => ({ name, bytes: finishPart(name, bytes) })))
}

function finishPart(name: string, bytes: Uint8Array): Uint8Array {
  if (name.startsWith('xl/worksheets/sheet')) return changed(bytes, withStyles)
  return name === 'xl/styles.xml' ? changed(bytes, withQuotePrefix) : bytes
}

function changed(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  return Buffer.from(change(Buffer.from(bytes).toString('utf8')))
}

/** Each column goes on as its cell in the last row looks, and the columns right of them as the last cell does. */
function withStyles(xml: string): string {
  const last = xml.slice(xml.lastIndexOf('<row '), xml.lastIndexOf('</row>'))
  const styles = [...last.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/gu)].map(([, style]) => style)
  let column = 0
  const styled = xml.replace(/<col min="\d+" max="\d+"/gu, (start) => {
    const style = styles[column] ?? '0'
    column += 1
    return `${start} style="${style}"`
  })
  const beyond = `<col min="${column + 1}" max="16384" style="${styles[column] ?? '0'}" width="9"/>`
  return styled.replace('</cols>', `${beyond}</cols>`).replaceAll(' customHeight="1"', '')
}

function withQuotePrefix(xml: string): string {
  return xml.replace(
    /<xf ([^>]*)>(<alignment [^>]*\/>)(<protection locked="0" hidden="0"\/>)/gu,
    '<xf $1 quotePrefix="1">$2$3',
  )
}
