/** Outbound messages: set up, look at, take down. */

import { z } from 'zod'
import { runQuery } from '../../soql/index.ts'
import { type Controlled, endpoint, nothing, removal } from '../endpoint.ts'
import { unknown } from '../refusal.ts'

const wish = z.strictObject({
  name: z.string(),
  object: z.string(),
  endpointUrl: z.url({ protocol: /^https?$/ }),
  fields: z.array(z.string()).describe('fields sent besides Id'),
  on: z.enum(['create', 'create-or-update']).default('create-or-update'),
  condition: z.string().optional().describe('SOQL condition the record must meet'),
  active: z.boolean().default(true),
  includeSessionId: z.boolean().default(false),
  apiVersion: z
    .string()
    .regex(/^\d\d\.0$/)
    .default('60.0'),
  firstRetryMs: z.number().min(1).default(10_000).describe('wait before the second attempt, ms of org time'),
})

const message = wish.extend({ id: z.string() }).loose()

const delivery = z.strictObject({
  message,
  notifications: z.array(z.strictObject({ id: z.string(), recordId: z.string() })),
  attempts: z.int(),
  queuedAt: z.number().describe('org time, epoch milliseconds'),
  dueAt: z.number().describe('of the next attempt'),
  lastAnswer: z.string().optional().describe('what the last attempt came to'),
})

/** Object and fields in their true spelling; a wrong one, or a wrong condition, is refused now and not at a save. */
function checked({ instance: { org } }: Controlled, { condition, ...given }: z.output<typeof wish>) {
  const view = org.as(org.admin.id)
  const object = view.object(given.object)
  if (!object) throw unknown(`There is no object ${given.object}.`)
  const fields = given.fields.map((name) => {
    const field = view.field(object, name)
    if (!field) throw unknown(`${object.name} has no field ${name}.`)
    return field.name
  })
  if (condition !== undefined) runQuery(view, `SELECT Id FROM ${object.name} WHERE (${condition}) LIMIT 1`)
  return { ...given, object: object.name, fields, ...(condition === undefined ? {} : { condition }) }
}

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/outbound-messages',
    summary: 'Adds an outbound message, or replaces the one of that name',
    input: wish,
    output: message,
    run: (controlled, given) => controlled.instance.outbound.save(checked(controlled, given)),
  }),
  endpoint({
    method: 'GET',
    path: '/outbound-messages',
    summary: 'The outbound messages that are set up',
    input: nothing,
    output: z.array(message),
    run: ({ instance }) => instance.outbound.messages(),
  }),
  endpoint({
    method: 'GET',
    path: '/outbound-messages/queue',
    summary: 'What was not acknowledged yet, with attempts and the last answer',
    input: nothing,
    output: z.array(delivery),
    run: ({ instance }) => instance.outbound.queue(),
  }),
  endpoint({
    method: 'DELETE',
    path: '/outbound-messages/:name',
    summary: 'Takes an outbound message down; what is queued is still sent',
    input: nothing,
    output: removal,
    run({ instance }, _, { name = '' }) {
      if (!instance.outbound.remove(name)) throw unknown(`There is no outbound message ${name}.`)
      return { removed: 1 }
    },
  }),
]
