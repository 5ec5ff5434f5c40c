/** Seals secrets for the database: AES-256-GCM, each with a key of its own, bound to the place it belongs to. */
import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { Problem } from '../problems.ts'
import { Secret } from './secret.ts'

/** Form of the sealed bytes: version, salt, nonce, tag, text. */
const version = 1
const saltEnd = 17
const nonceEnd = 29
const tagEnd = 45

export interface Vault {
  seal(secret: Secret, connectionId: string, name: string): Buffer
  /** Throws `setting-invalid` when the master key is another, or the bytes stood elsewhere. */
  open(sealed: Buffer, connectionId: string, name: string): Secret
}

export function createVault(masterKey: KeyObject): Vault {
  const keyOf = (salt: Buffer) => Buffer.from(hkdfSync('sha256', masterKey, salt, 'rainmaker secret', 32))
  return {
    seal(secret, connectionId, name) {
      const head = Buffer.concat([Buffer.of(version), randomBytes(nonceEnd - 1)])
      const cipher = createCipheriv('aes-256-gcm', keyOf(head.subarray(1, saltEnd)), head.subarray(saltEnd, nonceEnd))
      cipher.setAAD(place(connectionId, name))
      const text = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final()])
      return Buffer.concat([head, cipher.getAuthTag(), text])
    },
    open(sealed, connectionId, name) {
      try {
        const salt = sealed.subarray(1, saltEnd)
        const decipher = createDecipheriv('aes-256-gcm', keyOf(salt), sealed.subarray(saltEnd, nonceEnd))
        decipher.setAAD(place(connectionId, name)).setAuthTag(sealed.subarray(nonceEnd, tagEnd))
        return new Secret(decipher.update(sealed.subarray(tagEnd), undefined, 'utf8') + decipher.final('utf8'))
      } catch (cause) {
        throw unreadable(name, cause)
      }
    },
  }
}

function place(connectionId: string, name: string): Buffer {
  return Buffer.from(`${version} ${connectionId} ${name}`)
}

function unreadable(name: string, cause: unknown): Problem {
  return new Problem('setting-invalid', {
    what: `The stored secret "${name}" of a connection cannot be opened with this master key.`,
    fix: 'Put back the master key file that belongs to this database, or enter the secret again and connect.',
    then: 'wait-for-connection',
    cause,
  })
}
