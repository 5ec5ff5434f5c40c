/** Outbound messages: silent until a flow sends them (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm#workflowoutboundmessage). */

import { OrgError, type OutboundMessage } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factText, factTexts, toXml } from '../facts.ts'
import { messagesOf } from '../flow/read-sending.ts'
import { flowNames, versionsOf } from '../flow/versions.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'
import { splitName } from '../split-name.ts'

const type = 'WorkflowOutboundMessage'
/** Wait before the second attempt, ms. */
const firstRetryMs = 10_000

export default {
  name: type,
  prefix: '04k',
  parent: { type: 'Workflow', element: 'outboundMessages' },
  order: 60,
  fullNames: (ground) => ground.outbound.messages().map(({ name, object }) => fullNameOf(name, object)),
  read(ground, fullName) {
    const message = find(ground, fullName)
    if (!message) return undefined
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    const { apiVersion, endpointUrl, fields, includeSessionId, name } = message
    return {
      apiVersion,
      endpointUrl,
      fields,
      includeSessionId,
      integrationUser: ground.org.admin.username,
      name,
      protected: false,
    }
  },
  plan(draft, fullName, facts) {
    const wish = define(draft, fullName, facts)
    draft.add(type, fullName)
    return {
      created: !find(draft.ground, fullName),
      apply() {
        const { active = false, on = 'create-or-update', condition } = find(draft.ground, fullName) ?? {}
        draft.ground.outbound.save({ ...wish, active, on, ...(condition === undefined ? {} : { condition }) })
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    const message = find(ground, fullName)
    if (!message) throw notThere(type, fullName)
    if (isSentByFlow(ground, fullName)) throw referenced()
    ground.outbound.remove(message.name)
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

type Wish = Omit<OutboundMessage, 'id' | 'active' | 'on' | 'condition'>

function define(draft: Draft, fullName: string, facts: Facts): Wish {
  const { object } = splitName(fullName)
  if (!draft.hasObject(object)) throw notThere('CustomObject', object)
  const endpointUrl = factText(facts, 'endpointUrl')
  if (!endpointUrl) throw missing('endpointUrl')
  if (!/^https?:\/\//.test(endpointUrl)) throw invalid(`Invalid endpoint URL: ${endpointUrl}`, 'endpointUrl')
  const fields = factTexts(facts, 'fields').map((name) => {
    const field = draft.field(object, name)
    if (!field) throw invalid(`In field: fields - no CustomField named ${object}.${name} found`, 'fields')
    return field.name
  })
  return {
    name: fullName,
    object: draft.existing(object)?.name ?? object,
    endpointUrl,
    fields: fields.filter((name) => name !== 'Id'),
    includeSessionId: factFlag(facts, 'includeSessionId'),
    apiVersion: Number(factText(facts, 'apiVersion') ?? draft.ground.version).toFixed(1),
    firstRetryMs,
  }
}

/** The message of a full name: 'Account.Tell', or one set up at the control door as plain 'Tell'. */
export function find({ outbound }: Ground, fullName: string): OutboundMessage | undefined {
  return outbound.messages().find(({ name, object }) => fullNameOf(name, object) === fullName)
}

/** Any version of a flow counts, were it out of service. */
function isSentByFlow(ground: Ground, fullName: string): boolean {
  const versions = flowNames(ground).flatMap((flow) => versionsOf(ground, flow))
  return versions.some(({ facts }) => messagesOf(facts).includes(fullName))
}

function referenced(): OrgError {
  const words = 'This outbound message is referenced elsewhere in salesforce.com. Remove the usage and try again.'
  return new OrgError('DEPENDENCY_EXISTS', words)
}

function fullNameOf(name: string, object: string): string {
  return name.startsWith(`${object}.`) ? name : `${object}.${name}`
}
