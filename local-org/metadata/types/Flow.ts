/** Flows that run when a record is saved and send outbound messages (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm). */

import { dropComponent, storeComponent, storedComponent, storedNames } from '../component-store.ts'
import { type Facts, factText, toXml } from '../facts.ts'
import { messagesOf, readSending, type Sending } from '../flow/read-sending.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { missing, notThere } from '../refusals.ts'
import { find } from './WorkflowOutboundMessage.ts'

const type = 'Flow'

export default {
  name: type,
  prefix: '301',
  file: { directory: 'flows', suffix: 'flow' },
  order: 70,
  fullNames: (ground) => storedNames(ground, type),
  read(ground, fullName) {
    const stored = storedComponent(ground, type, fullName)
    return stored && toXml(stored.facts)
  },
  plan(draft, fullName, facts) {
    if (!factText(facts, 'label')) throw missing('label')
    const sending = readSending(draft, facts)
    for (const message of sending.messages) draft.need('WorkflowOutboundMessage', message, find(draft.ground, message))
    const before = storedComponent(draft.ground, type, fullName)
    return {
      created: !before,
      apply() {
        if (before) silence(draft.ground, before.facts)
        if (factText(facts, 'status') === 'Active') speak(draft.ground, sending)
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    const stored = storedComponent(ground, type, fullName)
    if (!stored) throw notThere(type, fullName)
    silence(ground, stored.facts)
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

function speak(ground: Ground, { messages, on, condition }: Sending): void {
  for (const name of messages) {
    const message = find(ground, name)
    if (!message) throw notThere('WorkflowOutboundMessage', name)
    const { condition: _, ...kept } = message
    ground.outbound.save({ ...kept, active: true, on, ...(condition === undefined ? {} : { condition }) })
  }
}

function silence(ground: Ground, facts: Facts): void {
  for (const name of messagesOf(facts)) {
    const message = find(ground, name)
    if (message) ground.outbound.save({ ...message, active: false })
  }
}
