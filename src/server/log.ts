/** A path as it may be logged: no query, and in place of what is as long as a token, an ellipsis. */
export function withoutTokens(url: string): string {
  return (url.split('?')[0] ?? '').replace(/[\w-]{40,}/g, '…')
}
