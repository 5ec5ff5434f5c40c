/** The only way to a socket: a name is resolved once, every address it has is judged, and one of those is dialled. */
import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isPublic } from './address.ts'
import type { Allowed } from './allowed.ts'
import { closedDoor } from './refusals.ts'

export interface DoorOptions {
  allowed: Allowed
  /** How names become addresses; the system's way unless a test says otherwise. */
  lookup?: LookupFunction
}

const connectMs = 10_000
/** Asked at once of one host; more wait their turn. */
const perHost = 16

/** Connections of this agent lead to public or allowed addresses only. */
export function openDoor({ allowed, lookup = systemLookup as LookupFunction }: DoorOptions): Agent {
  const judgeOf = (host: string, port: number) => (address: string) =>
    isPublic(address) || allowed.address(address) || allowed.name(host, port)

  function connect(options: buildConnector.Options, done: buildConnector.Callback): void {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    const mayGo = judgeOf(host, Number(options.port) || (options.protocol === 'https:' ? 443 : 80))
    // A numeric address never asks the resolver.
    if (isIP(host) && !mayGo(host)) done(closedDoor(host), null)
    else buildConnector({ timeout: connectMs, lookup: judged(lookup, mayGo) })(options, checked(host, mayGo, done))
  }
  return new Agent({ connect, connections: perHost, pipelining: 1, maxHeaderSize: 32_768 })
}

type Judge = (address: string) => boolean

/** What was judged is what was dialled; should that ever cease to hold, nothing is said on the line. */
function checked(host: string, mayGo: Judge, done: buildConnector.Callback): buildConnector.Callback {
  return (...[error, socket]) => {
    if (error) done(error, null)
    else if (mayGo(socket.remoteAddress ?? '')) done(null, socket)
    else {
      socket.destroy()
      done(closedDoor(host), null)
    }
  }
}

/** Refuses a name of which any address is closed: an answer that mixes them has no good reason. */
function judged(lookup: LookupFunction, mayGo: Judge): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '')
      const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }]
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => mayGo(address))) return done(closedDoor(name), '')
      if (options.all) return done(null, addresses)
      done(null, first.address, first.family)
    })
  }
}
