import { Link, Outlet } from '@tanstack/react-router'
import { IconHome, IconUser, IconUsers } from '@tabler/icons-react'
import { DevRibbon } from '../ui/environment-badge.tsx'
import { SchemeToggle } from '../ui/scheme-toggle.tsx'
import { HelpContact } from './event.tsx'
import './frame.css'
import { MyMenu } from './my-menu.tsx'
import { useSite } from './site.ts'

/** Around every page behind the door. On a phone the rooms lie within the thumb's reach. */
export function Frame() {
  const site = useSite()
  return (
    <div className="frame">
      <a href="#room" className="frame-skip">
        Go to the content
      </a>
      <header className="frame-top">
        {site.kind === 'dev' ? <DevRibbon /> : null}
        <div className="frame-bar">
          <Link to="/" className="frame-name" dir="auto">
            {site.name}
          </Link>
          <nav className="frame-rooms" aria-label="Rooms">
            <Link to="/" className="frame-room" activeOptions={{ exact: true }}>
              <IconHome size={22} stroke={1.6} aria-hidden />
              Home
            </Link>
            <Link to="/directory" className="frame-room" activeOptions={{ includeSearch: false }}>
              <IconUsers size={22} stroke={1.6} aria-hidden />
              People
            </Link>
            <Link to="/profile" className="frame-room">
              <IconUser size={22} stroke={1.6} aria-hidden />
              My profile
            </Link>
          </nav>
          <div className="frame-end">
            <SchemeToggle />
            <MyMenu />
          </div>
        </div>
      </header>
      <main className="frame-room-main" id="room" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="frame-foot">
        A question? Ask <HelpContact site={site} />, or look at the{' '}
        <Link to="/help">help page</Link>.
      </footer>
    </div>
  )
}
