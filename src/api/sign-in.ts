/** Who may use the API: a key (command line, programs) or a session cookie that the printed link sets in the browser. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FastifyRequest } from 'fastify'

export const cookieName = 'rainmaker_session'
const sessionMs = 30 * 24 * 3600 * 1000

export interface SignIn {
  readonly key: string
  /** The code of the printed link; good while this server runs. */
  readonly code: string
  /** Cookie value for a browser that came with the right code, else null. */
  exchange(code: string): string | null
  allows(request: FastifyRequest): boolean
}

function same(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(a), hash(b))
}

/** Reads the API key from the data folder, or makes one (256 bits, file mode 0600). */
export async function openSignIn(dataDir: string, now: () => number = Date.now): Promise<SignIn> {
  const key = await readOrMakeKey(join(dataDir, 'api.key'))
  const code = randomBytes(18).toString('base64url')
  const mark = (expires: string) => createHmac('sha256', key).update(`session ${expires}`).digest('base64url')
  const cookieHolds = (value: string) => {
    const [expires = '', signature = ''] = value.split('.')
    return same(signature, mark(expires)) && Number(expires) > now()
  }
  return {
    key,
    code,
    exchange(given) {
      if (!same(given, code)) return null
      const expires = String(now() + sessionMs)
      return `${expires}.${mark(expires)}`
    },
    allows(request) {
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
      if (bearer) return same(bearer, key)
      const cookie = request.cookies[cookieName]
      return cookie !== undefined && cookieHolds(cookie) && sameOrigin(request)
    },
  }
}

/** A browser's own requests only: other sites can make it send the cookie, but not this Origin. */
function sameOrigin(request: FastifyRequest): boolean {
  if (request.method === 'GET') return true
  const origin = request.headers.origin
  return origin !== undefined && new URL(origin).host === request.headers.host
}

async function readOrMakeKey(file: string): Promise<string> {
  const found = await readFile(file, 'utf8').catch(() => '')
  if (found.trim()) return found.trim()
  const key = `rmk_${randomBytes(32).toString('base64url')}`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, `${key}\n`, { mode: 0o600 })
  return key
}
