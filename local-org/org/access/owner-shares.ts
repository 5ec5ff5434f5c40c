/**
 * The rows of a share object with those of the owners among them: each record is shared with who owns it, by the cause Owner.
 * They are not stored: the record says who owns it
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountshare.htm).
 */
import { to18 } from '../ids.ts'
import type { ObjectDef, Row, Table, Value } from '../schema.ts'
import { shareFields } from './sharing.ts'

/** Stands in an id where counted ones have a zero. */
const MARK = 'O'
const MARK_PLACE = 5
/** What owners may do with the records around their own: the deals and cases of an account. */
const AROUND = 'Edit'

/** The object a share object is of; undefined for other objects. */
export function sharedObject({ name }: ObjectDef): string | undefined {
  return name.match(/^(.+)__Share$/)?.[1]?.concat('__c') ?? name.match(/^(.+)Share$/)?.[1]
}

export class OwnerShares implements Table {
  readonly #shares: Table
  readonly #records: Table
  readonly #key: string
  readonly #level: string

  /** `records` are those the reader sees, of the object the shares are of. */
  constructor(shares: Table, records: Table) {
    this.#shares = shares
    this.#records = records
    const [key, level] = shareFields(records.object.name)
    this.#key = key
    this.#level = level
  }

  get object(): ObjectDef {
    return this.#shares.object
  }

  get size(): number {
    return this.#shares.size + this.#records.size
  }

  get(id: string): Row | undefined {
    if (id[MARK_PLACE] !== MARK) return this.#shares.get(id)
    const recordId = to18(`${this.#records.object.keyPrefix}${id.slice(3, MARK_PLACE)}0${id.slice(MARK_PLACE + 1, 15)}`)
    const record = recordId === undefined ? undefined : this.#records.get(recordId)
    return record && this.#ofOwner(record)
  }

  *all(withDeleted?: boolean): Iterable<Row> {
    for (const record of this.#records.all(withDeleted)) yield this.#ofOwner(record)
    yield* this.#shares.all(withDeleted)
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    const stored = this.#shares.lookup(field, values)
    const records = this.#recordsBy(field, values)
    return stored && records && [...records.map((record) => this.#ofOwner(record)), ...stored]
  }

  range(): undefined {
    return undefined
  }

  #recordsBy(field: string, values: readonly Value[]): Row[] | undefined {
    if (field === this.#key) return values.flatMap((id) => this.#records.get(String(id)) ?? [])
    return field === 'UserOrGroupId' ? this.#records.lookup('OwnerId', values) : undefined
  }

  #ofOwner(record: Row): Row {
    const { Id } = record
    const levels = this.object.fields.filter(({ name }) => name.endsWith('AccessLevel'))
    const row: Row = { Id: this.#idOf(Id) }
    for (const { name } of levels) row[name] = name === this.#level ? 'All' : AROUND
    row[this.#key] = Id
    row['UserOrGroupId'] = record['OwnerId'] ?? null
    row['RowCause'] = 'Owner'
    row['LastModifiedDate'] = record['CreatedDate'] ?? null
    row['LastModifiedById'] = record['CreatedById'] ?? null
    row['IsDeleted'] = record['IsDeleted'] ?? false
    return row
  }

  #idOf(recordId: string): string {
    const plain = `${this.object.keyPrefix}${recordId.slice(3, MARK_PLACE)}${MARK}${recordId.slice(MARK_PLACE + 1, 15)}`
    return to18(plain) ?? ''
  }
}
