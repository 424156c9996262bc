import { Link } from '@tanstack/react-router'
import { usePlace } from './place.ts'

/** Client › site › project. */
export function Breadcrumbs() {
  const { client, site, project } = usePlace()
  // A site has no room of its own; it says whose project this is.
  const steps = [
    client ? { to: `/clients/${client.slug}`, name: client.name } : null,
    site ? { to: null, name: site.name } : null,
    project ? { to: `/projects/${project.projectId}`, name: project.name } : null,
  ].filter((step) => step !== null)
  if (steps.length === 0) return null
  return (
    <nav className="breadcrumbs" aria-label="Where you are">
      <ol>
        {steps.map(({ to, name }) => (
          <li key={name}>
            {to ? (
              <Link to={to} dir="auto">
                {name}
              </Link>
            ) : (
              <span dir="auto">{name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
