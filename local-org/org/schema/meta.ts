/** One object's definition, prepared for saving: fields by any spelling, and the fields that need work, sorted out once. */
import type { FieldDef, ObjectDef } from '../schema.ts'
import { isRichText } from './is-rich-text.ts'

/** The fields of an object by what they need. */
interface Sorted {
  references: FieldDef[]
  uniques: FieldDef[]
  required: FieldDef[]
  defaults: FieldDef[]
  autoNumbers: FieldDef[]
  formulas: FieldDef[]
  summaries: FieldDef[]
  dependents: FieldDef[]
  richTexts: FieldDef[]
  exact: Map<string, FieldDef>
  anyCase: Map<string, FieldDef>
  relationships: Map<string, FieldDef>
}

export class Meta {
  readonly def: ObjectDef
  readonly name: string
  readonly #onSorted: () => void
  #known: Sorted | undefined

  /** Fields are sorted out when first asked for; `onSorted` hears of it. */
  constructor(def: ObjectDef, onSorted: () => void = () => {}) {
    this.def = def
    this.name = def.name
    this.#onSorted = onSorted
  }

  get references(): FieldDef[] {
    return this.#sorted.references
  }

  get uniques(): FieldDef[] {
    return this.#sorted.uniques
  }

  /** Required on create: not nillable, writable, without a value of the org's own. */
  get required(): FieldDef[] {
    return this.#sorted.required
  }

  get defaults(): FieldDef[] {
    return this.#sorted.defaults
  }

  get autoNumbers(): FieldDef[] {
    return this.#sorted.autoNumbers
  }

  get formulas(): FieldDef[] {
    return this.#sorted.formulas
  }

  get summaries(): FieldDef[] {
    return this.#sorted.summaries
  }

  /** Dependent picklists. */
  get dependents(): FieldDef[] {
    return this.#sorted.dependents
  }

  /** Texts with markup that is held to what pages may show. */
  get richTexts(): FieldDef[] {
    return this.#sorted.richTexts
  }

  /** Field by name in any case. */
  field(name: string): FieldDef | undefined {
    return this.#sorted.exact.get(name) ?? this.#sorted.anyCase.get(name.toLowerCase())
  }

  /** By exact name; what rules ask before they set a field that a smaller schema may lack. */
  has(name: string): boolean {
    return this.#sorted.exact.has(name)
  }

  /** The reference field behind a relationship name ('Account' -> AccountId). */
  relationship(name: string): FieldDef | undefined {
    return this.#sorted.relationships.get(name.toLowerCase())
  }

  get #sorted(): Sorted {
    if (!this.#known) {
      this.#known = sortOut(this.def.fields)
      this.#onSorted()
    }
    return this.#known
  }
}

function sortOut(fields: FieldDef[]): Sorted {
  const named = fields.flatMap((field) => (field.relationshipName ? [[field.relationshipName, field] as const] : []))
  return {
    references: fields.filter((field) => field.type === 'reference'),
    uniques: fields.filter((field) => field.unique && !field.autoNumber),
    required: fields.filter((field) => !field.nillable && field.createable && !field.defaultedOnCreate),
    defaults: fields.filter(hasDefault),
    autoNumbers: fields.filter((field) => field.autoNumber),
    formulas: fields.filter((field) => field.formula !== undefined),
    summaries: fields.filter((field) => field.summary !== undefined),
    dependents: fields.filter((field) => field.dependentPicklist),
    richTexts: fields.filter(isRichText),
    exact: new Map(fields.map((field) => [field.name, field])),
    anyCase: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    relationships: new Map(named.map(([name, field]) => [name.toLowerCase(), field])),
  }
}

function hasDefault(field: FieldDef): boolean {
  if (field.defaultFormula !== undefined) return true
  if (field.defaultValue !== undefined && field.defaultValue !== null) return true
  return field.type !== 'multipicklist' && (field.picklistValues ?? []).some((value) => value.defaultValue)
}
