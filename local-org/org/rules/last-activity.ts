/** Records know the day of their latest closed task or event, opportunities whether a task is open. */
import type { Change, Draft, Rule, RuleContext } from '../save/rule.ts'
import type { Row, Value } from '../schema.ts'

const LINKS = ['WhatId', 'WhoId', 'AccountId']
const ACTIVITIES = ['Task', 'Event']
const DAY = 'LastActivityDate'
const OPEN = 'HasOpenActivity'

const isThere = (activity: Draft | Row | undefined) => activity !== undefined && activity['IsDeleted'] !== true

/** The day an activity counts for; null for open tasks and what is deleted. */
function dayOf(object: string, activity: Draft | Row | undefined): Value {
  if (!activity || !isThere(activity) || (object === 'Task' && activity['IsClosed'] !== true)) return null
  return activity['ActivityDate'] ?? null
}

function isOpenTask(object: string, activity: Draft | Row | undefined): boolean {
  return object === 'Task' && isThere(activity) && activity?.['IsClosed'] !== true
}

/** All activities of a record, by whichever link. */
function* activitiesOf(context: RuleContext, id: Value): Iterable<{ object: string; row: Row }> {
  for (const object of ACTIVITIES) {
    for (const link of LINKS) for (const row of context.find(object, link, id)) yield { object, row }
  }
}

/** The latest day is looked up only when the one that may have been it is gone: most activities are later than all before. */
function keepDay(context: RuleContext, parent: Row, gone: Value, come: Value): void {
  const known = parent[DAY] ?? null
  if (gone !== null && gone === known && (come === null || come < gone)) {
    let latest: Value = null
    for (const { object, row } of activitiesOf(context, parent.Id)) {
      const day = dayOf(object, row)
      if (day !== null && (latest === null || day > latest)) latest = day
    }
    context.derive(parent.Id, { [DAY]: latest })
  } else if (come !== null && (known === null || come > known)) context.derive(parent.Id, { [DAY]: come })
}

function keepOpen(context: RuleContext, parent: Row, was: boolean, is: boolean): void {
  if (is) context.derive(parent.Id, { [OPEN]: true })
  else if (was) {
    const open = [...activitiesOf(context, parent.Id)].some(({ object, row }) => isOpenTask(object, row))
    context.derive(parent.Id, { [OPEN]: open })
  }
}

/** What a record's links bring to a parent: the activity before the change and after it, as far as it points there. */
interface Turn {
  object: string
  from: Draft | Row | undefined
  to: Draft | Row | undefined
}

function keepParent(context: RuleContext, id: Value, { object, from, to }: Turn): void {
  const parent = context.live(id)
  const meta = typeof id === 'string' ? context.catalog.ofId(id) : undefined
  if (!parent || !meta) return
  if (meta.has(DAY)) keepDay(context, parent, dayOf(object, from), dayOf(object, to))
  if (meta.has(OPEN)) keepOpen(context, parent, isOpenTask(object, from), isOpenTask(object, to))
}

/** The activity after the change; undefined when it is gone. */
function afterOf({ kind, after }: Change): Draft | undefined {
  if (kind === 'delete') return undefined
  return kind === 'undelete' ? { ...after, IsDeleted: false } : after
}

export default {
  objects: ACTIVITIES,
  order: 96,
  after(change, context) {
    const { before, meta } = change
    const after = afterOf(change)
    const parents = new Set([before, after].flatMap((one) => LINKS.map((link) => one?.[link] ?? null)))
    for (const id of parents) {
      if (id === null) continue
      const pointed = (one: Draft | Row | undefined) => (LINKS.some((link) => one?.[link] === id) ? one : undefined)
      keepParent(context, id, { object: meta.name, from: pointed(before), to: pointed(after) })
    }
  },
} satisfies Rule
