/** Creates a task for a record or a person, with the input names meeting agents use. */
import { z } from 'zod'
import { defineCreation } from '../creation.ts'
import task from '../objects/Task.ts'
import type { NewRow } from '../records/create.ts'

const input = z.strictObject({
  what_id: z.string().nullish().describe('Related record ID (Opportunity, Account)'),
  who_id: z.string().nullish().describe('Related person ID (Contact, Lead)'),
  subject: z.string().min(1).describe('Task subject'),
  description: z.string().min(1).describe('Task description'),
  activity_date: z.string().nullish().describe('Due date (YYYY-MM-DD)'),
  task_subtype: z.string().default('Call').describe('How it looks in Salesforce: Call, Task, Email, …'),
})

const toRow = (given: z.infer<typeof input>): NewRow => ({
  object: 'Task',
  fields: {
    WhatId: given.what_id,
    WhoId: given.who_id,
    Subject: given.subject,
    Description: given.description,
    ActivityDate: given.activity_date,
    TaskSubtype: given.task_subtype,
  },
})

export default defineCreation({
  id: 'createSalesforceTask',
  title: 'Create Salesforce Task',
  describe: 'Creates a task associated with a record or a person. It appears as a call unless you say otherwise.',
  object: 'Task',
  group: 'Tasks',
  input,
  toRow,
  record: task,
  examples: [
    {
      title: 'A task on an opportunity',
      given: {
        deal: { object: 'Opportunity', fields: { Name: 'Presses', StageName: 'Prospecting', CloseDate: '2031-06-30' } },
      },
      input: { what_id: '$deal', subject: 'Send proposal', description: 'As agreed', activity_date: '2031-01-15' },
      output: { id: '<id>', created: true },
    },
    {
      title: 'A person where a record belongs',
      given: { contact: { object: 'Contact', fields: { LastName: 'Okafor' } } },
      input: { what_id: '$contact', subject: 'Send proposal', description: 'As agreed' },
      problem: 'id-malformed',
    },
  ],
})
