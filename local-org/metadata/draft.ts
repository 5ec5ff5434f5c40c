/** The schema as it will be once the components planned so far are there: what later components are checked against. */

import type { FieldDef, Fields, ObjectDef } from '../org/index.ts'
import type { Facts } from './facts.ts'
import type { Ground } from './ground.ts'
import { notThere } from './refusals.ts'

type Named = Partial<FieldDef> & { name: string }

interface PlannedObject {
  name: string
  fields: Named[]
}

/** What every new object has. */
const usualFields: Named[] = [
  { name: 'Id', type: 'id' },
  { name: 'Name' },
  { name: 'IsDeleted', type: 'boolean' },
  { name: 'CreatedDate', type: 'datetime' },
  { name: 'LastModifiedDate', type: 'datetime' },
  { name: 'SystemModstamp', type: 'datetime' },
  { name: 'DeveloperName' },
  { name: 'MasterLabel' },
  ...['Owner', 'CreatedBy', 'LastModifiedBy'].map((relationshipName): Named => {
    return { name: `${relationshipName}Id`, type: 'reference', referenceTo: ['User'], relationshipName }
  }),
]

/** A field without a type is a text. */
const typed = (field: Named | undefined) => field && { type: 'string' as const, ...field }

export class Draft {
  readonly ground: Ground
  readonly #planned = new Map<string, PlannedObject>()
  readonly #objects = new Set<string>()
  readonly #components = new Map<string, Facts>()

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
    return this.existing(name) !== undefined || this.#objects.has(name.toLowerCase())
  }

  /** The field as it is or will be. */
  field(object: string, name: string): Named | undefined {
    const wanted = name.toLowerCase()
    const planned = this.#planned.get(object.toLowerCase())?.fields ?? []
    const known = this.existing(object)?.fields ?? []
    return [...planned, ...known].find((field) => field.name.toLowerCase() === wanted)
  }

  /** What formulas may speak of: the fields there are or will be, and where relationships lead. */
  get fields(): Fields {
    return {
      field: (object, name) => typed(this.field(object, name)),
      relationship: (object, name) => typed(this.#relationship(object, name)),
    }
  }

  #relationship(object: string, name: string): Named | undefined {
    const wanted = name.toLowerCase()
    const fields = [
      ...(this.existing(object)?.fields ?? []),
      ...(this.#planned.get(object.toLowerCase())?.fields ?? []),
    ]
    const known = fields.find((field) => field.relationshipName?.toLowerCase() === wanted)
    return known ?? this.field(object, name.replace(/__r$/i, '__c'))
  }

  /** Notes that a component of another type will be there. */
  add(type: string, fullName: string, facts: Facts = {}): void {
    this.#components.set(`${type} ${fullName}`, facts)
  }

  /** What a component of another type will be. */
  planned(type: string, fullName: string): Facts | undefined {
    return this.#components.get(`${type} ${fullName}`)
  }

  /** Throws OrgError when a component is neither there (`existing`) nor planned. */
  need(type: string, fullName: string, existing: unknown): void {
    if (existing === undefined && !this.#components.has(`${type} ${fullName}`)) throw notThere(type, fullName)
  }

  addObject(name: string): void {
    this.#objects.add(name.toLowerCase())
    const planned = this.#planned.get(name.toLowerCase())?.fields ?? []
    const usual = usualFields.map((field) => ({ ...field, permissionable: false }))
    this.#planned.set(name.toLowerCase(), { name, fields: [...planned, ...usual] })
  }

  addField(object: string, field: Named): void {
    const planned = this.#planned.get(object.toLowerCase()) ?? { name: object, fields: [] }
    planned.fields.push(field)
    this.#planned.set(object.toLowerCase(), planned)
  }
}
