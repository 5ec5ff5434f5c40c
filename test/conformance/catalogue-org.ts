/** An empty local org with the real client on it: what a test of actions needs. */
import { ControlClient, startLocalOrg } from '../../local-org/index.ts'
import type { ActionContext } from '../../src/connector/index.ts'
import { createOutside } from '../../src/outside/index.ts'
import { createSalesforce, type ObjectDescribe } from '../../src/salesforce/index.ts'

export interface CatalogueOrg {
  context: ActionContext
  control: ControlClient
  /** API calls since the last time this was asked, describes aside. */
  calls(): number
  /** An empty org again; describes stay known. */
  reset(): Promise<void>
  close(): Promise<void>
}

export async function catalogueOrg(): Promise<CatalogueOrg> {
  const org = await startLocalOrg({ seed: 'empty' })
  const control = new ControlClient(org.controlUrl)
  let accessToken = org.accessToken
  let calls = 0
  const session = async () => ({ instanceUrl: org.instanceUrl, accessToken })
  const salesforce = createSalesforce({
    session: { current: session, renew: session },
    apiVersion: org.apiVersion,
    clientName: 'rainmaker-test',
    onCall: (report) => {
      if (!report.path.endsWith('/describe')) calls += report.counted
    },
  })
  const outside = createOutside({ allowHosts: '' })
  const describes = new Map<string, Promise<ObjectDescribe>>()
  const describe = (object: string) => {
    const known = describes.get(object) ?? salesforce.describe(object)
    describes.set(object, known)
    return known
  }
  return {
    context: { salesforce, describe, signal: new AbortController().signal, outside },
    control,
    calls() {
      const made = calls
      calls = 0
      return made
    },
    async reset() {
      const access = await control.reset('empty')
      accessToken = String(access['accessToken'])
    },
    async close() {
      await Promise.all([outside.close(), org.close()])
    },
  }
}
