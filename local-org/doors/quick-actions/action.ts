/** Quick actions: what they make or change, on what page, and what they fill in by themselves. */

import { type ObjectDef, OrgError, to18 } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

export interface Action {
  name: string
  label: string
  type: 'Create' | 'LogACall' | 'Update'
  /** Object of the record it makes or changes. */
  target: string
  /** Fields a person fills in. */
  fields: string[]
  /** Object on whose pages it stands; left out: on all of them. */
  context?: string
  /** Field of the new record that points to the record of the page; left out: found by its object. */
  parentField?: string
  successMessage?: string
  /** Values the action itself gives; `now` is epoch ms of org time. */
  fixed?: (now: number) => Record<string, unknown>
}

const activityFields = ['Subject', 'Description', 'WhoId', 'WhatId']

/** What a call that was made is, without being asked. */
function callNow(now: number): Record<string, unknown> {
  const ActivityDate = new Date(now).toISOString().slice(0, 10)
  return { Subject: 'Call', Status: 'Completed', TaskSubtype: 'Call', ActivityDate }
}

/** Object -> fields of the action 'New …' that every org has. */
const made: [object: string, fields: string[]][] = [
  ['Task', ['Subject', 'ActivityDate', 'WhoId', 'WhatId', 'OwnerId', 'Status']],
  ['Event', [...activityFields, 'StartDateTime', 'EndDateTime']],
  ['Account', ['Name', 'Phone', 'Website']],
  ['Contact', ['FirstName', 'LastName', 'Email', 'Phone', 'AccountId']],
  ['Lead', ['FirstName', 'LastName', 'Company', 'Email', 'Phone']],
  ['Opportunity', ['Name', 'StageName', 'CloseDate', 'Amount', 'AccountId']],
  ['Case', ['Subject', 'Description', 'Status', 'AccountId', 'ContactId']],
]

/** The actions every org has. */
export const actions: Action[] = [
  { name: 'LogACall', label: 'Log a Call', type: 'LogACall', target: 'Task', fields: activityFields, fixed: callNow },
  ...made.map(([target, fields]): Action => {
    return { name: `New${target}`, label: `New ${target}`, type: 'Create', target, fields }
  }),
]

/** The field by which a record made on another's page points there; undefined when it does not. Throws MALFORMED_ID for what is no id. */
export function contextField(call: Call, target: ObjectDef, contextId: string): string | undefined {
  const full = to18(contextId)
  if (full === undefined) throw new OrgError('MALFORMED_ID', `Context ID: id value of incorrect type: ${contextId}`)
  const prefix = full.slice(0, 3)
  const context = [...call.view.objects()].find(({ keyPrefix }) => keyPrefix === prefix)
  if (!context || !target.name) return undefined
  const links = target.fields.filter(
    ({ type, createable, referenceTo = [] }) =>
      type === 'reference' && createable && referenceTo.includes(context.name),
  )
  const link = links.find(({ name }) => ['WhoId', 'WhatId', `${context.name}Id`].includes(name))
  return link?.name
}
