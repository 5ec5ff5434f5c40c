/** The further objects as definitions whose fields are read when first asked for. */
import type { FieldSpec } from '../kit/index.ts'
import { type ReadField, readField } from './field-line.ts'
import { furtherHeads, type Head } from './heads.ts'
import { kinFields } from './kin.ts'
import { linesOf } from './lines.ts'
import { type Link, linksOf } from './links.ts'

/** An object told in a file of its own. */
interface Told {
  name: string
  fields: readonly FieldSpec[]
}

export class FurtherObjects {
  readonly heads: readonly Head[]
  readonly #told: ReadonlyMap<string, Told>
  readonly #heads: ReadonlyMap<string, Head>
  #links: Map<string, Link[]> | undefined

  /** Objects with files of their own come first: a line of the same name is left out. */
  constructor(told: readonly Told[]) {
    this.#told = new Map(told.map((one) => [one.name, one]))
    this.heads = furtherHeads().filter(({ name }) => !this.#told.has(name))
    this.#heads = new Map(this.heads.map((head) => [head.name, head]))
  }

  /** The fields of a further object, made anew with every call. */
  fieldsOf(name: string): FieldSpec[] {
    const fields = this.#read(name).map(({ field }) => field)
    for (const { name: whole, type } of fields) if (type === 'address') nameParts(fields, whole)
    return fields
  }

  /** Who among the further objects points at this one, in no order. */
  linksTo(parent: string): readonly Link[] {
    this.#links ??= this.#collect()
    return this.#links.get(parent) ?? []
  }

  /** The fields that fit, by their lines: a reference says so in its own. */
  #read(name: string, fits = (_line: string) => true): ReadField[] {
    const head = this.#heads.get(name)
    if (!head) return []
    if (!head.kin)
      return linesOf(name)
        .filter(fits)
        .map((line) => readField(head, line))
    const fields = kinFields(head, head.kin, (parent) => this.#told.get(parent)?.fields ?? this.fieldsOf(parent))
    return fields.map((field) => ({ field, links: linksOf(name, field) }))
  }

  #collect(): Map<string, Link[]> {
    const found = new Map<string, Link[]>()
    for (const { name } of this.heads) {
      for (const link of this.#read(name, mayLink).flatMap(({ links }) => links)) {
        const known = found.get(link.parent)
        if (known) known.push(link)
        else found.set(link.parent, [link])
      }
    }
    return found
  }
}

const mayLink = (line: string) => line.endsWith('ById') || line.includes('|reference|')

const PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude', 'GeocodeAccuracy']

/** The parts of an address say which they belong to. */
function nameParts(fields: FieldSpec[], whole: string): void {
  const kind = whole.replace(/Address$/, '')
  for (const field of fields) if (PARTS.some((part) => field.name === kind + part)) field.compoundFieldName = whole
}
