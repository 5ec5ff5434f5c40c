/** The shape of the records in an answer: members in the order selected, parents nested, each record with its attributes. */
import type { ObjectDef, Row } from '../../org/index.ts'
import type { Hop } from '../names/hop.ts'
import { type Attributes, attributesOf } from './attributes.ts'
import type { WireRead } from './field-value.ts'

/** A record as REST spells it in JSON. */
export interface WireRecord {
  readonly attributes: Attributes
  readonly [member: string]: unknown
}

interface Leaf {
  readonly key: string
  readonly read: WireRead
}

interface Parent {
  readonly key: string
  readonly hop: Hop
  readonly shape: RecordShape
}

function readParent({ hop, shape }: Parent): WireRead {
  return (row, version) => {
    const found = hop.follow(row)
    return found ? shape.write(found, version) : null
  }
}

export class RecordShape {
  readonly #members: Leaf[] = []
  readonly #parents = new Map<string, Parent>()
  readonly #objectOf: (row: Row) => ObjectDef
  readonly #shownAs: ObjectDef | undefined

  /** `objectOf` tells what a row is; `shownAs` stands in its place in the attributes (the Name entity). */
  constructor(objectOf: (row: Row) => ObjectDef, shownAs?: ObjectDef) {
    this.#objectOf = objectOf
    this.#shownAs = shownAs
  }

  /** False when the key is taken. */
  add(key: string, read: WireRead): boolean {
    if (this.#members.some((member) => member.key === key)) return false
    this.#members.push({ key, read })
    return true
  }

  /** The shape of the record a relationship leads to, made and placed at its first mention. */
  parent(hop: Hop): RecordShape {
    const known = this.#parents.get(hop.name)
    if (known) return known.shape
    const parent = { key: hop.name, hop, shape: new RecordShape(hop.objectOf, hop.object) }
    this.#parents.set(hop.name, parent)
    this.add(hop.name, readParent(parent))
    return parent.shape
  }

  write(row: Row, version: string): WireRecord {
    const attributes = attributesOf(this.#objectOf(row), row, version, this.#shownAs)
    const record: { attributes: Attributes; [member: string]: unknown } = { attributes }
    for (const { key, read } of this.#members) record[key] = read(row, version)
    return record
  }
}
