import type { Json } from '../../mapping/core/record.ts'

/** A Link header by relation, as templates read it: `headers['link']['next']['url']`. RFC 8288. */
export function readLinks(header: string | undefined): { [relation: string]: Json } {
  const links: { [relation: string]: Json } = {}
  for (const match of (header ?? '').matchAll(/<([^>]*)>((?:\s*;\s*[^;,"]+(?:"[^"]*")?)*)/g)) {
    const [, url = '', parameters = ''] = match
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters)
    for (const name of (relation?.[1] ?? relation?.[2] ?? '').split(/\s+/)) {
      if (name !== '') links[name] ??= { url, rel: name }
    }
  }
  return links
}
