/** Fetches a file from a public web address, and from nowhere else. */
import { lookup } from 'node:dns'
import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { Agent, type Dispatcher, request } from 'undici'
import { Problem } from '../problems.ts'

/** Addresses of our own machine and network: a workflow must not read what only this server can reach. */
const own = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  own.addSubnet(address, bits, 'ipv4')
}
for (const [address, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  own.addSubnet(address, bits, 'ipv6')
}

/** Whether everybody can reach this address. IPv4 written as IPv6 is judged as IPv4. */
export function isPublic(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return !own.check(plain, 'ipv4')
  return isIPv6(plain) && !/^::ffff:/i.test(plain) && !own.check(plain, 'ipv6')
}

type Lookup = typeof lookup

/** Resolves names as usual, and refuses those that lead to our own network: the address judged is the address used. */
const publicLookup = ((name: string, options: object, done: (error: Error | null, ...found: unknown[]) => void) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error)
    const allowed = addresses.filter(({ address }) => isPublic(address))
    if (allowed.length === 0) return done(notPublic(name))
    const [first] = allowed
    return 'all' in options && options.all ? done(null, allowed) : done(null, first?.address, first?.family)
  })
}) as Lookup

const publicOnly = new Agent({ connect: { lookup: publicLookup, timeout: 10_000 } })

export interface Downloaded {
  bytes: Buffer
  contentType: string | null
}

const mostRedirects = 5

/**
 * The file at this address. Throws Problem `input-invalid` when the address is not public, answers something else than
 * success, or the file is larger than `limit` bytes.
 */
export async function download(url: string, limit: number, dispatcher: Dispatcher = publicOnly): Promise<Downloaded> {
  let at = readUrl(url, dispatcher)
  for (let turn = 0; turn <= mostRedirects; turn++) {
    const answer = await ask(at, dispatcher)
    const next = answer.headers['location']
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof next === 'string') {
      await answer.body.dump()
      at = readUrl(new URL(next, at).href, dispatcher)
      continue
    }
    if (answer.statusCode !== 200) {
      await answer.body.dump()
      throw unfit(url, `it answers ${answer.statusCode}`)
    }
    const type = answer.headers['content-type']
    return { bytes: await readUpTo(url, answer.body, limit), contentType: typeof type === 'string' ? type : null }
  }
  throw unfit(url, 'it leads on and on')
}

/** A numeric address never asks the resolver, so it is judged here. */
function readUrl(text: string, dispatcher: Dispatcher): URL {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw unfit(text, 'it is no web address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const numeric = isIPv4(host) || isIPv6(host)
  if (dispatcher === publicOnly && numeric && !isPublic(host)) throw notPublic(host)
  return url
}

function ask(url: URL, dispatcher: Dispatcher): Promise<Dispatcher.ResponseData> {
  return request(url, { dispatcher, signal: AbortSignal.timeout(60_000) }).catch((cause: unknown) => {
    if (cause instanceof Problem) throw cause
    throw unfit(url.href, 'nothing answers there', cause)
  })
}

async function readUpTo(url: string, body: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > limit) throw unfit(url, `the file is larger than ${Math.floor(limit / 1024 / 1024)} MB`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function notPublic(host: string): Problem {
  return new Problem('input-invalid', {
    what: `${host} is not a public address.`,
    fix: 'Use an address everybody can reach, or give the content as Base64.',
    field: 'url',
  })
}

function unfit(url: string, why: string, cause?: unknown): Problem {
  return new Problem('input-invalid', {
    what: `No file can be read from ${url}: ${why}.`,
    fix: 'Open the address in a browser without signing in, or give the content as Base64.',
    field: 'url',
    cause,
  })
}
