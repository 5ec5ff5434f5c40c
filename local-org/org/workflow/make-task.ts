/** Makes the task of a workflow rule. */
import { MS_PER_DAY } from '../formula/formula-value.ts'
import type { WorkflowTask } from '../rulebook.ts'
import type { RuleContext } from '../save/rule.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row, Value } from '../schema.ts'
import { localDay } from '../values/zone.ts'

/** Objects whose records a task is with; with all others it is about them. */
const PEOPLE = new Set(['Lead', 'Contact'])

type Holder = (row: Row, context: RuleContext) => Value | undefined

const HOLDERS: Record<string, Holder> = {
  owner: (row) => row['OwnerId'],
  creator: (row) => row['CreatedById'],
  accountOwner: (row, context) => context.live(row['AccountId'])?.['OwnerId'],
}

export function makeTask(task: WorkflowTask, meta: Meta, row: Row, context: RuleContext): void {
  if (!context.catalog.get('Task')) return
  context.insert('Task', {
    ...task.values,
    ActivityDate: dueDate(task, row, context),
    OwnerId: task.values['OwnerId'] ?? ownerOf(task, row, context),
    [PEOPLE.has(meta.name) ? 'WhoId' : 'WhatId']: row.Id,
  })
}

/** Queues hold no tasks: the running user has it then. */
function ownerOf({ assignedTo = 'owner' }: WorkflowTask, row: Row, context: RuleContext): string {
  const holder = HOLDERS[assignedTo]?.(row, context) ?? row['OwnerId']
  return typeof holder === 'string' && holder.startsWith('005') ? holder : context.userId
}

function dueDate({ dueDateOffset, offsetFromField }: WorkflowTask, row: Row, context: RuleContext): string {
  const zone = String(context.live(context.userId)?.['TimeZoneSidKey'] ?? 'GMT')
  const given = offsetFromField === undefined ? undefined : row[offsetFromField]
  const day = typeof given === 'string' ? Date.parse(given) / MS_PER_DAY : localDay(zone, Number(given ?? context.now))
  return new Date((day + dueDateOffset) * MS_PER_DAY).toISOString().slice(0, 10)
}
