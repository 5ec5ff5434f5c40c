/** What users may do with records, told for the records asked for: there is a row of each user and record, and no end of them. */

import {
  type ObjectDef,
  type Org,
  OrgError,
  type OrgView,
  type Row,
  type Table,
  to18,
  type Value,
} from '../org/index.ts'

/** Records one query may ask about. */
const MOST_RECORDS = 200
/** Levels from the most to the least. */
const LEVELS = ['All', 'Transfer', 'Delete', 'Edit', 'Read'] as const

export class RecordAccessTable implements Table {
  readonly object: ObjectDef
  readonly #view: OrgView
  readonly #org: Org

  constructor(object: ObjectDef, view: OrgView, org: Org) {
    this.object = object
    this.#view = view
    this.#org = org
  }

  get size(): number {
    return 0
  }

  get(): undefined {
    return undefined
  }

  /** Throws MALFORMED_QUERY: only what is picked by user and record is told [K: the words]. */
  all(): Iterable<Row> {
    const message =
      'UserRecordAccess requires a filter by a single UserId and by RecordId, using the equals operator or IN'
    throw new OrgError('MALFORMED_QUERY', message)
  }

  /** The rows of all users about the records. Throws MALFORMED_QUERY for too many. */
  lookup(field: string, values: readonly Value[]): Row[] | undefined {
    if (field !== 'RecordId') return undefined
    if (values.length > MOST_RECORDS) {
      throw new OrgError('MALFORMED_QUERY', `UserRecordAccess can be queried for at most ${MOST_RECORDS} records`)
    }
    const users = [...this.#view.table('User').all()]
    return values.flatMap((value) => {
      const id = to18(String(value))
      return id === undefined ? [] : users.map((user) => this.#rowOf(user.Id, id))
    })
  }

  range(): undefined {
    return undefined
  }

  #rowOf(UserId: string, RecordId: string): Row {
    const { read, edit, delete: mayDelete, transfer } = this.#org.recordAccess(UserId, RecordId)
    const has = { Read: read, Edit: edit, Delete: mayDelete, Transfer: transfer, All: mayDelete && transfer }
    return {
      Id: RecordId,
      UserId,
      RecordId,
      HasReadAccess: has.Read,
      HasEditAccess: has.Edit,
      HasDeleteAccess: has.Delete,
      HasTransferAccess: has.Transfer,
      HasAllAccess: has.All,
      MaxAccessLevel: LEVELS.find((level) => has[level]) ?? 'None',
    }
  }
}
