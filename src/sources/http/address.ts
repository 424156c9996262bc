import ipaddr from 'ipaddr.js'

/** What keeps an IP address from being asked, in words; null for an ordinary public address. */
export function forbiddenKind(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not a readable address'
  const ip = ipaddr.process(address)
  const range: string = ip.range()
  if (range !== 'unicast') return words[range] ?? 'reserved'
  if (ip.kind() === 'ipv4') return ip.toString() === azureHost ? 'cloud metadata' : null
  // Global unicast is 2000::/3 (RFC 4291); the rest holds old embeddings of IPv4 addresses.
  return (ip.toByteArray()[0] ?? 0) >> 5 === 1 ? null : 'reserved'
}

/** Azure's own agent answers every machine at this public-looking address. */
const azureHost = '168.63.129.16'

const words: Record<string, string> = {
  loopback: 'this machine itself',
  private: 'private',
  uniqueLocal: 'private',
  linkLocal: 'link-local, where clouds keep their metadata',
  carrierGradeNat: 'shared by a network provider',
  multicast: 'multicast',
  broadcast: 'broadcast',
  unspecified: 'unspecified',
}
