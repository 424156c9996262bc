import { type Config, originOf } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Account } from './accounts.ts'
import { clientsOf } from './clients.ts'
import type { ProjectKind } from './projects.ts'

/** What an account looks after, as a tree: clients, their sites, the projects of each. */
export async function home(db: Database, config: Config, account: Account) {
  const clients = await clientsOf(db, account).execute()
  const sites = await db.selectFrom('sites').selectAll().orderBy('name').execute()
  const environments = await db.selectFrom('environments').selectAll().execute()
  const projects = await db.selectFrom('projects').selectAll().orderBy('created_at').execute()
  const origin = (siteId: string, kind: 'dev' | 'prod') => {
    const own = environments.find((row) => row.site_id === siteId && row.kind === kind)
    return originOf(config, own?.host ?? '')
  }
  return clients.map((client) => ({
    slug: client.slug,
    name: client.name,
    sites: sites
      .filter((site) => site.client_id === client.client_id)
      .map((site) => ({
        slug: site.slug,
        name: site.name,
        dev: origin(site.site_id, 'dev'),
        prod: origin(site.site_id, 'prod'),
        projects: projects
          .filter((project) => project.site_id === site.site_id)
          .map((project) => ({
            projectId: project.project_id,
            kind: project.kind as ProjectKind,
            name: project.name,
          })),
      })),
  }))
}
