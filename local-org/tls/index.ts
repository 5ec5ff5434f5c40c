/** Front door of TLS: a certificate for this machine and the authority that clients must trust. */

import { createPrivateKey, type KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Issued, issueAuthority, issueServer } from './certificate.ts'

export interface TlsIdentity {
  /** PEM of the server's private key and certificate. */
  key: string
  cert: string
  /** PEM of the authority, for `NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE` and the like. */
  ca: string
}

/** Each has a name of its own: who trusts several orgs finds the signer of a certificate by its name. */
const newAuthority = (): Issued => issueAuthority(`Local Org CA ${randomBytes(4).toString('hex')}`)

/**
 * An identity for the hosts, besides localhost. With a folder, the authority in it is used and kept ('ca.pem'), so that
 * clients need to be told of it only once.
 */
export async function tlsIdentity(hosts: string[], folder?: string): Promise<TlsIdentity> {
  const authority = await findAuthority(folder)
  const names = [...new Set(['localhost', '127.0.0.1', '::1', ...hosts])]
  const name = new X509Certificate(authority.certificate).subject.replace('CN=', '')
  const server = issueServer(names, { name, privateKey: authority.privateKey })
  return { key: pemOf(server.privateKey), cert: server.certificate, ca: authority.certificate }
}

async function findAuthority(folder: string | undefined): Promise<Issued> {
  if (folder === undefined) return newAuthority()
  const files = { certificate: join(folder, 'ca.pem'), key: join(folder, 'ca-key.pem') }
  try {
    const [certificate, key] = await Promise.all([readFile(files.certificate, 'utf8'), readFile(files.key, 'utf8')])
    return { certificate, privateKey: createPrivateKey(key) }
  } catch {
    const fresh = newAuthority()
    await mkdir(folder, { recursive: true })
    await writeFile(files.certificate, fresh.certificate)
    await writeFile(files.key, pemOf(fresh.privateKey), { mode: 0o600 })
    return fresh
  }
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}
