/** All objects of the org by name and key prefix, who points at whom, and the custom part that is journalled. */
import type { Persistent } from '../journal/persistent.ts'
import type { FieldDef, ObjectDef } from '../schema.ts'
import { Meta } from './meta.ts'

/** A field of some object that points at another object's rows. */
export interface Link {
  meta: Meta
  field: FieldDef
}

type SchemaEntry = { object: ObjectDef } | { field: FieldDef; of: string }

export class Catalog implements Persistent<SchemaEntry> {
  readonly kind = 'schema'
  readonly #standard: readonly ObjectDef[]
  readonly #redefined: (object: ObjectDef | undefined, name: string) => void
  #metas = new Map<string, Meta>()
  #byPrefix = new Map<string, Meta>()
  #links = new Map<string, Link[]>()
  #added: SchemaEntry[] = []
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

  /** Fields everywhere that may point at rows of this object. */
  linksTo(object: string): Link[] {
    const known = this.#links.get(object)
    if (known) return known
    const links: Link[] = []
    for (const meta of this.all()) {
      for (const field of meta.references) if (field.referenceTo?.includes(object)) links.push({ meta, field })
    }
    this.#links.set(object, links)
    return links
  }

  addObject(object: ObjectDef): void {
    this.#added.push({ object })
    this.#define(object)
    for (const field of object.fields) if (field.custom && field.type === 'reference') this.#addChild(object, field)
  }

  addField(of: string, field: FieldDef): void {
    this.#added.push({ of, field })
    const meta = this.get(of)
    if (!meta) return
    this.#define({ ...meta.def, fields: [...meta.def.fields, field] })
    if (field.type === 'reference') this.#addChild(meta.def, field)
  }

  restore(entry: SchemaEntry): void {
    if ('object' in entry) this.addObject(entry.object)
    else this.addField(entry.of, entry.field)
  }

  snapshot(): Iterable<SchemaEntry> {
    return this.#added
  }

  clear(): void {
    for (const entry of this.#added) if ('object' in entry) this.#redefined(undefined, entry.object.name)
    this.#metas = new Map()
    this.#byPrefix = new Map()
    this.#added = []
    for (const object of this.#standard) this.#define(object)
  }

  #define(def: ObjectDef): void {
    const meta = new Meta(def)
    this.#metas.set(def.name, meta)
    this.#metas.set(def.name.toLowerCase(), meta)
    if (def.keyPrefix && !this.#byPrefix.has(def.keyPrefix)) this.#byPrefix.set(def.keyPrefix, meta)
    if (def.keyPrefix && this.#byPrefix.get(def.keyPrefix)?.name === def.name) this.#byPrefix.set(def.keyPrefix, meta)
    this.#links.clear()
    this.version++
    this.#redefined(def, def.name)
  }

  /** The parents of a new reference learn of their children: 'Crates__r'. */
  #addChild(child: ObjectDef, field: FieldDef): void {
    const relationshipName = `${child.labelPlural.replace(/\W/g, '')}__r`
    for (const parent of field.referenceTo ?? []) {
      const meta = this.get(parent)
      const relation = { childSObject: child.name, field: field.name, relationshipName }
      if (meta) this.#define({ ...meta.def, childRelationships: [...meta.def.childRelationships, relation] })
    }
  }
}
