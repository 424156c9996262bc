import ipaddr from 'ipaddr.js'

/** What one subscriber holds: an IPv4 address, or an IPv6 /64 (RFC 6177), so that changing addresses escapes no limit. */
export function networkOf(address: string): string {
  const ip = ipaddr.process(address)
  if (ip.kind() === 'ipv4') return ip.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${ip.toString()}/64`).toString()}/64`
}
