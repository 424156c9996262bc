/** Who asks on a site: its environment, and the person where a session names one. */
export type SiteVisitor = {
  environmentId: string
  kind: 'dev' | 'prod'
  siteId: string
  host: string
  session: { personId: string; tokenHash: Buffer } | null
}
