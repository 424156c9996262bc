import { Link } from '@tanstack/react-router'
import { usePlace } from './place.ts'

/** Client › site › project. */
export function Breadcrumbs() {
  const { client, site, project } = usePlace()
  // Client and site have no room of their own; they say whose project this is.
  const steps = [
    client ? { to: null, name: client.name } : null,
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
