/** Events to Avro bytes and back. Each event is written once, however many subscribers there are. */

import avsc from 'avsc'
import {
  avroChange,
  avroPlatform,
  type BusEvent,
  type EventBus,
  type EventSchema,
  eventUuid,
  replayIdToBytes,
} from '../events/index.ts'
import type { ConsumerEvent } from './messages.ts'

export interface Codec {
  /** Undefined when the object behind the event is gone from the schema. */
  encode(event: BusEvent): ConsumerEvent | undefined
  /** Values of a payload by field. Throws what avsc throws for bytes that are not of the schema. */
  decode(schema: EventSchema, payload: Buffer): Record<string, unknown>
}

export function createCodec(bus: EventBus): Codec {
  const types = new Map<string, avsc.Type>()
  const written = new WeakMap<BusEvent, ConsumerEvent>()

  function typeOf({ id, text }: EventSchema): avsc.Type {
    const known = types.get(id)
    if (known) return known
    const type = avsc.Type.forSchema(JSON.parse(text))
    types.set(id, type)
    return type
  }

  function write(event: BusEvent): ConsumerEvent | undefined {
    const shape = event.kind === 'stream' ? undefined : bus.shapeOf(event.subject)
    if (event.kind === 'stream' || !shape) return undefined
    const body = event.kind === 'change' ? avroChange(event, shape) : avroPlatform(event, shape)
    const payload = typeOf(shape.schema).toBuffer(body)
    const id = eventUuid(event)
    return { event: { id, schemaId: shape.schema.id, payload }, replayId: replayIdToBytes(event.replayId) }
  }

  return {
    encode(event) {
      const known = written.get(event)
      if (known) return known
      const fresh = write(event)
      if (fresh) written.set(event, fresh)
      return fresh
    },
    decode: (schema, payload): Record<string, unknown> => typeOf(schema).fromBuffer(payload),
  }
}
