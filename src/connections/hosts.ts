/** Where secrets may be sent: Salesforce's own hosts, this machine, and what the operator trusts by name. */
import { Problem } from '../problems.ts'

const salesforceHosts = /^(?:[a-z0-9-]+\.)+(?:salesforce\.com|salesforce\.mil|sfcrmproducts\.cn)$/
const thisMachine = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Throws `bad-request` when the address is neither Salesforce by https, nor this machine, nor a trusted host. */
export function checkHost(address: string, trusted: readonly string[]): void {
  const url = URL.canParse(address) ? new URL(address) : null
  const host = url?.hostname.toLowerCase() ?? ''
  const secure = url?.protocol === 'https:'
  if (secure && salesforceHosts.test(host)) return
  if ((secure || url?.protocol === 'http:') && (thisMachine.test(host) || trusted.includes(host))) return
  throw new Problem('bad-request', {
    what: `"${address}" is not the address of a Salesforce org.`,
    why: 'Sign-ins and tokens are sent only to Salesforce by https, or to a local org on this machine.',
    fix: 'Use https://login.salesforce.com, https://test.salesforce.com, your My Domain, or the address of a local org.',
    field: 'loginUrl',
  })
}

/** A sign-in at this machine must not lead elsewhere, nor one at Salesforce to this machine. */
export function checkInstance(instanceUrl: string, loginUrl: string, trusted: readonly string[]): void {
  checkHost(instanceUrl, trusted)
  if (isSalesforce(instanceUrl) === isSalesforce(loginUrl)) return
  throw new Problem('oauth-refused', {
    what: `The sign-in at ${loginUrl} pointed to ${instanceUrl}, which does not belong together.`,
    fix: 'Check the login address of the connection; nothing was stored.',
  })
}

function isSalesforce(address: string): boolean {
  return salesforceHosts.test(new URL(address).hostname.toLowerCase())
}
