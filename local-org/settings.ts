/** What the local org can be told on its command line. */

import { parseArgs } from 'node:util'
import { ORG_KINDS, type OrgKind } from './org/index.ts'

export interface LocalOrgOptions {
  /** Port for http and https; 0 takes a free one (default). */
  port?: number
  /** A second port, for those who want https apart: the first speaks both. 0 takes a free one. */
  httpsPort?: number
  /** Port of the Pub/Sub API without TLS; 0 takes a free one (default). */
  pubsubPort?: number
  /** The same with TLS. */
  pubsubTlsPort?: number
  /** Address to listen on. Default 127.0.0.1. */
  host?: string
  /** Name of the seed that fills a new org. Default demo. */
  seed?: string
  /** Folder that keeps the org between runs. Left out: memory only. */
  dataDir?: string
  /** API calls allowed in 24 hours. Default: those of a sandbox, 5,000,000; for the demo those of a company, see `allowanceOf`. */
  apiLimit?: number
  /** Key the control door demands. Left out: it answers calls from this machine only. */
  controlKey?: string
  /** Tells orgs side by side apart, 1 to 999: each has its own ids and administrator. A folder keeps those it was begun with. Default 1. */
  number?: number
  /** What a new org is for: to the Salesforce CLI a scratch org is one that tracks its source. A folder keeps what it was begun as. Default developer. */
  kind?: OrgKind
  /** The same number gives the same ids and tokens. Left out: random. */
  randomSeed?: number
}

export interface CommandLine extends LocalOrgOptions {
  json: boolean
  help: boolean
}

export const usage = `Usage: rainmaker org [options]

  --port N             port for http and https, 0 takes a free one (default 0); GET /__control/ca.pem is the
                       authority to trust
  --https-port N       a second port, for those who want https apart
  --pubsub-port N      port of the Pub/Sub API (gRPC) without TLS, 0 takes a free one (default 0)
  --pubsub-tls-port N  the same with TLS
  --host H             address to listen on (default 127.0.0.1)
  --seed NAME          data of a new org: demo or empty (default demo)
  --data DIR           keep the org in this folder between runs
  --api-limit N        API calls allowed in 24 hours (default: demo 100000 and 1000 per user, else 5000000)
  --control-key K      key the control door demands
  --number N           tells orgs side by side apart, 1 to 999: own org id, own administrator (default 1)
  --kind K             what a new org is for: developer, sandbox or scratch (default developer)
  --random-seed N      the same number gives the same ids and tokens
  --json               print one JSON line when ready
  --help               this text
`

const flags = {
  port: { type: 'string' },
  'https-port': { type: 'string' },
  'pubsub-port': { type: 'string' },
  'pubsub-tls-port': { type: 'string' },
  host: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  'api-limit': { type: 'string' },
  'control-key': { type: 'string' },
  number: { type: 'string' },
  kind: { type: 'string' },
  'random-seed': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** The command line as options, or a sentence that says what is wrong with it. */
export function readCommandLine(args: string[]): CommandLine | string {
  try {
    const { values } = parseArgs({ args, options: flags, strict: true })
    return {
      json: values.json ?? false,
      help: values.help ?? false,
      ...number('port', values.port, 0, 65_535),
      ...number('httpsPort', values['https-port'], 0, 65_535),
      ...number('pubsubPort', values['pubsub-port'], 0, 65_535),
      ...number('pubsubTlsPort', values['pubsub-tls-port'], 0, 65_535),
      ...number('apiLimit', values['api-limit'], 0, Number.MAX_SAFE_INTEGER),
      ...number('number', values.number, 1, 999),
      ...number('randomSeed', values['random-seed'], 0, Number.MAX_SAFE_INTEGER),
      ...kindOf(values.kind),
      ...(values.host === undefined ? {} : { host: values.host }),
      ...(values.seed === undefined ? {} : { seed: values.seed }),
      ...(values.data === undefined ? {} : { dataDir: values.data }),
      ...(values['control-key'] === undefined ? {} : { controlKey: values['control-key'] }),
    }
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure)
  }
}

function kindOf(given: string | undefined): { kind?: OrgKind } {
  if (given === undefined) return {}
  const kind = ORG_KINDS.find((one) => one === given)
  if (kind) return { kind }
  throw new RangeError(`--kind must be one of ${ORG_KINDS.join(', ')}, not "${given}".`)
}

function number(name: string, given: string | undefined, least: number, most: number): Record<string, number> {
  if (given === undefined) return {}
  const value = Number(given)
  if (given.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return { [name]: value }
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  throw new RangeError(`--${flag} must be a whole number from ${least} to ${most}, not "${given}".`)
}
