/** Connects code to an org, without a server of ours: a session that is there, or a way to get one. */
import { createOutside } from '../outside/index.ts'
import { createSalesforce, type ObjectDescribe, type Salesforce } from '../salesforce/index.ts'
import type { Org, OrgOptions } from './org.ts'
import { type SignIn, sessionsOf } from './sign-in.ts'

const usualVersion = '66.0'
/** Files come from public addresses only. */
const outside = createOutside({ allowHosts: '' })

/**
 * The org behind a session (`{ instanceUrl, accessToken }`), or behind a way to sign in: client credentials, a JWT key, a refresh token.
 * Nothing is sent before the first call; sessions that run out are renewed where the way allows it. Calls throw Problems only.
 */
export function connect(signIn: SignIn, options: OrgOptions = {}): Org {
  const { apiVersion = usualVersion, clientName = 'rainmaker', onCall } = options
  const count = { calls: 0 }
  const salesforce = createSalesforce({
    session: sessionsOf(signIn),
    apiVersion,
    clientName,
    onCall(report) {
      count.calls += report.counted
      onCall?.(report)
    },
  })
  const signal = options.signal ?? new AbortController().signal
  const context = { salesforce, describe: keep(salesforce), signal, outside }
  return { salesforce, context, apiCalls: () => count.calls }
}

/** Describes are read once. */
function keep(salesforce: Salesforce): (object: string) => Promise<ObjectDescribe> {
  const known = new Map<string, Promise<ObjectDescribe>>()
  return (object) => {
    const key = object.toLowerCase()
    const found = known.get(key) ?? salesforce.with({ kind: 'describe' }).describe(object)
    known.set(key, found)
    found.catch(() => known.delete(key))
    return found
  }
}
