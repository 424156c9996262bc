import { Link } from '@tanstack/react-router'
import { usePlace } from './place.ts'

/** Client › site › project. */
export function Breadcrumbs() {
  const { client, site, project } = usePlace()
  const steps = [
    client ? { to: `/clients/${client.slug}`, name: client.name } : null,
    site && client ? { to: `/clients/${client.slug}`, name: site.name } : null,
    project ? { to: `/projects/${project.projectId}`, name: project.name } : null,
  ].filter((step) => step !== null)
  if (steps.length === 0) return null
  return (
    <nav className="breadcrumbs" aria-label="Where you are">
      <ol>
        {steps.map(({ to, name }) => (
          <li key={name}>
            <Link to={to} dir="auto">
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
