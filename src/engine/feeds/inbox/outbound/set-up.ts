/** Sets an outbound message up in the org, looks at it there, and takes it down. */
import { Problem } from '../../../../problems.ts'
import type { Salesforce } from '../../../../salesforce/index.ts'
import { deploy, flowVersions, readMetadata } from '../../../../salesforce/metadata/index.ts'
import {
  flowName,
  fullName,
  messagePackage,
  type NamedMessage,
  type Sending,
  versionPackage,
} from './message-package.ts'

/**
 * Throws Problem `org-refused` with what Salesforce says, `access-denied` naming the rights the user lacks.
 *
 * A production org takes a deployed flow in turned off, whatever its status says, unless "Deploy processes and flows as active" is set.
 * With it set, Apex tests must reach a share of all active flows, or nothing is deployed:
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_deploy_active.htm
 * So the flow is turned on by its definition, which goes before the status and can be set on its own:
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flowdefinition.htm
 * [K] that production orgs heed it as others do: that page names no exception. We look afterwards, and tell when the flow is still off.
 */
export async function setUp(salesforce: Salesforce, sending: Sending): Promise<void> {
  await deploy(salesforce, messagePackage(salesforce.apiVersion, sending))
  const versions = await flowVersions(salesforce, flowName(sending))
  const newest = versions.at(-1)
  if (!newest) throw notRunning(sending)
  const others = versions.slice(0, -1).map(({ number }) => number)
  if (newest.active && others.length === 0) return
  await deploy(salesforce, versionPackage(sending, newest.number, others))
  const now = await flowVersions(salesforce, flowName(sending))
  if (!now.some(({ active }) => active)) throw notRunning(sending)
}

/**
 * Removes flow and message; what is not there any more is gone already. A flow goes version by version, and none may run:
 * https://github.com/scolladon/sfdx-git-delta/issues/588
 */
export async function takeDown(salesforce: Salesforce, named: NamedMessage): Promise<void> {
  const versions = (await flowVersions(salesforce, flowName(named))).map(({ number }) => number)
  if (versions.length > 0) await deploy(salesforce, versionPackage(named, 0, versions))
  const message = await readMetadata(salesforce, 'WorkflowOutboundMessage', fullName(named))
  const removed = { WorkflowOutboundMessage: [fullName(named)] }
  if (message) await deploy(salesforce, { members: {}, files: {}, removed })
}

export interface Check {
  /** Whether message and flow are there, the message goes to our address, and the flow is active. */
  ok: boolean
  /** What is wrong. */
  faults: string[]
}

/** `isOurs` tells whether an address leads to this hook. */
export async function check(
  salesforce: Salesforce,
  named: NamedMessage,
  isOurs: (url: string) => boolean,
): Promise<Check> {
  const [message, versions] = await Promise.all([
    readMetadata(salesforce, 'WorkflowOutboundMessage', fullName(named)),
    flowVersions(salesforce, flowName(named)),
  ])
  const runs = versions.some(({ active }) => active)
  const faults = [
    ...(message ? [] : [`The outbound message ${fullName(named)} is not in the org.`]),
    ...(message && !isOurs(message['endpointUrl'] ?? '') ? ['The outbound message goes to another address.'] : []),
    ...(versions.length > 0 ? [] : [`The flow ${flowName(named)} is not in the org.`]),
    ...(versions.length > 0 && !runs ? ['The flow is not active.'] : []),
  ]
  return { ok: faults.length === 0, faults }
}

function notRunning(named: NamedMessage): Problem {
  return new Problem('org-refused', {
    what: `The org took the flow ${flowName(named)} in, and did not turn it on.`,
    fix: 'Turn it on in Setup > Flows, or allow "Deploy processes and flows as active" in Setup > Process Automation Settings and try again.',
  })
}
