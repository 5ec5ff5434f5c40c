/** What is asked next when an answer sends us elsewhere. https://fetch.spec.whatwg.org/#http-redirect-fetch */
import { unfitUrl } from './refusals.ts'

export interface Asking {
  method: string
  url: URL
  headers: Record<string, string>
  body: string | Uint8Array | null
}

/** Ports of web servers; on the low ones live other protocols, which must not be spoken to. */
const webPort = (port: number) => port === 80 || port === 443 || port >= 1024

/** A web address without user info. Throws Problem `input-invalid`. */
export function readUrl(text: string, isAllowed: (host: string, port: number) => boolean): URL {
  const url = URL.parse(text)
  if (!url) throw unfitUrl(text, 'it is no web address')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw unfitUrl(text, `${url.protocol} is not spoken`)
  if (url.username || url.password) throw unfitUrl(text, 'it carries a name or password; put them into headers')
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  if (!webPort(port) && !isAllowed(url.hostname, port)) throw unfitUrl(text, `port ${port} is not for the web`)
  return url
}

/** Headers that say nothing about who we are: all that another host may see. */
const plain = new Set(['accept', 'accept-language', 'content-type', 'user-agent'])
const ofBody = new Set(['content-type', 'idempotency-key'])

/** The next asking, or null when the answer is no redirect. Throws Problem `input-invalid` for one we do not follow. */
export function follow(asking: Asking, status: number, next: URL | null): Asking | null {
  if (!next || ![301, 302, 303, 307, 308].includes(status)) return null
  const { method, url, headers, body } = asking
  if (url.protocol === 'https:' && next.protocol === 'http:') throw unfitUrl(next.href, 'it leads from https to http')
  const isSame = next.origin === url.origin
  const becomesGet = status === 303 ? method !== 'HEAD' : method === 'POST' && (status === 301 || status === 302)
  if (!becomesGet && body !== null && !isSame) throw unfitUrl(next.href, 'what we send was meant for another host')
  const kept = Object.entries(headers)
    .filter(([name]) => isSame || plain.has(name.toLowerCase()))
    .filter(([name]) => !becomesGet || !ofBody.has(name.toLowerCase()))
  return {
    method: becomesGet ? 'GET' : method,
    url: next,
    headers: Object.fromEntries(kept),
    body: becomesGet ? null : body,
  }
}
