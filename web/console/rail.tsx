import { Link } from '@tanstack/react-router'
import {
  IconAdjustments,
  IconDatabaseImport,
  IconHistory,
  IconHome,
  IconLayoutDashboard,
  IconListCheck,
  IconMail,
  IconPackage,
  IconTableOptions,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { EnvironmentBadge } from '../ui/environment-badge.tsx'
import { usePlace } from './place.ts'

type Room = [path: string, name: string, icon: Icon]

const projectRooms: Room[] = [
  ['', 'Project', IconLayoutDashboard],
  ['/source', 'Source', IconDatabaseImport],
  ['/mapping', 'Mapping', IconTableOptions],
  ['/plan', 'Plan', IconListCheck],
  ['/release', 'Release', IconPackage],
  ['/runs', 'Runs', IconHistory],
]

const environmentRooms: Room[] = [
  ['/people', 'People', IconUsers],
  ['/mail', 'Mail', IconMail],
  ['/settings', 'Settings', IconAdjustments],
]

/** The rooms within reach from where one stands. */
export function Rail() {
  const { site, project } = usePlace()
  return (
    <nav className="rail" aria-label="Rooms">
      <RoomLink to="/" name="Home" icon={IconHome} exact />
      {project ? (
        <div className="rail-group">
          <h2 dir="auto">{project.name}</h2>
          {projectRooms.map(([path, name, icon]) => (
            <RoomLink
              key={path}
              to={`/projects/${project.projectId}${path}`}
              name={name}
              icon={icon}
              exact={path === ''}
            />
          ))}
        </div>
      ) : null}
      {site
        ? (['dev', 'prod'] as const).map((kind) => (
            <div className="rail-group" key={kind}>
              <h2>
                <EnvironmentBadge kind={kind} />
                <a href={site[kind]} target="_blank" rel="noreferrer">
                  Open the site
                </a>
              </h2>
              {environmentRooms.map(([path, name, icon]) => (
                <RoomLink
                  key={path}
                  to={`/sites/${site.slug}/${kind}${path}`}
                  name={name}
                  icon={icon}
                />
              ))}
            </div>
          ))
        : null}
    </nav>
  )
}

function RoomLink({
  to,
  name,
  icon: RoomIcon,
  exact = false,
}: {
  to: string
  name: string
  icon: Icon
  exact?: boolean
}) {
  return (
    <Link to={to} className="rail-room" activeOptions={{ exact, includeSearch: false }}>
      <RoomIcon size={17} stroke={1.6} aria-hidden />
      {name}
    </Link>
  )
}
