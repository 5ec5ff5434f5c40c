/** Fills the input of an action, checks it, and has it carried out. */
import { type Action, readInput } from '../../connector/index.ts'
import { type ActionStep, fill } from '../../workflows/index.ts'
import { crashPoint } from '../crash-points.ts'
import { isNoConnection } from '../events/no-connection.ts'
import { carryOut } from '../writes/carry-out.ts'
import type { Branch } from './branch.ts'
import type { Doing, Shop } from './shop.ts'

/** The step's own connection, else the one the event came from, else the workflow's. */
async function connectionOf(step: ActionStep, at: Branch, shop: Shop): Promise<string> {
  const { event, workflow } = at.run
  if (step.connection === undefined && event && !isNoConnection(event.connectionId)) return event.connectionId
  return (await shop.connections.pick(step.connection ?? workflow.document.trigger.connection, workflow.tenantId)).id
}

export const actionDoing: Doing<ActionStep> = {
  async result({ step, at, shop, entry }) {
    const action: Action = shop.actions.action(step.action)
    entry.action = action.id
    entry.writeClass = action.writeClass ?? null
    const { edit } = at.run
    entry.input = edit?.from === entry.path ? edit.input : await fill(step.with, at.scope, step.nil)
    const read = readInput(action, entry.input)
    if (!read.ok) throw read.problem
    crashPoint('after-input-filled')
    const connectionId = await connectionOf(step, at, shop)
    const { retry, timeoutMs } = step
    return carryOut({ action, connectionId, input: read.value, run: at.run, entry, retry, timeoutMs }, shop)
  },
}
