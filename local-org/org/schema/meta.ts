/** One object's definition, prepared for saving: fields by any spelling, and the fields that need work, sorted out once. */
import type { FieldDef, ObjectDef } from '../schema.ts'

export class Meta {
  readonly def: ObjectDef
  readonly name: string
  readonly references: FieldDef[]
  readonly uniques: FieldDef[]
  /** Required on create: not nillable, writable, without a value of the org's own. */
  readonly required: FieldDef[]
  readonly defaults: FieldDef[]
  readonly autoNumbers: FieldDef[]
  readonly formulas: FieldDef[]
  readonly summaries: FieldDef[]
  /** Dependent picklists. */
  readonly dependents: FieldDef[]
  readonly #exact: Map<string, FieldDef>
  readonly #anyCase = new Map<string, FieldDef>()
  readonly #relationships = new Map<string, FieldDef>()

  constructor(def: ObjectDef) {
    const { fields } = def
    this.def = def
    this.name = def.name
    this.#exact = new Map(fields.map((field) => [field.name, field]))
    for (const field of fields) {
      this.#anyCase.set(field.name.toLowerCase(), field)
      if (field.relationshipName) this.#relationships.set(field.relationshipName.toLowerCase(), field)
    }
    this.references = fields.filter((field) => field.type === 'reference')
    this.uniques = fields.filter((field) => field.unique && !field.autoNumber)
    this.required = fields.filter((field) => !field.nillable && field.createable && !field.defaultedOnCreate)
    this.defaults = fields.filter(hasDefault)
    this.autoNumbers = fields.filter((field) => field.autoNumber)
    this.formulas = fields.filter((field) => field.formula !== undefined)
    this.dependents = fields.filter((field) => field.dependentPicklist)
    this.summaries = fields.filter((field) => field.summary !== undefined)
  }

  /** Field by name in any case. */
  field(name: string): FieldDef | undefined {
    return this.#exact.get(name) ?? this.#anyCase.get(name.toLowerCase())
  }

  /** By exact name; what rules ask before they set a field that a smaller schema may lack. */
  has(name: string): boolean {
    return this.#exact.has(name)
  }

  /** The reference field behind a relationship name ('Account' -> AccountId). */
  relationship(name: string): FieldDef | undefined {
    return this.#relationships.get(name.toLowerCase())
  }
}

function hasDefault(field: FieldDef): boolean {
  if (field.defaultFormula !== undefined) return true
  if (field.defaultValue !== undefined && field.defaultValue !== null) return true
  return field.type !== 'multipicklist' && (field.picklistValues ?? []).some((value) => value.defaultValue)
}
