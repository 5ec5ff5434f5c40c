/** Checks of the sign-in: session, renewal, scopes, addresses, identity. */
import { Problem } from '../../problems.ts'
import { longId } from '../../salesforce/index.ts'
import type { Check } from './check.ts'
import { hostMismatch } from './host-mismatch.ts'

export const signInChecks: Check[] = [
  {
    name: 'session',
    title: 'The session works, or can be renewed',
    async look({ salesforce, connection: { instanceUrl } }) {
      await salesforce.call({ method: 'GET', path: '' })
      return `${instanceUrl} accepts the session`
    },
  },
  {
    name: 'renewal',
    title: 'Salesforce gives new sessions: the app, the user and this address are admitted',
    async look({ connection, renew }) {
      if (
        connection.flow === 'web' &&
        /\S/.test(connection.scopes ?? '') &&
        !scopesOf(connection.scopes).has('refresh_token')
      )
        throw noRefresh()
      await renew()
      return 'A new session was given just now'
    },
  },
  {
    name: 'identity',
    title: 'It is the expected org and user',
    async look({ salesforce, connection: { orgId } }) {
      const who = await salesforce.identity()
      if (orgId && longId(who.orgId) !== orgId) throw wrongOrg(orgId, who.orgId)
      return `${who.displayName} (${who.username}) in org ${longId(who.orgId)}`
    },
  },
  {
    name: 'login-host',
    title: 'The login address belongs to the org',
    async look({ connection: { loginUrl, instanceUrl } }) {
      const problem = hostMismatch(loginUrl, instanceUrl ?? loginUrl)
      if (problem) throw problem
      return `Signs in at ${new URL(loginUrl).host}`
    },
  },
  {
    name: 'tls',
    title: 'Nobody on the way can read along',
    async look({ connection: { instanceUrl, loginUrl } }) {
      const address = new URL(instanceUrl ?? loginUrl)
      if (address.protocol === 'https:') return 'Encrypted, and the certificate is checked'
      if (/^(localhost|127\..*|\[::1\])$/.test(address.hostname)) return 'Not encrypted; it stays on this machine'
      throw notEncrypted(address.host)
    },
  },
]

function scopesOf(scopes: string | null): Set<string> {
  return new Set((scopes ?? '').split(/\s+/).map((scope) => (scope === 'offline_access' ? 'refresh_token' : scope)))
}

function noRefresh(): Problem {
  return new Problem('reconnect-needed', {
    what: 'The app gave no scope refresh_token, so the session ends for good after some hours.',
    fix: 'Add the scope refresh_token to the app, then connect again.',
  })
}

function wrongOrg(expected: string, got: string): Problem {
  return new Problem('conflict', {
    what: `The session belongs to org ${got}, the connection to org ${expected}.`,
    fix: 'Connect again as a user of the right org.',
  })
}

function notEncrypted(host: string): Problem {
  return new Problem('setting-invalid', {
    what: `Calls to ${host} are not encrypted.`,
    fix: 'Use an address that begins with https.',
  })
}
