/** What the parts of the API bill share. */
import type { ActionContext } from '../../src/connector/index.ts'
import { createOutside } from '../../src/outside/index.ts'
import type { ObjectDescribe } from '../../src/salesforce/index.ts'
import type { OrgProcess } from '../support/org.ts'

/** The name under which the ledger counts what is measured. */
export const measured = 'measured'

/** Calls of the measured client while the work is done, as the org counts them. */
export async function callsOf(org: OrgProcess, work: () => Promise<unknown>): Promise<number> {
  await org.control.forgetCalls()
  await work()
  return (await org.control.callTotals({ client: measured })).apiCalls
}

const outside = createOutside({ allowHosts: '' })

/** What an action gets in the product: describes are kept, so that they cost nothing here. */
export function actionContext(org: OrgProcess): ActionContext {
  const describes = new Map<string, Promise<ObjectDescribe>>()
  const describer = org.client('describes')
  return {
    salesforce: org.client(measured),
    signal: new AbortController().signal,
    outside,
    describe(object) {
      const known = describes.get(object) ?? describer.describe(object)
      describes.set(object, known)
      return known
    },
  }
}
