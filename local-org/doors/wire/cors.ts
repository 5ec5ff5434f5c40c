/** Cross-origin calls of pages in a browser: origins of the allow list only (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/extend_code_cors.htm). */

import { type Answer, empty } from './answer.ts'
import type { Request } from './call.ts'

/** Pages served by this machine are trusted from the start: they are programs under test. */
const thisMachine = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

const methods = 'GET, POST, PUT, PATCH, DELETE, HEAD'
const exposed = 'Sforce-Limit-Info, Sforce-Locator, Sforce-NumberOfRecords, Location, ETag, Last-Modified'

/** The headers every answer to a page of a listed origin carries; none for other calls. */
export function corsHeaders(request: Request, listed: ReadonlySet<string>): Record<string, string> {
  const { origin } = request.headers
  if (origin === undefined || !isListed(origin, listed)) return {}
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': exposed,
    Vary: 'Origin',
  }
}

/** The answer to a browser's question before the call itself: 403 for origins that are not listed. Undefined for calls. */
export function answerPreflight(request: Request, listed: ReadonlySet<string>): Answer | undefined {
  const { origin, 'access-control-request-method': wanted } = request.headers
  if (request.method !== 'OPTIONS' || origin === undefined || wanted === undefined) return undefined
  if (!isListed(origin, listed)) return empty(403)
  return empty(200, {
    ...corsHeaders(request, listed),
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '',
    'Access-Control-Max-Age': '300',
  })
}

function isListed(origin: string, listed: ReadonlySet<string>): boolean {
  return thisMachine.test(origin) || listed.has(origin)
}
