import { environmentModel } from '../community/environment-model.ts'
import { filterFields } from '../community/directory-filters.ts'
import { ownProfile } from '../community/profile.ts'
import type { Database } from '../database/connection.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import type { SiteVisitor } from '../tenancy/visitor.ts'

/** What every page of a site begins with: what it is, how it looks, and who is looking. */
export async function sitePage(db: Database, { environmentId, session }: SiteVisitor) {
  const { siteName, clientName, kind, settings } = await environmentSite(db, environmentId)
  const model = await environmentModel(db, environmentId)
  const { personId } = session ?? {}
  const own = personId ? await ownProfile(db, { environmentId, personId }) : null
  return {
    name: siteName,
    clientName,
    kind,
    ...settings,
    userTypes: model.userTypes,
    dimensions: filterFields(model).map(({ key, label, type }) => ({ key, label, type })),
    signedIn: own !== null,
    me: own && {
      personId: own.personId,
      name: own.name,
      photo: own.photo,
      firstVisit: own.firstVisit,
      directory: own.directory,
    },
  }
}
