/** Reads request targets the way Salesforce forgives them: doubled and trailing slashes are no different path. */

export interface Target {
  /** Cleaned path, still percent-encoded: one slash between segments, none at the end. */
  path: string
  query: URLSearchParams
}

/** Splits a request target ('/a//b/?q=1', or an absolute URL) into its clean path and its query. */
export function readTarget(target: string): Target {
  const relative = target.startsWith('http') ? target.replace(/^https?:\/\/[^/?#]*/i, '') : target
  const mark = relative.indexOf('?')
  const rawPath = mark < 0 ? relative : relative.slice(0, mark)
  return { path: cleanPath(rawPath), query: new URLSearchParams(mark < 0 ? '' : relative.slice(mark + 1)) }
}

function cleanPath(path: string): string {
  const collapsed = path.includes('//') ? path.replace(/\/{2,}/g, '/') : path
  const trimmed = collapsed.length > 1 && collapsed.endsWith('/') ? collapsed.slice(0, -1) : collapsed
  return trimmed.startsWith('/') ? trimmed : `/${trimmed}`
}

/** The path without the '.json' or '.xml' behind it that says how a REST call wants its answer (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_resource_examples.htm). */
export function splitFormat(path: string): { path: string; format?: 'json' | 'xml' } {
  if (!/^\/services\/data\b/i.test(path)) return { path }
  const ending = path.endsWith('.json') ? 'json' : path.endsWith('.xml') ? 'xml' : undefined
  return ending ? { path: path.slice(0, -ending.length - 1), format: ending } : { path }
}

/** The decoded segments of a clean path; a broken escape stays as it was sent. */
export function segmentsOf(path: string): string[] {
  return path
    .slice(1)
    .split('/')
    .map((segment) => (segment.includes('%') ? decode(segment) : segment))
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
