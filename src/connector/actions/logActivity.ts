/** Logs something that was done: a call, an e-mail, a meeting note. */
import { z } from 'zod'
import { defineCreation } from '../creation.ts'
import task from '../objects/Task.ts'
import type { NewRow } from '../records/create.ts'

/** How each kind stands in the timeline. */
const kinds = {
  call: { TaskSubtype: 'Call', Subject: 'Call' },
  email: { TaskSubtype: 'Email', Subject: 'Email' },
  meeting: { TaskSubtype: 'Task', Subject: 'Meeting notes' },
}

const input = z.strictObject({
  kind: z.enum(['call', 'email', 'meeting']).describe('What was done'),
  subject: z.string().optional().describe('What it was about; left out, the kind'),
  description: z.string().optional().describe('Notes'),
  whoId: z.string().nullish().describe('Id of the contact or lead'),
  whatId: z.string().nullish().describe('Id of the opportunity, account, case, …'),
  date: z.string().describe('Day it was done (YYYY-MM-DD)'),
  durationSeconds: z.number().int().min(0).optional().describe('Length of the call'),
  status: z.string().default('Completed').describe('A closed task status of the org'),
})

const toRow = (given: z.infer<typeof input>): NewRow => ({
  object: 'Task',
  fields: {
    ...kinds[given.kind],
    ...(given.subject ? { Subject: given.subject } : {}),
    Description: given.description,
    WhoId: given.whoId,
    WhatId: given.whatId,
    ActivityDate: given.date,
    CallDurationInSeconds: given.durationSeconds,
    Status: given.status,
  },
})

export default defineCreation({
  id: 'logActivity',
  title: 'Log Activity',
  describe: 'Logs a call, an e-mail or meeting notes as a finished task of a person or record.',
  object: 'Task',
  group: 'Tasks',
  input,
  toRow,
  record: task,
  examples: [
    {
      title: 'A call',
      given: { contact: { object: 'Contact', fields: { LastName: 'Okafor' } } },
      input: { kind: 'call', whoId: '$contact', date: '2026-05-04', description: 'Wants the offer by Friday.' },
      output: { id: '<id>', created: true },
    },
    {
      title: 'A date that is none',
      input: { kind: 'meeting', date: 'yesterday' },
      problem: 'field-value-invalid',
    },
  ],
})
