/** GetSchema: the Avro schema behind a schema id. */

import type { SchemaInfo, SchemaRequest } from '../messages.ts'
import type { UnaryMethod } from '../method.ts'
import { PubSubRefusal } from '../refusal-codes.ts'
import { tenantOf } from '../tenant.ts'

export const method: UnaryMethod<SchemaRequest, SchemaInfo> = {
  kind: 'unary',
  answer({ bus }, { rpcId }, { schemaId }) {
    if (schemaId === '') throw new PubSubRefusal('schema.validation.failed')
    const schema = bus.schema(schemaId)
    if (!schema) throw new PubSubRefusal('schema.meta.permission', { org: tenantOf(bus.org) })
    return { schemaJson: schema.text, schemaId: schema.id, rpcId }
  },
}
