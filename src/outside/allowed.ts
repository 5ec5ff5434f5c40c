/** Hosts an administrator opened to workflows though they are not public: RAINMAKER_ALLOW_HOSTS. */
import { isIP } from 'node:net'
import { Problem } from '../problems.ts'
import { type Range, readRanges } from './address.ts'

export interface Allowed {
  /** Whether this name (or address) may be asked on this port wherever it leads. */
  name(host: string, port: number): boolean
  /** Whether this address lies in an allowed range. */
  address(address: string): boolean
}

const name = /^(?<name>(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(?<port>\d{1,5}))?$/

/**
 * Reads the setting: names (`files.intranet:8443`, `*.intranet`), addresses and ranges (`10.2.0.0/16`), by commas.
 * Throws Problem `setting-invalid`.
 */
export function readAllowed(setting: string): Allowed {
  const entries = setting
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => entry.toLowerCase())
  const isRange = (entry: string) => entry.includes('/') || isIP(entry) !== 0
  const ranges = readRanges(entries.filter(isRange))
  if (!ranges) throw unfit(setting)
  return allowedOf(
    entries.filter((entry) => !isRange(entry)).map((entry) => readName(entry)),
    ranges,
  )
}

interface Named {
  host: string
  port: number | null
}

function readName(entry: string): Named {
  const { name: host, port } = name.exec(entry)?.groups ?? {}
  if (!host) throw unfit(entry)
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? null : Number(port) }
}

function allowedOf(names: Named[], ranges: Range): Allowed {
  const fits = (host: string, named: string) =>
    named.startsWith('*.') ? host.endsWith(named.slice(1)) : host === named
  return {
    name: (host, port) => names.some((one) => fits(host, one.host) && (one.port === null || one.port === port)),
    address: (address) => ranges.contains(address),
  }
}

function unfit(text: string): Problem {
  return new Problem('setting-invalid', {
    what: `RAINMAKER_ALLOW_HOSTS has "${text}", which is neither a host nor a range of addresses.`,
    fix: 'Write names, addresses or ranges with commas between them: files.intranet, 10.2.0.0/16.',
  })
}
