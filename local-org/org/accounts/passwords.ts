/** Passwords as salted hashes. Cheap on purpose: this is a test org, and logins must be quick. */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

export interface PasswordHash {
  salt: string
  hash: string
}

const digest = (password: string, salt: string) => scryptSync(password, Buffer.from(salt, 'base64'), 32, { N: 1024 })

export function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(12).toString('base64')
  return { salt, hash: digest(password, salt).toString('base64') }
}

export function isPassword(password: string, { salt, hash }: PasswordHash): boolean {
  return timingSafeEqual(digest(password, salt), Buffer.from(hash, 'base64'))
}
