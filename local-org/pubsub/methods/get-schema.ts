/** GetSchema: the Avro schema behind a schema id. */

import type { SchemaInfo, SchemaRequest } from '../messages.ts'
import type { UnaryMethod } from '../method.ts'
import { PubSubRefusal } from '../refusal-codes.ts'

export const method: UnaryMethod<SchemaRequest, SchemaInfo> = {
  kind: 'unary',
  answer({ bus }, { rpcId }, { schemaId }) {
    const schema = bus.schema(schemaId)
    if (!schema) throw new PubSubRefusal('schema.not.found')
    return { schemaJson: schema.text, schemaId: schema.id, rpcId }
  },
}
