import { createRoute, Link } from '@tanstack/react-router'
import { DevRibbon } from '../ui/environment-badge.tsx'
import { useTitle } from '../ui/use-title.ts'
import { HelpContact } from './event.tsx'
import './help.css'
import { root } from './root.tsx'
import { useSite } from './site.ts'

export const route = createRoute({ getParentRoute: () => root, path: '/help', component: Help })

function Help() {
  const site = useSite()
  useTitle('Help', site.name)
  return (
    <>
      {site.kind === 'dev' ? <DevRibbon /> : null}
      <main className="help">
        <div>
          <h1>Help</h1>
          <p className="muted">
            <Link to="/">Back to {site.name}</Link>
          </p>
        </div>
        <section>
          <h2>The link does not arrive</h2>
          <p>
            Mail takes up to two minutes. Look into the spam folder, then{' '}
            <Link to="/sign-in">ask again</Link> with the very address you registered with: a second
            address of yours is unknown to us.
          </p>
        </section>
        <section>
          <h2>I read my mail on another device</h2>
          <p>
            Under the link stands a short code. Ask for the link on the device you want to use, then
            enter the code there.
          </p>
        </section>
        <section>
          <h2>My link was used or has expired</h2>
          <p>
            A link you asked for works once, for 15 minutes. Your personal invitation works until
            the event closes. <Link to="/sign-in">A new link</Link> takes a moment.
          </p>
        </section>
        <section>
          <h2>My name or another detail is wrong</h2>
          <p>
            What comes from your registration is changed there, and is here soon after. Everything
            else you change on <Link to="/profile">your profile</Link>.
          </p>
        </section>
        <section>
          <h2>I don’t want to be found</h2>
          <p>
            Leave the directory on <Link to="/profile">your profile</Link>. It holds from that
            moment on, and you can come back.
          </p>
        </section>
        <section>
          <h2>Something else</h2>
          <p>
            Ask <HelpContact site={site} />
            {site.helpContact.email ? ` (${site.helpContact.email})` : ''}.
          </p>
        </section>
      </main>
    </>
  )
}
