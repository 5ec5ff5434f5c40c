/**
 * The rows of a share object with those nobody stored among them: each record is shared with who owns it, by the cause Owner, and
 * with those sharing rules name, by the cause Rule
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountshare.htm).
 */
import { to18 } from '../ids.ts'
import type { ObjectDef, Row, Table, Value } from '../schema.ts'
import { shareFields } from './sharing.ts'

/** Stands in an id where counted ones have a zero: the owner's row, and of rules a letter each. */
const OWNER_MARK = 'O'
const RULE_MARKS = 'abcdefghijklmnopqrstuvwxyz'
const MARK_PLACE = 5
/** What owners may do with the records around their own: the deals and cases of an account. */
const AROUND = 'Edit'

/** The object a share object is of; undefined for other objects. */
export function sharedObject({ name }: ObjectDef): string | undefined {
  return name.match(/^(.+)__Share$/)?.[1]?.concat('__c') ?? name.match(/^(.+)Share$/)?.[1]
}

/** With whom a rule shares a record, and what they may do. */
export interface RuleShare {
  holderId: string
  access: 'Read' | 'Edit'
}

interface Share {
  mark: string
  holder: Value
  level: string
  around: string
  cause: string
}

export class ComputedShares implements Table {
  readonly #shares: Table
  readonly #records: Table
  readonly #rulesOf: (record: Row) => RuleShare[]
  readonly #key: string
  readonly #level: string

  /** `records` are those the reader sees, of the object the shares are of. */
  constructor(shares: Table, records: Table, rulesOf: (record: Row) => RuleShare[]) {
    this.#shares = shares
    this.#records = records
    this.#rulesOf = rulesOf
    const [key, level] = shareFields(records.object.name)
    this.#key = key
    this.#level = level
  }

  get object(): ObjectDef {
    return this.#shares.object
  }

  get size(): number {
    let count = this.#shares.size
    for (const record of this.#records.all()) count += this.#sharesOf(record).length
    return count
  }

  get(id: string): Row | undefined {
    if (id[MARK_PLACE] === '0') return this.#shares.get(id)
    const recordId = to18(`${this.#records.object.keyPrefix}${id.slice(3, MARK_PLACE)}0${id.slice(MARK_PLACE + 1, 15)}`)
    const record = recordId === undefined ? undefined : this.#records.get(recordId)
    return record && this.#rowsOf(record).find((row) => row.Id === id)
  }

  *all(withDeleted?: boolean): Iterable<Row> {
    for (const record of this.#records.all(withDeleted)) yield* this.#rowsOf(record)
    yield* this.#shares.all(withDeleted)
  }

  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    const stored = field === this.#key ? this.#shares.lookup(field, values) : undefined
    if (!stored) return undefined
    return [
      ...values.flatMap((id) => this.#records.get(String(id)) ?? []).flatMap((row) => this.#rowsOf(row)),
      ...stored,
    ]
  }

  range(): undefined {
    return undefined
  }

  #sharesOf(record: Row): Share[] {
    const owner = { mark: OWNER_MARK, holder: record['OwnerId'] ?? null, level: 'All', around: AROUND, cause: 'Owner' }
    const rules = this.#rulesOf(record).slice(0, RULE_MARKS.length)
    return [owner, ...rules.map(({ holderId, access }, i) => ruleShare(RULE_MARKS[i] ?? '', holderId, access))]
  }

  #rowsOf(record: Row): Row[] {
    const levels = this.object.fields.filter(({ name }) => name.endsWith('AccessLevel'))
    return this.#sharesOf(record).map(({ mark, holder, level, around, cause }) => {
      const row: Row = { Id: this.#idOf(record.Id, mark) }
      for (const { name } of levels) row[name] = name === this.#level ? level : around
      row[this.#key] = record.Id
      row['UserOrGroupId'] = holder
      row['RowCause'] = cause
      row['LastModifiedDate'] = record['CreatedDate'] ?? null
      row['LastModifiedById'] = record['CreatedById'] ?? null
      row['IsDeleted'] = record['IsDeleted'] ?? false
      return row
    })
  }

  #idOf(recordId: string, mark: string): string {
    const plain = `${this.object.keyPrefix}${recordId.slice(3, MARK_PLACE)}${mark}${recordId.slice(MARK_PLACE + 1, 15)}`
    return to18(plain) ?? ''
  }
}

function ruleShare(mark: string, holder: string, access: string): Share {
  return { mark, holder, level: access, around: 'None', cause: 'Rule' }
}
