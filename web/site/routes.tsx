import { route as choose } from './choose.tsx'
import { personRoute, route as directory } from './directory.tsx'
import { route as firstVisit } from './first-visit.tsx'
import { route as help } from './help.tsx'
import { route as home } from './home.tsx'
import { invitation, signInLink } from './link.tsx'
import { route as profile } from './profile.tsx'
import { inside, root } from './root.tsx'
import { route as sent } from './sent.tsx'
import { route as signIn } from './sign-in.tsx'

/** Every address of the site. */
export const routes = root.addChildren([
  signIn,
  sent,
  invitation,
  signInLink,
  choose,
  firstVisit,
  help,
  inside.addChildren([home, profile, directory.addChildren([personRoute])]),
])
