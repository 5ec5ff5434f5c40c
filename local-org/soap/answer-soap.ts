/** From a SOAP request to its reply: envelope, session, allowance, operation, and any failure as a fault. */

import type { Answer, OpenCall } from '../doors/wire/index.ts'
import type { Dialect } from './dialect.ts'
import { type Envelope, readEnvelope, reply } from './envelope.ts'
import { faultAnswer, unknownOperation } from './fault.ts'
import type { Operation } from './operation.ts'
import { type OpenSoapCall, toOpenCall, toSoapCall } from './soap-call.ts'
import { asAsked } from './wsdl/as-asked.ts'
import { inVersion } from './wsdl/in-version.ts'
import type { Xml } from './xml/write-xml.ts'

/** Answers one call with the operations of an API. Never rejects. */
export async function answerSoap(
  open: OpenCall,
  dialect: Dialect,
  operations: ReadonlyMap<string, Operation>,
): Promise<Answer> {
  try {
    const envelope = readEnvelope(open.body)
    const call = toOpenCall(open, dialect, envelope.header)
    const { name } = envelope.operation
    open.tally.resource = `${open.tally.resource ?? ''} ${name}`
    const { namespace = '' } = envelope.operation
    const operation = namespace === dialect.namespace ? operations.get(name) : undefined
    if (!operation) return unknownOperation(dialect, namespace, name)
    const result = await perform(call, operation, { ...envelope, operation: asAsked(dialect, envelope.operation) })
    const told = inVersion(dialect, call.version, name, result)
    const answer = reply(dialect, name, told, operation.open ? undefined : limitInfo(call))
    if (open.tally.lacking !== undefined) answer.headers['X-Local-Org-Unsupported'] = open.tally.lacking
    return answer
  } catch (failure) {
    return faultAnswer(dialect, failure)
  }
}

function perform(call: OpenSoapCall, operation: Operation, { header, operation: args }: Envelope): Xml | Promise<Xml> {
  return operation.open ? operation.run(call, args) : operation.run(toSoapCall(call, header), args)
}

/** The version whose WSDL has the header. */
const limitInfoSince = 29

/** Every reply of the partner and enterprise API tells how much of the allowance is used. */
function limitInfo({ dialect, instance, version }: OpenSoapCall): Xml {
  if (dialect.vocabulary !== 'data' || Number(version) < limitInfoSince) return undefined
  const { used, max } = instance.org.spend(undefined, 0)
  return { LimitInfoHeader: { limitInfo: { current: used, limit: max, type: 'API REQUESTS' } } }
}
