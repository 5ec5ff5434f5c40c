/** Whether one signs in at the door of the other kind of org. https://help.salesforce.com/s/articleView?id=xcloud.domain_name_login_url_other.htm */
import { Problem } from '../../problems.ts'

/** Null when the two fit together, or nothing can be said. */
export function hostMismatch(loginUrl: string, instanceUrl: string): Problem | null {
  const [login, instance] = [new URL(loginUrl).hostname, new URL(instanceUrl).hostname]
  const sandbox = /\.sandbox\.|--|^(test|cs\d+)\./
  if (!instance.endsWith('.salesforce.com')) return null
  const expected = sandbox.test(instance) ? 'test.salesforce.com' : 'login.salesforce.com'
  if (sandbox.test(login) === sandbox.test(instance)) return null
  return new Problem('conflict', {
    what: `The connection signs in at ${login}, but the org is ${instance}.`,
    why: 'Sandboxes sign in at test.salesforce.com, production at login.salesforce.com; a My Domain is safest.',
    fix: `Make the connection again with ${expected}, or with ${instance}.`,
  })
}
