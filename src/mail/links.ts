/** A link as one mail carries it. `code` signs in on another device, where the link has one. */
export type MintedLink = { url: string; code: string | null; expiresAt: Date }

/** Whom a link is for: an invitation's person while that is their address, or whoever the address turns out to be. */
export type LinkFor = { environmentId: string; messageId: string; address: string } & (
  | { kind: 'invitation'; personId: string }
  | { kind: 'sign_in' }
)

/** Handed in by the composition root, because mail knows nothing of signing in. */
export type Links = {
  /** Whether anybody may sign in with this address. */
  knows(environmentId: string, address: string): Promise<boolean>
  /** Makes a new link; what earlier ones open is not changed by it. */
  mint(link: LinkFor): Promise<MintedLink>
}

/** What stands in place of a link where a mail is only looked at. */
export const noLink = (origin: string): MintedLink & { code: string } => ({
  url: `${origin}/i/made-when-the-mail-is-sent`,
  code: '···-···',
  expiresAt: new Date(NaN),
})
