/** The schema as it will be once the components planned so far are there: what later components are checked against. */

import type { FieldDef, ObjectDef } from '../org/index.ts'
import type { Ground } from './ground.ts'
import { notThere } from './refusals.ts'

interface PlannedObject {
  name: string
  fields: (Partial<FieldDef> & { name: string })[]
}

export class Draft {
  readonly ground: Ground
  readonly #planned = new Map<string, PlannedObject>()
  readonly #components = new Set<string>()

  constructor(ground: Ground) {
    this.ground = ground
  }

  /** The object as it is now; undefined when it is only planned or not known. */
  existing(name: string): ObjectDef | undefined {
    const { org } = this.ground
    return org.as(org.admin.id).object(name)
  }

  /** True when the object is there or will be. */
  hasObject(name: string): boolean {
    return this.existing(name) !== undefined || this.#planned.has(name.toLowerCase())
  }

  /** The field as it is or will be. */
  field(object: string, name: string): (Partial<FieldDef> & { name: string }) | undefined {
    const wanted = name.toLowerCase()
    const planned = this.#planned.get(object.toLowerCase())?.fields ?? []
    const known = this.existing(object)?.fields ?? []
    return [...planned, ...known].find((field) => field.name.toLowerCase() === wanted)
  }

  /** Notes that a component of another type will be there. */
  add(type: string, fullName: string): void {
    this.#components.add(`${type} ${fullName}`)
  }

  /** Throws OrgError when a component is neither there (`existing`) nor planned. */
  need(type: string, fullName: string, existing: unknown): void {
    if (existing === undefined && !this.#components.has(`${type} ${fullName}`)) throw notThere(type, fullName)
  }

  addObject(name: string): void {
    this.#planned.set(name.toLowerCase(), { name, fields: [] })
  }

  addField(object: string, field: Partial<FieldDef> & { name: string }): void {
    const planned = this.#planned.get(object.toLowerCase()) ?? { name: object, fields: [] }
    planned.fields.push(field)
    this.#planned.set(object.toLowerCase(), planned)
  }
}
