/** Reads the `Sforce-*` request headers: comma-separated `name=value` pairs. */

import type { SaveOptions } from '../../org/index.ts'
import type { Request } from './call.ts'

/** The pairs of one header by lower-case name; empty when the header is absent. */
export function headerPairs(header: string | undefined): Record<string, string> {
  const pairs: Record<string, string> = {}
  for (const part of header?.split(',') ?? []) {
    const mark = part.indexOf('=')
    if (mark > 0) pairs[part.slice(0, mark).trim().toLowerCase()] = part.slice(mark + 1).trim()
  }
  return pairs
}

/** Who calls: `Sforce-Call-Options: client=…`, else the user agent. */
export function clientName(headers: Record<string, string | undefined>): string {
  const options = headers['sforce-call-options']
  const named = options === undefined ? undefined : headerPairs(options)['client']
  return named ?? headers['user-agent'] ?? ''
}

/** Save options asked for by headers: duplicate rules, assignment rules, client name. */
export function saveOptions(call: Request): SaveOptions {
  const options: SaveOptions = { client: call.tally.client, via: viaOf(call) }
  const duplicates = call.headers['sforce-duplicate-rule-header']
  if (duplicates) options.allowDuplicates = headerPairs(duplicates)['allowsave']?.toLowerCase() === 'true'
  const assign = call.headers['sforce-auto-assign']?.trim()
  if (assign) options.autoAssign = readAssign(assign)
  if (call.faults?.visibleAfterMs !== undefined) options.visibleAfter = call.faults.visibleAfterMs
  return options
}

/** Names of the APIs as change events have them, by the beginning of the path; the rest is REST. */
const apis: [path: RegExp, name: string][] = [
  [/^\/services\/soap\//i, 'soap'],
  [/^\/services\/async\//i, 'bulkapi'],
  [/^\/services\/data\/[^/]+\/jobs\//i, 'bulkapi'],
  [/^\/services\/data\/[^/]+\/tooling\//i, 'toolingrest'],
]

/** The API of a call with its version, and the client where it names itself: 'rest/60.0;client=Astro'. */
function viaOf({ path, headers }: Request): string {
  const name = apis.find(([pattern]) => pattern.test(path))?.[1] ?? 'rest'
  const version = /\/v?(\d\d\.\d)(?:\/|$)/.exec(path)?.[1]
  const client = headerPairs(headers['sforce-call-options'])['client']
  return `${name}${version === undefined ? '' : `/${version}`}${client === undefined ? '' : `;client=${client}`}`
}

function readAssign(value: string): boolean | string {
  const word = value.toLowerCase()
  if (word === 'false' || word === '0') return false
  return word === 'true' || word === '1' ? true : value
}

/** Records per query page: `Sforce-Query-Options: batchSize=n`, held to 200..2000; 2000 when not asked. */
export function queryPageSize(headers: Record<string, string | undefined>): number {
  const asked = Number.parseInt(headerPairs(headers['sforce-query-options'])['batchsize'] ?? '', 10)
  return Number.isNaN(asked) ? 2000 : Math.min(2000, Math.max(200, asked))
}
