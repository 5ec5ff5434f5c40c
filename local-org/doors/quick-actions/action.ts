/** The quick actions every org has: what they make, on what page, and what they fill in by themselves. */

import { type ObjectDef, to18 } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

export interface Action {
  name: string
  label: string
  type: 'Create' | 'LogACall'
  /** Object of the record it makes. */
  target: string
  /** Fields a person fills in. */
  fields: string[]
  /** Values the action itself gives; `now` is epoch ms of org time. */
  fixed?: (now: number) => Record<string, unknown>
}

const activityFields = ['Subject', 'Description', 'WhoId', 'WhatId']

export const actions: Action[] = [
  {
    name: 'LogACall',
    label: 'Log a Call',
    type: 'LogACall',
    target: 'Task',
    fields: activityFields,
    fixed: (now) => ({
      Subject: 'Call',
      Status: 'Completed',
      TaskSubtype: 'Call',
      ActivityDate: new Date(now).toISOString().slice(0, 10),
    }),
  },
  {
    name: 'NewTask',
    label: 'New Task',
    type: 'Create',
    target: 'Task',
    fields: [...activityFields, 'ActivityDate', 'Status'],
  },
  {
    name: 'NewEvent',
    label: 'New Event',
    type: 'Create',
    target: 'Event',
    fields: [...activityFields, 'StartDateTime', 'EndDateTime'],
  },
  { name: 'NewAccount', label: 'New Account', type: 'Create', target: 'Account', fields: ['Name', 'Phone', 'Website'] },
  {
    name: 'NewContact',
    label: 'New Contact',
    type: 'Create',
    target: 'Contact',
    fields: ['FirstName', 'LastName', 'Email', 'Phone', 'AccountId'],
  },
  {
    name: 'NewLead',
    label: 'New Lead',
    type: 'Create',
    target: 'Lead',
    fields: ['FirstName', 'LastName', 'Company', 'Email', 'Phone'],
  },
  {
    name: 'NewOpportunity',
    label: 'New Opportunity',
    type: 'Create',
    target: 'Opportunity',
    fields: ['Name', 'StageName', 'CloseDate', 'Amount', 'AccountId'],
  },
  {
    name: 'NewCase',
    label: 'New Case',
    type: 'Create',
    target: 'Case',
    fields: ['Subject', 'Description', 'Status', 'AccountId', 'ContactId'],
  },
]

/** The field by which a record made on another's page points there; undefined when it does not. */
export function contextField(call: Call, target: ObjectDef, contextId: string): string | undefined {
  const prefix = to18(contextId)?.slice(0, 3)
  const context = [...call.view.objects()].find(({ keyPrefix }) => keyPrefix === prefix)
  if (!context || !target.name) return undefined
  const links = target.fields.filter(
    ({ type, createable, referenceTo = [] }) =>
      type === 'reference' && createable && referenceTo.includes(context.name),
  )
  const link = links.find(({ name }) => ['WhoId', 'WhatId', `${context.name}Id`].includes(name))
  return link?.name
}
