import { Link, Outlet } from '@tanstack/react-router'
import { SchemeToggle } from '../ui/scheme-toggle.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import icon from './icon.svg'
import { usePlace } from './place.ts'
import { Rail } from './rail.tsx'
import './shell.css'

/** Around every room: where one is on top, where one can go on the left. */
export function Shell() {
  const { environment } = usePlace()
  return (
    <div className="shell" data-environment={environment}>
      <a href="#room" className="shell-skip">
        Go to the room
      </a>
      <header className="shell-top">
        <Link to="/" className="shell-mark">
          <img src={icon} alt="" width={22} height={22} />
          Gangway
        </Link>
        <Breadcrumbs />
        <div className="shell-end">
          <SchemeToggle />
          <AccountMenu />
        </div>
      </header>
      <Rail />
      <main className="shell-room" id="room" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
