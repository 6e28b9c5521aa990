import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network a limit is counted for: an IPv4 address as it is, also where it is written inside an IPv6 one; of an
 * IPv6 address the first half, since a home or an office is given all addresses that share it.
 * @example clientNetwork('2001:db8:1:2:3:4:5:6') // '2001:db8:1:2::/64'
 */
export function clientNetwork(address: string | undefined): string {
  if (address === undefined) return 'unknown'
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (inner !== undefined) return inner
  if (isIPv4(address) || !isIPv6(address)) return address
  const [before = '', after] = address.replace(/%.*$/, '').split('::')
  const first = before === '' ? [] : before.split(':')
  const last = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
