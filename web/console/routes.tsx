import { route as client } from './rooms/client/client.tsx'
import { route as home } from './rooms/home/home.tsx'
import { route as mapping } from './rooms/mapping/mapping.tsx'
import { route as plan } from './rooms/plan/plan.tsx'
import { route as project } from './rooms/project/overview.tsx'
import { route as release } from './rooms/release/release.tsx'
import { route as runs } from './rooms/runs/runs.tsx'
import { route as source } from './rooms/source/source.tsx'
import { root, rooms } from './root.tsx'
import { route as invite } from './rooms/mail/invite.tsx'
import { route as mail } from './rooms/mail/mail.tsx'
import { route as people } from './rooms/people/people.tsx'
import { route as person } from './rooms/person/person.tsx'
import { route as settings } from './rooms/settings/settings.tsx'
import { route as signInLink } from './sign-in-link.tsx'
import { route as signIn } from './sign-in.tsx'
import { route as welcome } from './welcome.tsx'

/** Every address of the console. A room is one file that exports its `route` under `rooms`, and one line here. */
export const routes = root.addChildren([
  signIn,
  signInLink,
  welcome,
  rooms.addChildren([
    home,
    client,
    project,
    mapping,
    plan,
    release,
    runs,
    source,
    people,
    person,
    mail,
    invite,
    settings,
  ]),
])
