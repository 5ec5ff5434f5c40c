/** What a schema is made for: one user's objects, and of their fields those the request mentions, or all for introspection. */

import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLUnionType,
} from 'graphql'
import type { FieldDef, ObjectDef, OrgView } from '../../org/index.ts'
import type { FieldKind } from './field-kind.ts'
import { kindOf } from './field-kind.ts'

/** A field GraphQL shows by itself. */
export interface ShownField {
  field: FieldDef
  kind: FieldKind
}

/** A way from a record to others by name: to its parent, which may be of several objects. */
export interface ParentField {
  name: string
  field: FieldDef
  targets: ObjectDef[]
}

export class Plan {
  readonly view: OrgView
  /** Whether a name stands in the request. */
  readonly mentions: (name: string) => boolean
  /** Whether the whole schema is asked for, to be read by a person or a code generator. */
  readonly isWhole: boolean
  readonly #types = new Map<string, unknown>()

  constructor(view: OrgView, mentions: (name: string) => boolean, isWhole: boolean) {
    this.view = view
    this.mentions = mentions
    this.isWhole = isWhole
  }

  /** The type of a name, made when first asked for. */
  object(name: string, make: () => GraphQLObjectType): GraphQLObjectType {
    return this.#once(name, GraphQLObjectType, make)
  }

  input(name: string, make: () => GraphQLInputObjectType): GraphQLInputObjectType {
    return this.#once(name, GraphQLInputObjectType, make)
  }

  union(name: string, make: () => GraphQLUnionType): GraphQLUnionType {
    return this.#once(name, GraphQLUnionType, make)
  }

  interface(name: string, make: () => GraphQLInterfaceType): GraphQLInterfaceType {
    return this.#once(name, GraphQLInterfaceType, make)
  }

  /** An enumeration of words that stand for themselves. */
  words(name: string, words: readonly string[]): GraphQLEnumType {
    return this.#once(
      name,
      GraphQLEnumType,
      () => new GraphQLEnumType({ name, values: Object.fromEntries(words.map((word) => [word, {}])) }),
    )
  }

  #once<T>(name: string, kind: abstract new (...given: never[]) => T, make: () => T): T {
    const known = this.#types.get(name)
    if (known instanceof kind) return known
    const made = make()
    this.#types.set(name, made)
    return made
  }

  /** The objects the UI API offers: those with layouts, and users and groups, whom records belong to. */
  objects(): ObjectDef[] {
    return [...this.view.objects()].filter(
      (object) => !object.tooling && object.queryable && (object.layoutable || offered.has(object.name)),
    )
  }

  fields(object: ObjectDef): ShownField[] {
    return object.fields.flatMap((field) => {
      const kind = this.mentions(field.name) && this.view.field(object, field.name) ? kindOf(field) : undefined
      return kind ? [{ field, kind }] : []
    })
  }

  /** Places by latitude and longitude: to filter and to order by, where their parts are what is read. */
  places(object: ObjectDef): FieldDef[] {
    return object.fields.filter(
      ({ type, name }) => type === 'location' && this.mentions(name) && this.view.field(object, name) !== undefined,
    )
  }

  parents(object: ObjectDef): ParentField[] {
    return object.fields.flatMap((field) => {
      const name = field.relationshipName
      if (!name || !this.mentions(name) || !this.view.field(object, field.name)) return []
      const targets = (field.referenceTo ?? []).flatMap((target) => this.view.object(target) ?? [])
      return targets.length > 0 ? [{ name, field, targets }] : []
    })
  }
}

const offered = new Set([
  'User',
  'Group',
  'RecordType',
  'Profile',
  'UserRole',
  'ContentDocument',
  'ContentDocumentLink',
])
