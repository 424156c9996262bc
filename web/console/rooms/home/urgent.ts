import type { AnswerOf } from '../../api.ts'
import type { NextThing, RailStage } from '../project/queries.ts'

export type Client = AnswerOf<'GET /api/home'>['clients'][number]
export type Site = Client['sites'][number]
export type Project = Site['projects'][number]
export type Thing = AnswerOf<'GET /api/next-things'>['projects'][number]

/** A project where it belongs, with what is next in it as soon as that is known. */
export type Place = {
  client: Client
  site: Site
  project: Project
  next: NextThing | null
  rail: RailStage[]
}

export function placesOf(clients: readonly Client[], things: readonly Thing[]): Place[] {
  const known = new Map(things.map((thing) => [thing.projectId, thing]))
  return clients.flatMap((client) =>
    client.sites.flatMap((site) =>
      site.projects.map((project) => ({
        client,
        site,
        project,
        next: known.get(project.projectId)?.next ?? null,
        rail: known.get(project.projectId)?.rail ?? [],
      })),
    ),
  )
}

const order = { trouble: 0, act: 1, waits: 2, done: 3 } as const
const stages = ['prod', 'dev', 'plan', 'mapping', 'source'] as const

/** What stopped comes first, then what waits for somebody, and of those the project that is furthest along. */
export function mostUrgent(places: readonly Place[]): Place | undefined {
  const rank = ({ next }: Place): number =>
    next ? order[next.tone] * stages.length + stages.indexOf(next.stage) : Infinity
  return places
    .filter(({ next }) => next !== null && next.tone !== 'done')
    .toSorted((a, b) => rank(a) - rank(b))[0]
}
