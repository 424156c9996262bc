import type { NextThing } from './queries.ts'

/** Where the next thing is done. */
export function nextAddress(
  { room, environment }: Pick<NextThing, 'room' | 'environment'>,
  { project, site }: { project: string; site: string },
): { to: string; search: Record<string, unknown> } {
  if (room === 'people' || room === 'mail')
    return { to: `/sites/${site}/${environment ?? 'dev'}/${room}`, search: {} }
  const to = `/projects/${project}/${room}`
  return { to, search: environment ? { environment } : {} }
}
