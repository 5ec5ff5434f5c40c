/** The org as one user sees it: closed objects and fields are not there, formulas have their values. */

import { defaultValue } from '../formula/default-value.ts'
import { isFault } from '../formula/fault.ts'
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import {
  type Api,
  type FieldDef,
  type ObjectDef,
  type OfferedTypes,
  OrgError,
  type OrgView,
  type Row,
  type Table,
  type Value,
} from '../schema.ts'
import type { Access } from './access.ts'
import { setsAuditFields, withOpenStamps } from './audit-fields.ts'
import { ComputedShares, type RuleShare, sharedObject } from './computed-shares.ts'

export interface ViewSource {
  catalog: Catalog
  /** A row by id, of whatever object. */
  row(id: string): Row | undefined
  table(name: string): Table | undefined
  now(): number
  /** The text of a custom label; null when there is none. */
  label(name: string): string | null
  /** Wraps a table whose rows need work before they are shown: formulas, rows of others. */
  present(table: Table, meta: Meta, access: Access): Table
  /** With whom sharing rules share a record. */
  sharedByRules(meta: Meta, row: Row): RuleShare[]
}

export class UserView implements OrgView {
  readonly user: { Id: string; timeZone: string }
  readonly #source: ViewSource
  readonly #access: Access
  readonly #api: Api
  readonly #shown = new Map<string, ObjectDef>()

  constructor(source: ViewSource, access: Access, { timeZone, api }: { timeZone: string; api: Api }) {
    this.#source = source
    this.#access = access
    this.#api = api
    this.user = { Id: access.userId, timeZone }
  }

  object(name: string): ObjectDef | undefined {
    const meta = this.#source.catalog.get(name)
    return meta && this.#isOpen(meta) ? this.#show(meta) : undefined
  }

  field(object: ObjectDef, name: string): FieldDef | undefined {
    const meta = this.#source.catalog.get(object.name)
    const field = meta?.field(name)
    if (!meta || !field || this.#hidden(meta)?.includes(field.name)) return undefined
    return this.#access.canRead(meta, field) ? field : undefined
  }

  table(name: string): Table {
    const meta = this.#source.catalog.get(name)
    const table = meta && this.#isOpen(meta) ? this.#source.table(meta.name) : undefined
    if (!meta || !table) throw new OrgError('INVALID_TYPE', `sObject type '${name}' is not supported.`)
    const shown = this.#source.present(table, meta, this.#access)
    const shared = this.#source.catalog.get(sharedObject(meta.def) ?? '')
    if (!shared) return shown
    return new ComputedShares(shown, this.table(shared.name), (row) => this.#source.sharedByRules(shared, row))
  }

  *objects(): Iterable<ObjectDef> {
    for (const meta of this.#source.catalog.all()) if (this.#isOpen(meta)) yield this.#show(meta)
  }

  now(): number {
    return this.#source.now()
  }

  recordTypes(object: string): OfferedTypes {
    return this.#access.recordTypes(this.#source.catalog.get(object)?.name ?? object)
  }

  defaultValue(object: ObjectDef, field: FieldDef): Value {
    const meta = this.#source.catalog.get(object.name)
    if (!meta) return null
    const { catalog, label, row } = this.#source
    const table = (name: string) => this.#source.table(name)
    try {
      return defaultValue(field, meta, { catalog, label, row, table, userId: this.user.Id, now: this.now() })
    } catch (problem) {
      if (isFault(problem)) return null
      throw problem
    }
  }

  #isOpen(meta: Meta): boolean {
    return this.#access.may(meta, 'read') && (!meta.def.tooling || this.#api === 'tooling')
  }

  /** The definition with the user's permissions in its flags, made once per state of schema and permissions. */
  #show(meta: Meta): ObjectDef {
    const hidden = this.#hidden(meta)
    const isWhole = this.#access.showsWhole(meta)
    const setsAudit = setsAuditFields(this.#access, meta)
    if (isWhole && !hidden && !setsAudit) return meta.def
    const known = this.#shown.get(meta.name)
    if (known) return known
    const opened = isWhole ? meta.def : restrict(meta, this.#access)
    const open = setsAudit ? withOpenStamps(opened) : opened
    const shown = hidden ? { ...open, fields: open.fields.filter(({ name }) => !hidden.includes(name)) } : open
    this.#shown.set(meta.name, shown)
    return shown
  }

  #hidden({ def }: Meta): readonly string[] | undefined {
    return this.#api === 'data' ? def.toolingFields : undefined
  }
}

function restrict(meta: Meta, access: Access): ObjectDef {
  const { def } = meta
  const flags = {
    createable: def.createable && access.may(meta, 'create'),
    updateable: def.updateable && access.may(meta, 'edit'),
    deletable: def.deletable && access.may(meta, 'delete'),
  }
  if (def.further?.read === false) return withFlags(def, flags)
  const fields = def.fields.filter((field) => access.canRead(meta, field))
  return {
    ...def,
    ...flags,
    fields: fields.map((field) =>
      access.canEdit(meta, field) ? field : { ...field, createable: false, updateable: false },
    ),
  }
}

/** The same definition with other flags, its fields still unread. */
function withFlags(def: ObjectDef, flags: Partial<ObjectDef>): ObjectDef {
  return Object.create(Object.prototype, {
    ...Object.getOwnPropertyDescriptors(def),
    ...Object.getOwnPropertyDescriptors(flags),
  })
}
