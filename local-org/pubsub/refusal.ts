/** Turns any failure into what gRPC sends: a status, and trailers with Salesforce's own code, the id of the call and its method. */

import { Metadata, type ServiceError } from '@grpc/grpc-js'
import { PubSubRefusal } from './refusal-codes.ts'

const prefix = 'sfdc.platform.eventbus.grpc.'

/** What is no refusal is a fault of ours. */
export function toServiceError(failure: unknown, rpcId: string, method: string): ServiceError {
  if (!(failure instanceof PubSubRefusal)) console.error(failure)
  const refusal = failure instanceof PubSubRefusal ? failure : new PubSubRefusal('service.internal.error')
  const metadata = new Metadata()
  metadata.set('error-code', `${prefix}${refusal.code}`)
  metadata.set('rpc-id', rpcId)
  metadata.set('type', method)
  const details = `${refusal.message} rpcId: ${rpcId}`
  return { name: 'ServiceError', message: details, code: refusal.status, details, metadata }
}
