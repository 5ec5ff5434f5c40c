/** Which network addresses everybody can reach: a workflow must not read what only this server can. */
import { lookup } from 'node:dns'
import { BlockList, isIPv4, isIPv6, type LookupFunction } from 'node:net'
import { Problem } from '../../problems.ts'

/** Our own machine and network, and what stands for them in other forms. https://www.iana.org/assignments/iana-ipv4-special-registry */
const ownIPv4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** https://www.iana.org/assignments/iana-ipv6-special-registry */
const ownIPv6: [string, number][] = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

// Apart, as one list would take every IPv4 address for its IPv6 form.
const own = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [address, bits] of ownIPv4) own.ipv4.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of ownIPv6) own.ipv6.addSubnet(address, bits, 'ipv6')

/** Whether everybody can reach this address. IPv4 written as IPv6 is judged as IPv4. */
export function isPublic(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return !own.ipv4.check(plain, 'ipv4')
  return isIPv6(plain) && !own.ipv6.check(plain, 'ipv6')
}

/** Resolves names as usual and leaves out what leads to our own network: the address judged is the address dialled. */
export const publicLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    const allowed = addresses.filter(({ address }) => isPublic(address))
    const [first] = allowed
    if (!first) return done(notPublic(name), '', 0)
    return options.all ? done(null, allowed) : done(null, first.address, first.family)
  })
}

/** A numeric host never asks the resolver, so it is judged here. Throws Problem `input-invalid`. */
export function refuseOwnAddress({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '')
  if ((isIPv4(host) || isIPv6(host)) && !isPublic(host)) throw notPublic(host)
}

function notPublic(host: string): Problem {
  return new Problem('input-invalid', {
    what: `${host} is not a public address.`,
    fix: 'Use an address everybody can reach, or give the content as Base64.',
    field: 'url',
  })
}
