import { Link } from '@tanstack/react-router'
import { SiteHead } from '../../../ui/site-head.tsx'
import { nextAddress } from '../project/next-address.ts'
import { StageDots } from '../project/rail.tsx'
import './home.css'
import type { Client, Place, Site } from './urgent.ts'

/** A client, their sites, and of each project where it stands and what is next. */
export function ClientSection({
  client,
  places,
  mayCreate,
}: {
  client: Client
  places: readonly Place[]
  mayCreate: boolean
}) {
  return (
    <section className="home-client" aria-labelledby={`client-${client.slug}`}>
      <h2 id={`client-${client.slug}`} dir="auto">
        <Link to={`/clients/${client.slug}`}>{client.name}</Link>
      </h2>
      {client.sites.length === 0 ? (
        <p className="home-nothing">
          No site yet.{' '}
          {mayCreate ? (
            <Link to="/" search={{ new: 'project', client: client.slug }}>
              Create site and project
            </Link>
          ) : null}
        </p>
      ) : null}
      {client.sites.map((site) => (
        <SiteProjects
          key={site.slug}
          client={client}
          site={site}
          places={places.filter((place) => place.site.slug === site.slug)}
          mayCreate={mayCreate}
        />
      ))}
    </section>
  )
}

function SiteProjects({
  client,
  site,
  places,
  mayCreate,
}: {
  client: Client
  site: Site
  places: readonly Place[]
  mayCreate: boolean
}) {
  return (
    <div className="home-site">
      <SiteHead site={site} />
      {places.length === 0 ? (
        <p className="home-nothing">
          No project yet.{' '}
          {mayCreate ? (
            <Link to="/" search={{ new: 'project', client: client.slug, site: site.slug }}>
              Create project
            </Link>
          ) : null}
        </p>
      ) : (
        <ul>
          {places.map((place) => (
            <ProjectRow key={place.project.projectId} place={place} />
          ))}
        </ul>
      )}
    </div>
  )
}

function ProjectRow({ place: { project, site, next, rail } }: { place: Place }) {
  return (
    <li className="home-project">
      <Link to={`/projects/${project.projectId}`} className="home-name" dir="auto">
        {project.name}
      </Link>
      <StageDots rail={rail} />
      {next ? (
        <>
          <span className="home-says" data-tone={next.tone}>
            {next.says}
          </span>
          <Link
            {...nextAddress(next, { project: project.projectId, site: site.slug })}
            className="home-act"
          >
            {next.act}
          </Link>
        </>
      ) : null}
    </li>
  )
}
