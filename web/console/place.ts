import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { AnswerOf } from './api.ts'
import { home } from './me.ts'

type Client = AnswerOf<'GET /api/home'>['clients'][number]
type Site = Client['sites'][number]
type Project = Site['projects'][number]

/** Where one stands, read from the address: `:client`, `:site`, `:project` and `:environment`, each with what it is in. */
export type Place = {
  client: Client | undefined
  site: Site | undefined
  project: Project | undefined
  environment: 'dev' | 'prod' | undefined
}

export function usePlace(): Place {
  const { data } = useSuspenseQuery(home)
  const params: Record<string, string | undefined> = useParams({ strict: false })
  const { client, site, project, environment } = params
  const places = data.clients.flatMap((client) => [
    { client, site: undefined, project: undefined },
    ...client.sites.flatMap((site) => [
      { client, site, project: undefined },
      ...site.projects.map((project) => ({ client, site, project })),
    ]),
  ])
  const here = places.find((place) =>
    project
      ? place.project?.projectId === project
      : site
        ? place.site?.slug === site
        : client && place.client.slug === client,
  )
  return {
    client: here?.client,
    site: here?.site,
    // In a site of one project there is no doubt which is meant.
    project:
      here?.project ?? (here?.site?.projects.length === 1 ? here.site.projects[0] : undefined),
    environment: environment === 'dev' || environment === 'prod' ? environment : undefined,
  }
}
