/** All objects of the org by name and key prefix, who points at whom, and the custom part that is journalled. */
import type { Persistent } from '../journal/persistent.ts'
import type { FieldDef, ObjectDef } from '../schema.ts'
import { companionsOf } from './companions.ts'
import { Meta } from './meta.ts'
import { carriesFiles, OPEN_LINKS, pointingAt } from './open-links.ts'

/** A field of some object that points at another object's rows. */
export interface Link {
  meta: Meta
  field: FieldDef
}

type Added = { object: ObjectDef } | { field: FieldDef; of: string }
/** `gone`: the object of that name, or with `of` its field. */
export type SchemaEntry = Added | { gone: string; of?: string }

const nameOf = (entry: Added): string =>
  'object' in entry ? entry.object.name.toLowerCase() : `${entry.of}.${entry.field.name}`.toLowerCase()

export class Catalog implements Persistent<SchemaEntry> {
  readonly kind = 'schema'
  readonly #standard: readonly ObjectDef[]
  readonly #redefined: (object: ObjectDef | undefined, name: string) => void
  #metas = new Map<string, Meta>()
  #byPrefix = new Map<string, Meta>()
  #links = new Map<string, Link[]>()
  #added: Added[] = []
  /** Definitions on the way are nobody's business: rows would lose what half a schema has no field for. */
  #isRebuilding = false
  /** Grows with every change; what is derived from the schema keeps it to know when it is old. */
  version = 0

  /** `redefined` hears of every new or changed definition, and of a dropped one (undefined). */
  constructor(standard: readonly ObjectDef[], redefined: (object: ObjectDef | undefined, name: string) => void) {
    this.#standard = standard
    this.#redefined = redefined
    this.clear()
  }

  /** Object by name in any case. */
  get(name: string): Meta | undefined {
    return this.#metas.get(name) ?? this.#metas.get(name.toLowerCase())
  }

  /** The object an id belongs to, by its key prefix. */
  ofId(id: string): Meta | undefined {
    return this.#byPrefix.get(id.slice(0, 3))
  }

  *all(): Iterable<Meta> {
    for (const [key, meta] of this.#metas) if (key === meta.name) yield meta
  }

  /** All but those whose fields nobody has asked for yet: they have no rows. */
  *inUse(): Iterable<Meta> {
    for (const meta of this.all()) if (meta.def.further?.read !== false) yield meta
  }

  /** Fields everywhere that may point at rows of this object. */
  linksTo(object: string): Link[] {
    const known = this.#links.get(object)
    if (known) return known
    const links: Link[] = []
    for (const meta of this.inUse()) {
      for (const field of meta.references) if (field.referenceTo?.includes(object)) links.push({ meta, field })
    }
    this.#links.set(object, links)
    return links
  }

  /** The object as it was added, without the fields that came later; undefined for those of every org. */
  addedObject(name: string): ObjectDef | undefined {
    const entry = this.#added.find((known) => 'object' in known && nameOf(known) === name.toLowerCase())
    return entry && 'object' in entry ? entry.object : undefined
  }

  addedField(of: string, name: string): FieldDef | undefined {
    const wanted = `${of}.${name}`.toLowerCase()
    const entry = this.#added.find((known) => 'field' in known && nameOf(known) === wanted)
    return entry && 'field' in entry ? entry.field : undefined
  }

  /** Takes an entry in: as something new, in the place of what had its name, or as the end of it. */
  restore(entry: SchemaEntry): void {
    if ('gone' in entry) this.#remove(entry)
    else if (this.#added.some((known) => nameOf(known) === nameOf(entry))) {
      this.#rebuild(this.#added.map((known) => (nameOf(known) === nameOf(entry) ? entry : known)))
    } else this.#add(entry)
  }

  snapshot(): Iterable<SchemaEntry> {
    return this.#added
  }

  clear(): void {
    for (const entry of this.#added) if ('object' in entry) this.#forget(entry.object)
    this.#begin()
  }

  #forget(object: ObjectDef): void {
    for (const { def } of companionsOf(object)) this.#redefined(undefined, def.name)
    this.#redefined(undefined, object.name)
  }

  #add(entry: Added): void {
    this.#added.push(entry)
    if ('object' in entry) this.#addObject(entry.object)
    else this.#addField(entry.of, entry.field)
  }

  #addObject(object: ObjectDef): void {
    const companions = companionsOf(object)
    const relations = companions.map(({ def, relationshipName }) => {
      return { childSObject: def.name, field: 'ParentId', relationshipName }
    })
    const open = carriesFiles(object) ? OPEN_LINKS.filter(({ childSObject }) => this.get(childSObject)) : []
    this.#define({ ...object, childRelationships: [...object.childRelationships, ...open, ...relations] })
    for (const { childSObject, field } of open) {
      const child = this.get(childSObject)
      if (child) this.#define(pointingAt(read(child.def), field, object.name))
    }
    for (const { def } of companions) this.#define(def)
    for (const field of object.fields) if (field.custom && field.type === 'reference') this.#addChild(object, field)
  }

  #addField(of: string, field: FieldDef): void {
    const meta = this.get(of)
    if (!meta) return
    const isNew = !meta.def.fields.some(({ name }) => name === field.name)
    const fields = isNew ? [...meta.def.fields, field] : replaced(meta.def.fields, field)
    this.#define({ ...read(meta.def), fields })
    if (isNew && field.custom && field.type === 'reference') this.#addChild(meta.def, field)
  }

  #remove({ gone, of }: { gone: string; of?: string }): void {
    const name = (of === undefined ? gone : `${of}.${gone}`).toLowerCase()
    const object = of === undefined ? this.addedObject(gone) : undefined
    this.#rebuild(this.#added.filter((entry) => nameOf(entry) !== name && !nameOf(entry).startsWith(`${name}.`)))
    if (object) this.#forget(object)
  }

  /** Everything anew: what other objects know of a changed or removed one goes with it. */
  #rebuild(entries: Added[]): void {
    this.#isRebuilding = true
    this.#begin()
    for (const entry of entries) this.#add(entry)
    this.#isRebuilding = false
    for (const { def, name } of this.all()) this.#redefined(def, name)
  }

  #begin(): void {
    this.#metas = new Map()
    this.#byPrefix = new Map()
    this.#added = []
    for (const object of this.#standard) this.#define(object)
  }

  #define(def: ObjectDef): void {
    const meta = new Meta(def, () => this.#links.clear())
    this.#metas.set(def.name, meta)
    this.#metas.set(def.name.toLowerCase(), meta)
    if (def.keyPrefix && !this.#byPrefix.has(def.keyPrefix)) this.#byPrefix.set(def.keyPrefix, meta)
    if (def.keyPrefix && this.#byPrefix.get(def.keyPrefix)?.name === def.name) this.#byPrefix.set(def.keyPrefix, meta)
    this.#links.clear()
    this.version++
    if (!this.#isRebuilding) this.#redefined(def, def.name)
  }

  /** The parents of a new reference learn of their children: 'Crates__r'. */
  #addChild(child: ObjectDef, field: FieldDef): void {
    const relationshipName = `${field.childRelationshipName ?? child.labelPlural.replace(/\W/g, '')}__r`
    for (const parent of field.referenceTo ?? []) {
      const meta = this.get(parent)
      const relation = { childSObject: child.name, field: field.name, relationshipName }
      if (meta) this.#define({ ...read(meta.def), childRelationships: [...meta.def.childRelationships, relation] })
    }
  }
}

/** The definition with nothing left to be read. */
function read({ further: _, ...def }: ObjectDef): ObjectDef {
  return def
}

/** The fields with one of them in the place of what had its name. */
function replaced(fields: readonly FieldDef[], field: FieldDef): FieldDef[] {
  return fields.map((known) => (known.name === field.name ? field : known))
}
