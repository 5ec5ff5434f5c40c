/** Secrets that open a door: made here, shown once, kept as a hash. 256 random bits need no slow one. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 43 characters of base64url behind the mark that tells what it opens. */
export const newSecret = (mark = ''): string => `${mark}${randomBytes(32).toString('base64url')}`

/** SHA-256. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Whether the hash is this secret's; in a time that tells nothing. */
export const fits = (secret: string, hash: Buffer): boolean => timingSafeEqual(hashOfSecret(secret), hash)

/** In a time that tells nothing. */
export const same = (a: string, b: string): boolean => fits(a, hashOfSecret(b))

/** What a page has to send back with changes: made from the session, which scripts cannot read. */
export const tokenOf = (session: string): string => createHmac('sha256', session).update('page').digest('base64url')
