/** Compares a redirect URI with those an app registered. */

import { type App, OrgError } from '../../org/index.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The URI to send the browser back to: exactly one that is registered. A registered 'http://localhost:*' admits any
 * port and path on this machine, because test programs listen on free ports. Throws OrgError redirect_uri_mismatch.
 */
export function checkRedirectUri(app: App, uri: string | undefined): string {
  if (uri === undefined) {
    const only = app.redirectUris.length === 1 ? app.redirectUris[0] : undefined
    if (only && !only.includes('*')) return only
  } else if (app.redirectUris.some((registered) => matches(registered, uri))) return uri
  throw new OrgError('redirect_uri_mismatch', 'redirect_uri must match configuration')
}

function matches(registered: string, uri: string): boolean {
  if (registered === uri) return true
  if (registered !== 'http://localhost:*') return false
  return URL.canParse(uri) && loopback.has(new URL(uri).hostname)
}
