/** Passwords: scrypt at the cost OWASP names, one after the other so that many at once cannot use up the memory. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { Problem } from '../problems.ts'

/** https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const cost = { N: 2 ** 16, r: 8, p: 2 }
const maxmem = 128 * 1024 * 1024
const keyBytes = 32
const shortest = 12
const longest = 200

let line: Promise<unknown> = Promise.resolve()

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const work = () =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(password.normalize('NFKC'), salt, keyBytes, { ...options, maxmem }, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  const derived = line.then(work)
  line = derived.catch(() => undefined)
  return derived
}

/** Throws `bad-request` for one that is too short. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < shortest || password.length > longest) {
    throw new Problem('bad-request', {
      what: `A password has ${shortest} to ${longest} characters.`,
      fix: 'Take a few words in a row; no digits or signs are asked for.',
      field: 'password',
    })
  }
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Without a stored one it takes as long, and fits never: who has a password does not show in the time. */
export async function fitsPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (stored ?? `scrypt$${cost.N}$${cost.r}$${cost.p}$AAAA$`).split('$')
  const given = password.slice(0, longest)
  const derived = await derive(given, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  const expected = Buffer.from(key, 'base64url')
  return expected.length === derived.length && timingSafeEqual(expected, derived)
}
