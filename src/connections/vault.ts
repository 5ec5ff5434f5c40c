/** Seals secrets for the database: AES-256-GCM, each with a key of its own, bound to the place it belongs to. */
import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { Problem } from '../problems.ts'
import { fixedKeyring, type Keyring, keyIdBytes } from './keyring.ts'
import { Secret } from './secret.ts'

/** Form of the sealed bytes: version, id of the master key, salt, nonce, tag, text. The first form had no key id. */
const version = 2
const saltBytes = 16
const nonceBytes = 12
const tagBytes = 16

export interface Vault {
  seal(secret: Secret, connectionId: string, name: string): Buffer
  /** Throws `setting-invalid` when the master key is another, or the bytes stood elsewhere. */
  open(sealed: Buffer, connectionId: string, name: string): Secret
  /** First bytes of all that the newest key sealed. */
  mark(): Buffer
}

export function createVault(keys: KeyObject | Pick<Keyring, 'newest' | 'all'>): Vault {
  const ring = 'newest' in keys ? keys : fixedKeyring(keys)
  const mark = () => Buffer.from([version, ...ring.newest().id])
  return {
    mark,
    seal(secret, connectionId, name) {
      const { id, key } = ring.newest()
      const head = Buffer.concat([Buffer.from([version, ...id]), randomBytes(saltBytes + nonceBytes)])
      const { salt, nonce } = cut(head)
      const cipher = createCipheriv('aes-256-gcm', keyOf(key, salt), nonce)
      cipher.setAAD(place(head, connectionId, name))
      const text = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final()])
      return Buffer.concat([head, cipher.getAuthTag(), text])
    },
    open(sealed, connectionId, name) {
      const ofKey = (id: Buffer) => sealed[0] === 1 || id.equals(sealed.subarray(1, 1 + keyIdBytes))
      const candidates = ring.all().filter(({ id }) => ofKey(id))
      const failures: unknown[] = []
      for (const { key } of candidates) {
        try {
          return openWith(key, sealed, place(sealed, connectionId, name))
        } catch (thrown) {
          failures.push(thrown)
        }
      }
      throw unreadable(name, failures[0])
    },
  }
}

function openWith(key: KeyObject, sealed: Buffer, aad: Buffer): Secret {
  const { salt, nonce, tag, text } = cut(sealed)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key, salt), nonce)
  decipher.setAAD(aad).setAuthTag(tag)
  return new Secret(decipher.update(text, undefined, 'utf8') + decipher.final('utf8'))
}

function cut(sealed: Buffer): { salt: Buffer; nonce: Buffer; tag: Buffer; text: Buffer } {
  const saltAt = sealed[0] === 1 ? 1 : 1 + keyIdBytes
  const nonceAt = saltAt + saltBytes
  const tagAt = nonceAt + nonceBytes
  const textAt = tagAt + tagBytes
  return {
    salt: sealed.subarray(saltAt, nonceAt),
    nonce: sealed.subarray(nonceAt, tagAt),
    tag: sealed.subarray(tagAt, textAt),
    text: sealed.subarray(textAt),
  }
}

function keyOf(master: KeyObject, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', master, salt, 'rainmaker secret', 32))
}

function place(sealed: Buffer, connectionId: string, name: string): Buffer {
  const form = sealed[0] === 1 ? '1' : sealed.subarray(0, 1 + keyIdBytes).toString('hex')
  return Buffer.from(`${form} ${connectionId} ${name}`)
}

function unreadable(name: string, cause: unknown): Problem {
  return new Problem('setting-invalid', {
    what: `The stored secret "${name}" of a connection cannot be opened with this master key.`,
    fix: 'Put back the master key file that belongs to this database, or enter the secret again and connect.',
    then: 'wait-for-connection',
    cause,
  })
}
