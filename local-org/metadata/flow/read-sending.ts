/** Reads a flow of the one form the local org runs: a record is saved, outbound messages go out. Flows without such messages are only kept. */

import type { OutboundMessage } from '../../org/index.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factList, factMember, factText } from '../facts.ts'
import { invalid, missing, notThere, unsupported } from '../refusals.ts'
import { readCondition } from './read-condition.ts'

/** Which messages go out, and when. */
export interface Sending {
  /** Full names, 'Account.Tell'. */
  messages: string[]
  on: OutboundMessage['on']
  condition: string | undefined
}

/** What other flows are made of. */
const otherElements = [
  'apexPluginCalls',
  'assignments',
  'collectionProcessors',
  'customErrors',
  'decisions',
  'loops',
  'orchestratedStages',
  'recordCreates',
  'recordDeletes',
  'recordLookups',
  'recordRollbacks',
  'recordUpdates',
  'screens',
  'steps',
  'subflows',
  'transforms',
  'waits',
]

const triggers: Record<string, OutboundMessage['on']> = { Create: 'create', CreateAndUpdate: 'create-or-update' }

/** A flow that sends no outbound message does nothing here: it is kept as it came. */
export function sends(facts: Facts): boolean {
  return factList(facts, 'actionCalls').some((call) => factText(call, 'actionType') === 'outboundMessage')
}

/** Throws OrgError for flows that send on other occasions, or do more than send. */
export function readSending(draft: Draft, facts: Facts): Sending {
  const other = otherElements.find((element) => facts[element] !== undefined)
  if (other) throw unsupported(`flows with ${other}`)
  const start = factMember(facts, 'start')
  if (!start) throw missing('start')
  const triggerType = factText(start, 'triggerType') ?? 'none'
  if (triggerType !== 'RecordAfterSave') throw unsupported(`flows with the trigger type ${triggerType}`)
  const recordTrigger = factText(start, 'recordTriggerType') ?? ''
  const on = triggers[recordTrigger]
  if (!on) throw unsupported(`flows that run on ${recordTrigger || 'no change of a record'}`)
  const object = factText(start, 'object') ?? ''
  if (!draft.hasObject(object)) throw notThere('CustomObject', object)
  return { messages: messagesOf(facts), on, condition: readCondition(start) }
}

/** Full names of the messages a flow sends. Throws OrgError for any other action. */
export function messagesOf(facts: Facts): string[] {
  const calls = factList(facts, 'actionCalls')
  if (calls.length === 0) throw invalid('The flow does nothing: it has no actionCalls', 'actionCalls')
  return calls.map((call) => {
    const action = factText(call, 'actionType') ?? ''
    if (action !== 'outboundMessage') throw unsupported(`flow actions of type ${action}`)
    return factText(call, 'actionName') ?? ''
  })
}
