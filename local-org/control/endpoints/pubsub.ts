/** The Pub/Sub API: failing calls, ended streams, managed subscriptions. */

import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { to18 } from '../../org/index.ts'
import { refusalCodes } from '../../pubsub/index.ts'
import { endpoint, nothing, ok } from '../endpoint.ts'

const code = z.enum(refusalCodes).describe('error code, without the prefix sfdc.platform.eventbus.grpc')
const preset = z.enum(['LATEST', 'EARLIEST']).optional()

const fault = z.strictObject({
  method: z
    .enum(['Subscribe', 'ManagedSubscribe', 'GetTopic', 'GetSchema', 'Publish', 'PublishStream'])
    .optional()
    .describe('left out: any'),
  code,
  times: z.number().int().min(1).default(1),
})

const subscription = z.strictObject({
  developerName: z.string(),
  topic: z.string(),
  defaultReplay: preset,
  errorRecoveryReplay: preset,
  state: z.enum(['RUN', 'STOP']).optional(),
})

const managed = subscription.required().extend({
  id: z.string(),
  committed: z.number().nullable().describe('replay id committed last'),
})

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/pubsub/faults',
    summary: 'The next calls of the Pub/Sub API fail with a code',
    input: fault,
    output: z.array(fault),
    run({ instance: { pubsub } }, { method, ...rule }) {
      pubsub.faults.add(method === undefined ? rule : { method, ...rule })
      return pubsub.faults.list
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/pubsub/faults',
    summary: 'Takes all of them back',
    input: nothing,
    output: ok,
    run: ({ instance: { pubsub } }) => pubsub.faults.clear(),
  }),
  endpoint({
    method: 'POST',
    path: '/pubsub/end-streams',
    summary: 'Ends all open streams of the Pub/Sub API with a code',
    input: z.strictObject({ code: code.default('service.unavailable') }),
    output: ok,
    run: ({ instance: { pubsub } }, wish) => pubsub.endStreams(wish.code),
  }),
  endpoint({
    method: 'GET',
    path: '/pubsub/managed-subscriptions',
    summary: 'Managed event subscriptions with the positions committed',
    input: nothing,
    output: z.array(managed),
    run: ({ instance }) => instance.managed.list,
  }),
  endpoint({
    method: 'POST',
    path: '/pubsub/managed-subscriptions',
    summary: 'Adds or changes a managed event subscription',
    input: subscription,
    output: managed,
    run({ instance }, wish) {
      const given = Object.entries(wish).filter(([, member]) => member !== undefined)
      const { developerName, topic } = wish
      return instance.managed.save({ developerName, topic, ...Object.fromEntries(given) }, newId)
    },
  }),
]

/** An id of the Tooling API's object ManagedEventSubscription. */
function newId(): string {
  return to18(`18xdL0${randomBytes(5).toString('hex').slice(0, 9)}`) ?? ''
}
