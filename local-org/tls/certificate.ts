/** Makes X.509 certificates (RFC 5280) for this machine: node can sign, but not issue. */

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'
import { bitString, der, integer, oid, sequence, time } from './der.ts'

export interface Issued {
  /** PEM. */
  certificate: string
  privateKey: KeyObject
}

const ids = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  alternativeNames: '2.5.29.17',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
}

/** Context-specific tags of a general name: a DNS name, an address. */
const dnsName = 0x82
const ipAddress = 0x87
const years = 10

const algorithm = sequence(oid(ids.ecdsaWithSha256))

/** A certificate authority of its own. */
export function issueAuthority(name: string): Issued {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const isAuthority = extension(ids.basicConstraints, sequence(der('boolean', Buffer.from([0xff]))), true)
  // Bits 5 and 6 of key usage: signs certificates and revocation lists.
  const signs = extension(ids.keyUsage, der('bits', Buffer.from([1, 0x06])), true)
  return issue({ subject: name, issuer: name, ...keys, signer: keys.privateKey, extensions: [isAuthority, signs] })
}

/** A server's certificate for host names and addresses, signed by an authority. */
export function issueServer(hosts: string[], authority: { name: string; privateKey: KeyObject }): Issued {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const names = extension(ids.alternativeNames, sequence(...hosts.map(generalName)), false)
  const purpose = extension(ids.extendedKeyUsage, sequence(oid(ids.serverAuth)), false)
  const [subject = 'localhost'] = hosts
  return issue({ subject, issuer: authority.name, ...keys, signer: authority.privateKey, extensions: [names, purpose] })
}

interface Wish {
  subject: string
  issuer: string
  publicKey: KeyObject
  privateKey: KeyObject
  signer: KeyObject
  extensions: Buffer[]
}

function issue({ subject, issuer, publicKey, privateKey, signer, extensions }: Wish): Issued {
  const day = 24 * 3_600_000
  const version3 = der(0xa0, integer(Buffer.from([2])))
  const serial = randomBytes(16)
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f)
  const validity = sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + years * 365 * day)))
  const content = sequence(
    version3,
    integer(serial),
    algorithm,
    distinguishedName(issuer),
    validity,
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const whole = sequence(content, algorithm, bitString(sign('sha256', content, signer)))
  return { certificate: pem(whole), privateKey }
}

function distinguishedName(name: string): Buffer {
  return sequence(der('set', sequence(oid(ids.commonName), der('utf8', Buffer.from(name)))))
}

function extension(id: string, content: Buffer, critical: boolean): Buffer {
  const flag = critical ? [der('boolean', Buffer.from([0xff]))] : []
  return sequence(oid(id), ...flag, der('octets', content))
}

function generalName(host: string): Buffer {
  if (isIPv4(host)) return der(ipAddress, Buffer.from(host.split('.').map(Number)))
  if (host === '::1') return der(ipAddress, Buffer.from([...new Array(15).fill(0), 1]))
  return der(dnsName, Buffer.from(host))
}

function pem(content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
