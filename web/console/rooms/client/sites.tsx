import { Link } from '@tanstack/react-router'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Section } from '../../../ui/section.tsx'
import { SiteHead } from '../../../ui/site-head.tsx'
import type { AnswerOf } from '../../api.ts'
import { me } from '../../me.ts'

type Client = AnswerOf<'GET /api/home'>['clients'][number]

export function Sites({ client }: { client: Client }) {
  const { account } = useSuspenseQuery(me).data
  const mayCreate = account?.memberships.some(({ clientId }) => !clientId) ?? false
  return (
    <Section id="sites" title="Sites and projects" count={client.sites.length || undefined}>
      {client.sites.length ? null : (
        <p className="section-box section-none">
          No site yet: a site is where the people will be, and its project brings them there.{' '}
          {mayCreate ? (
            <Link to="/" search={{ new: 'project', client: client.slug }}>
              Create site and project
            </Link>
          ) : null}
        </p>
      )}
      <div className="client-sites">
        {client.sites.map((site) => (
          <div className="section-box client-site" key={site.slug}>
            <SiteHead site={site} />
            {site.projects.length ? (
              <ul>
                {site.projects.map(({ projectId, name }) => (
                  <li key={projectId}>
                    <Link to="/projects/$project" params={{ project: projectId }} dir="auto">
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="section-none">
                No project yet.{' '}
                {mayCreate ? (
                  <Link to="/" search={{ new: 'project', client: client.slug, site: site.slug }}>
                    Create project
                  </Link>
                ) : null}
              </p>
            )}
          </div>
        ))}
      </div>
    </Section>
  )
}
