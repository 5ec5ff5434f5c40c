/** Lets one version of a flow run in place of the one before: its outbound messages go out from now on. */

import { Draft } from '../draft.ts'
import type { Facts } from '../facts.ts'
import type { Ground } from '../ground.ts'
import { notThere } from '../refusals.ts'
import { find } from '../types/WorkflowOutboundMessage.ts'
import { messagesOf, readSending, sends } from './read-sending.ts'
import { activate, activeVersion, versionsOf } from './versions.ts'

/** Version 0: none runs any more. Throws OrgError when there is no such version. */
export function runVersion(ground: Ground, flow: string, number: number): void {
  const chosen = versionsOf(ground, flow).find((version) => version.number === number)
  if (number !== 0 && !chosen) throw notThere('Flow', `${flow}-${number}`)
  const before = activeVersion(ground, flow)
  if (before && sends(before.facts)) silence(ground, before.facts)
  if (chosen && sends(chosen.facts)) speak(ground, chosen.facts)
  activate(ground, flow, number)
}

function speak(ground: Ground, facts: Facts): void {
  const { messages, on, condition } = readSending(new Draft(ground), facts)
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
