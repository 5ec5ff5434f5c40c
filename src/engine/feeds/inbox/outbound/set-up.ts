/**
 * Sets an outbound message up in the org: the message itself, and a flow that sends it when a record is saved. Both carry our name, so that
 * an administrator sees whose they are.
 */
import type { Salesforce } from '../../../../salesforce/index.ts'
import {
  deploy,
  type Elements,
  metadataFile,
  type Package,
  readMetadata,
} from '../../../../salesforce/metadata/index.ts'

export interface Sending {
  /** API name of the message. */
  name: string
  object: string
  /** Where it goes, secret included. */
  url: string
  on: 'create' | 'create-or-update'
  /** Fields sent besides Id. */
  fields: string[]
  /** All must hold. */
  conditions: Condition[]
}

export interface Condition {
  field: string
  operator:
    | 'EqualTo'
    | 'NotEqualTo'
    | 'GreaterThan'
    | 'GreaterThanOrEqualTo'
    | 'LessThan'
    | 'LessThanOrEqualTo'
    | 'StartsWith'
    | 'EndsWith'
    | 'Contains'
    | 'IsNull'
  value: string | number | boolean
}

type Named = Pick<Sending, 'name' | 'object'>

/** Throws Problem `org-refused` with what Salesforce says. */
export async function setUp(salesforce: Salesforce, sending: Sending): Promise<void> {
  await deploy(salesforce, packageOf(salesforce, sending, 'Active'))
}

/** Takes the flow out of service first: one that is active cannot be deleted. */
export async function takeDown(salesforce: Salesforce, sending: Sending): Promise<void> {
  await deploy(salesforce, packageOf(salesforce, sending, 'Draft'))
  await deploy(salesforce, { members: {}, files: {}, removed: { Flow: [flowName(sending)] } })
  await deploy(salesforce, { members: {}, files: {}, removed: { WorkflowOutboundMessage: [fullName(sending)] } })
}

export interface Check {
  /** Whether message and flow are there, the message goes to our address, and the flow is active. */
  ok: boolean
  /** What is wrong. */
  faults: string[]
}

/** `isOurs` tells whether an address leads to this hook. */
export async function check(salesforce: Salesforce, named: Named, isOurs: (url: string) => boolean): Promise<Check> {
  const [message, flow] = await Promise.all([
    readMetadata(salesforce, 'WorkflowOutboundMessage', fullName(named)),
    readMetadata(salesforce, 'Flow', flowName(named)),
  ])
  const faults = [
    ...(message ? [] : [`The outbound message ${fullName(named)} is not in the org.`]),
    ...(message && !isOurs(message['endpointUrl'] ?? '') ? ['The outbound message goes to another address.'] : []),
    ...(flow ? [] : [`The flow ${flowName(named)} is not in the org.`]),
    ...(flow && flow['status'] !== 'Active' ? ['The flow is not active.'] : []),
  ]
  return { ok: faults.length === 0, faults }
}

const fullName = ({ object, name }: Named) => `${object}.${messageName(name)}`
const messageName = (name: string) => `Rainmaker_${name}`
const flowName = ({ object, name }: Named) => `Rainmaker_${object}_${name}`.replace(/__+/g, '_').slice(0, 80)

function packageOf({ apiVersion }: Salesforce, sending: Sending, status: 'Active' | 'Draft'): Package {
  const { object, name, url, fields } = sending
  const outboundMessages: Elements = {
    fullName: messageName(name),
    apiVersion,
    description: 'Tells Rainmaker. Set up and removed by it.',
    endpointUrl: url,
    fields: ['Id', ...fields],
    includeSessionId: false,
    name: messageName(name),
    protected: false,
    useDeadLetterQueue: false,
  }
  return {
    members: { WorkflowOutboundMessage: [fullName(sending)], Flow: [flowName(sending)] },
    files: {
      [`workflows/${object}.workflow`]: metadataFile('Workflow', { outboundMessages }),
      [`flows/${flowName(sending)}.flow`]: metadataFile('Flow', flowOf(sending, apiVersion, status)),
    },
  }
}

const triggers = { create: 'Create', 'create-or-update': 'CreateAndUpdate' }

function flowOf(sending: Sending, apiVersion: string, status: string): Elements {
  const { object, name, on, conditions } = sending
  return {
    actionCalls: {
      name: 'Tell_Rainmaker',
      label: 'Tell Rainmaker',
      locationX: 0,
      locationY: 0,
      actionName: fullName(sending),
      actionType: 'outboundMessage',
    },
    apiVersion,
    description: 'Tells Rainmaker when a record is saved. Set up and removed by it.',
    label: `Rainmaker: ${object} ${name}`.slice(0, 80),
    processType: 'AutoLaunchedFlow',
    start: {
      locationX: 0,
      locationY: 0,
      connector: { targetReference: 'Tell_Rainmaker' },
      ...(conditions.length > 0 && { filterLogic: 'and', filters: conditions.map(filterOf) }),
      object,
      recordTriggerType: triggers[on],
      triggerType: 'RecordAfterSave',
    },
    status,
  }
}

const valueNames = { string: 'stringValue', number: 'numberValue', boolean: 'booleanValue' } as const

function filterOf({ field, operator, value }: Condition): Elements {
  return { field, operator, value: { [valueNames[typeof value as keyof typeof valueNames]]: value } }
}
