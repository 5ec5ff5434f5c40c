/** The shape of an object's change events or of a platform event: schema, fields and where stored fields lie. */

import type { ObjectDef } from '../org/index.ts'
import { changeEventSchema, type EventSchema, platformEventSchema } from './avro-schema.ts'
import { type EventField, type EventPlace, eventFields, placesOf } from './event-fields.ts'
import { changeEventName, isPlatformEvent } from './topics.ts'

export interface EventShape {
  object: ObjectDef
  schema: EventSchema
  /** Header not counted. Empty for platform events. */
  fields: EventField[]
  places: ReadonlyMap<string, EventPlace>
  /** Names of the stored fields in `places`. */
  stored: readonly string[]
}

/** Shapes by definition, and schemas by id. A changed definition is a new object, so old schemas stay findable. */
export class EventShapes {
  readonly #shapes = new WeakMap<ObjectDef, EventShape>()
  readonly #schemas = new Map<string, EventSchema>()

  of(object: ObjectDef): EventShape {
    const known = this.#shapes.get(object)
    if (known) return known
    const shape = isPlatformEvent(object.name) ? platformShape(object) : changeShape(object)
    this.#shapes.set(object, shape)
    this.#schemas.set(shape.schema.id, shape.schema)
    return shape
  }

  /** A schema ever given out, by its id. */
  schema(id: string): EventSchema | undefined {
    return this.#schemas.get(id)
  }
}

function platformShape(object: ObjectDef): EventShape {
  return { object, schema: platformEventSchema(object), fields: [], places: new Map(), stored: [] }
}

function changeShape(object: ObjectDef): EventShape {
  const fields = eventFields(object)
  const schema = changeEventSchema(changeEventName(object.name), object, fields)
  const places = placesOf(fields)
  return { object, schema, fields, places, stored: [...places.keys()] }
}
