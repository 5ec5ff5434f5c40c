/** What a client needs to speak to a freshly started org: an app, a login and tokens. */

import type { Org } from './org/index.ts'

/** Connection facts of the running org; the members are what the `--json` line shows. */
export interface Access {
  url: string
  instanceUrl: string
  loginUrl: string
  clientId: string
  clientSecret: string
  username: string
  password: string
  accessToken: string
  refreshToken: string
  orgId: string
  userId: string
  apiVersion: string
  controlUrl: string
  /** Base URL by https; the authority to trust is at `/__control/ca.pem`. */
  httpsUrl: string
  /** Ports of the Pub/Sub API, without and with TLS. */
  pubsubPort: number
  pubsubTlsPort: number
  pid: number
}

/** The app every local org has. Any redirect to this machine is fine, since test programs listen on free ports. */
const localApp = {
  clientId: '3MVG9LocalOrgConnectedApp.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstu',
  clientSecret: '9F8E7D6C5B4A39281706F5E4D3C2B1A09F8E7D6C5B4A39281706F5E4D3C2B1A0',
  name: 'Local Org App',
  redirectUris: ['http://localhost:*'],
  scopes: ['api', 'web', 'full', 'refresh_token', 'offline_access', 'openid', 'id', 'profile', 'email', 'chatter_api'],
}

/** The app of Salesforce's own command line, which logs in without a secret. */
const commandLineApp = {
  clientId: 'PlatformCLI',
  clientSecret: null,
  name: 'Salesforce CLI',
  redirectUris: ['http://localhost:1717/OauthRedirect'],
  requireSecret: false,
  scopes: ['api', 'web', 'refresh_token', 'offline_access', 'openid', 'id'],
}

/** Sees to the two apps of every local org; one that is there already stays as it was changed. */
export function installApps(org: Org): void {
  for (const app of [{ ...localApp, runAsUserId: org.admin.id }, commandLineApp]) {
    if (!org.accounts.app(app.clientId)) org.accounts.saveApp(app)
  }
}

/** Where the org is reached. */
export type Addresses = Pick<Access, 'url' | 'httpsUrl' | 'pubsubPort' | 'pubsubTlsPort' | 'apiVersion'>

/** A new session of the administrator, with everything around it. */
export function giveAccess(org: Org, at: Addresses): Access {
  const { url, httpsUrl, pubsubPort, pubsubTlsPort, apiVersion } = at
  const tokens = org.accounts.createSession({
    userId: org.admin.id,
    clientId: localApp.clientId,
    scope: 'api refresh_token',
    refreshToken: true,
  })
  return {
    url,
    instanceUrl: url,
    loginUrl: url,
    clientId: localApp.clientId,
    clientSecret: localApp.clientSecret,
    username: org.admin.username,
    password: org.admin.password,
    accessToken: tokens.session.accessToken,
    refreshToken: tokens.refreshToken ?? '',
    orgId: org.id,
    userId: org.admin.id,
    apiVersion,
    controlUrl: `${url}/__control`,
    httpsUrl,
    pubsubPort,
    pubsubTlsPort,
    pid: process.pid,
  }
}
