/** Which addresses everybody can reach, and which only this machine and its network can. */
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * Not for everybody, by IANA's registry, and what clouds serve their secrets on.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]

/**
 * Of IPv6 only 2000::/3 is for everybody. In it these are not: Teredo and other protocol uses, documentation, 6to4 (an IPv4
 * address in disguise). https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const open6 = ['2000::/3']
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

export interface Range {
  /** An IPv4 address written as IPv6 is judged as IPv4. */
  contains(address: string): boolean
}

/** Ranges such as `10.0.0.0/8`, or single addresses; null when one of them is no range. */
export function readRanges(texts: readonly string[]): Range | null {
  const list = new BlockList()
  for (const text of texts) {
    const [address = '', bits] = text.split('/')
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null
    const most = family === 'ipv4' ? 32 : 128
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : most + 1
    if (family === null || length > most) return null
    list.addSubnet(address, length, family)
  }
  return {
    contains(given) {
      const address = isIPv6(given) ? (mappedAddress(groupsOf(given)) ?? given) : given
      return isIPv4(address) ? list.check(address, 'ipv4') : isIPv6(address) && list.check(address, 'ipv6')
    },
  }
}

const forOwn4 = readRanges(closed4)
const forAll6 = readRanges(open6)
const forOwn6 = readRanges(closed6)

/** Whether everybody can reach it. What is no address is not public. An IPv4 address written as IPv6 is judged as IPv4. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return forOwn4?.contains(address) === false
  if (!isIPv6(address) || address.includes('%')) return false
  const groups = groupsOf(address)
  const mapped = mappedAddress(groups)
  if (mapped) return isPublic(mapped)
  return forAll6?.contains(address) === true && forOwn6?.contains(address) === false && !isIsatap(groups)
}

/** ::ffff:a.b.c.d, which the system dials as IPv4. */
function mappedAddress(groups: number[]): string | null {
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  return isMapped ? embedded(groups) : null
}

/** RFC 5214: any prefix, then 0:5efe, then an IPv4 address to tunnel to. */
function isIsatap(groups: number[]): boolean {
  return ((groups[4] ?? 0) & 0xfdff) === 0 && groups[5] === 0x5efe
}

function embedded(groups: number[]): string {
  const [high = 0, low = 0] = groups.slice(6)
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const [, start = '', ...bytes] = dotted ?? []
  const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number)
  const plain = dotted ? `${start}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}` : address
  const [head = '', tail] = plain.split('::')
  const numbers = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  if (tail === undefined) return numbers(head)
  const [before, behind] = [numbers(head), numbers(tail)]
  return [...before, ...new Array<number>(8 - before.length - behind.length).fill(0), ...behind]
}
