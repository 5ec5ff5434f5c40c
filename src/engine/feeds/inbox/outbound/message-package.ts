/**
 * The metadata of an outbound message and of the flow that sends it when a record is saved. Both carry our name, so that an
 * administrator sees whose they are.
 */
import type { OutboundSetUp } from '../../../../connector/index.ts'
import { type Elements, metadataFile, type Package } from '../../../../salesforce/metadata/index.ts'

export interface NamedMessage {
  /** API name, without ours before it. */
  name: string
  object: string
}

export interface Sending extends NamedMessage, OutboundSetUp {
  /** Where it goes, secret included. */
  url: string
}

export const fullName = ({ object, name }: NamedMessage) => `${object}.${messageName(name)}`
const messageName = (name: string) => `Rainmaker_${name}`
export const flowName = ({ object, name }: NamedMessage) =>
  `Rainmaker_${object}_${name}`.replace(/__+/g, '_').slice(0, 80)

/** Message and flow, ready to run. */
export function messagePackage(apiVersion: string, sending: Sending): Package {
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
      [`flows/${flowName(sending)}.flow`]: metadataFile('Flow', flowOf(sending, apiVersion)),
    },
  }
}

/** Says which version of the flow runs (0: none), and removes others. */
export function versionPackage(named: NamedMessage, active: number, removed: number[]): Package {
  const flow = flowName(named)
  const definition = metadataFile('FlowDefinition', { activeVersionNumber: active })
  return {
    members: { FlowDefinition: [flow] },
    files: { [`flowDefinitions/${flow}.flowDefinition`]: definition },
    ...(removed.length > 0 && { removed: { Flow: removed.map((number) => `${flow}-${number}`) } }),
  }
}

const triggers = { create: 'Create', 'create-or-update': 'CreateAndUpdate' }

function flowOf(sending: Sending, apiVersion: string): Elements {
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
    // The time makes each a new version: a flow that differs in its status alone is left as it is, were it turned off.
    description: `Tells Rainmaker when a record is saved. Set up by it ${new Date().toISOString()}, and removed by it.`,
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
    status: 'Active',
  }
}

function filterOf({ field, operator, value }: OutboundSetUp['conditions'][number]): Elements {
  return { field, operator, value: typed(value) }
}

function typed(value: string | number | boolean): Elements {
  if (typeof value === 'number') return { numberValue: value }
  return typeof value === 'boolean' ? { booleanValue: value } : { stringValue: value }
}
