/** Asks the workflow rules of an object about a saved record, and does what those say that are met (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm). */
import type { WorkflowRule } from '../rulebook.ts'
import type { RuleContext } from '../save/rule.ts'
import { carryOutUpdates } from './field-updates.ts'
import { isMet, type Saved } from './is-met.ts'
import { makeTask } from './make-task.ts'

/** How often fields that changed may have the rules asked again. */
const MOST_ROUNDS = 5

export function runWorkflow(saved: Saved, context: RuleContext): void {
  const { rules } = context.rulebook.workflow
  const waiting = new Set(rules.filter(({ active, object }) => active && object === saved.meta.name))
  for (let round = 0; round <= MOST_ROUNDS && waiting.size > 0; round++) {
    const row = context.live(saved.id)
    const met = row ? [...waiting].filter((rule) => isMet(rule, saved, row, context)) : []
    for (const rule of met) waiting.delete(rule)
    if (!act(met, saved, context)) return
  }
}

/** True when a field changed whose update has the rules asked again. */
function act(met: WorkflowRule[], saved: Saved, context: RuleContext): boolean {
  const { updates, tasks } = context.rulebook.workflow
  const chosen = <T extends { name: string }>(actions: T[], of: (rule: WorkflowRule) => string[]): T[] =>
    met.flatMap((rule) => of(rule).flatMap((name) => actions.filter((action) => action.name === name)))
  const again: Saved[] = []
  context.asSystem(() => {
    const changing = chosen(updates, (rule) => rule.updates)
    again.push(...carryOutUpdates(changing, saved, context))
    const row = context.live(saved.id)
    for (const task of chosen(tasks, (rule) => rule.tasks)) if (row) makeTask(task, saved.meta, row, context)
  })
  for (const message of met.flatMap((rule) => rule.messages)) context.send(message, saved.id)
  for (const alert of met.flatMap(({ alerts = [] }) => alerts)) context.alert(alert, saved.id)
  for (const parent of again) if (parent.id !== saved.id) runWorkflow(parent, context)
  return again.some(({ id }) => id === saved.id)
}
