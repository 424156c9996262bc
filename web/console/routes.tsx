import { route as home } from './home.tsx'
import { route as source } from './rooms/source/source.tsx'
import { root, rooms } from './root.tsx'
import { route as people } from './rooms/people/people.tsx'
import { route as signInLink } from './sign-in-link.tsx'
import { route as signIn } from './sign-in.tsx'
import { route as welcome } from './welcome.tsx'

/** Every address of the console. A room is one file that exports its `route` under `rooms`, and one line here. */
export const routes = root.addChildren([
  signIn,
  signInLink,
  welcome,
  rooms.addChildren([home, source, people]),
])
